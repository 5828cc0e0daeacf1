"""Releasing a brief by a link: sealed under a key that only the link holds, opened, taken back, and gone in time.

Nothing is written of who released it, not even to the journal: a brief is invisible until released, and then it is
for who has the link. Whoever holds the database, keeper and backups included, can neither read one nor tell whose it
is (docs/decisions/0043).
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from honeyflow.backoffice.models import SharedBrief
from honeyflow.kernel.errors import HoneyflowError

DAYS = (7, 30, 90)
"""How long a link may be good for."""

LARGEST = 4_000_000
"""Bytes of a page."""

MOST = 5_000
"""Links that are good at one time."""

_SECRET_BYTES = 32
_NONCE_BYTES = 12
_STEP = 65_536
"""Pages are filled up to a multiple of this, so that a row's length does not tell one brief from another."""


class NotSharedError(HoneyflowError):
    """A brief that is not released: too large, for an unknown time, or too many are."""

    def __init__(self, seen: str, expected: str) -> None:
        super().__init__(f"link: saw {seen}; expected {expected}. Nothing was released")


@dataclass(frozen=True)
class Shared:
    """What the member gets, and nobody keeps: the link's secret, the word that takes it back, its last day (UTC)."""

    secret: str
    take_back: str
    last_on: date


def share_brief(page: bytes, days: int, *, now: datetime | None = None) -> Shared:
    """Keep `page` sealed for `days` days.

    Raises
    ------
    NotSharedError
    """
    if days not in DAYS:
        raise NotSharedError(f"{days} days", f"one of {', '.join(map(str, DAYS))}")
    if len(page) > LARGEST:
        raise NotSharedError(f"a page of {len(page):,} bytes", f"at most {LARGEST:,}")
    today = (now or datetime.now(UTC)).date()
    drop_expired(today)
    if SharedBrief.objects.count() >= MOST:
        raise NotSharedError(f"{MOST:,} links that are still good", "fewer; try again on another day")
    secret, take_back = _word(), _word()
    number, key = _derived(secret)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = nonce + AESGCM(key).encrypt(nonce, _filled_up(page), number.encode())
    last_on = today + timedelta(days=days)
    SharedBrief.objects.create(number=number, sealed=sealed, take_back=_hash(take_back), last_on=last_on)
    return Shared(secret, take_back, last_on)


def open_shared(secret: str, *, now: datetime | None = None) -> bytes | None:
    """Return the page behind a link; None for a wrong, an expired and a taken-back one alike."""
    drop_expired((now or datetime.now(UTC)).date())
    number, key = _derived(secret)
    row = SharedBrief.objects.filter(number=number).first()
    if row is None:
        return None
    sealed = bytes(row.sealed)
    try:
        return _unfilled(AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], number.encode()))
    except InvalidTag:
        return None


def take_back_shared(secret: str, take_back: str) -> None:
    """Delete what is behind a link, when `take_back` is its word; nothing tells whether it was."""
    number, _ = _derived(secret)
    SharedBrief.objects.filter(number=number, take_back=_hash(take_back)).delete()


def drop_expired(today: date) -> None:
    """Delete the rows whose last day is over."""
    SharedBrief.objects.filter(last_on__lt=today).delete()


def _word() -> str:
    return secrets.token_urlsafe(_SECRET_BYTES)


def _hash(word: str) -> str:
    return sha256(word.encode("utf-8", "surrogateescape")).hexdigest()


def _derived(secret: str) -> tuple[str, bytes]:
    """Return the row's number and the key: of one secret, neither telling the other."""
    told = secret.encode("utf-8", "surrogateescape")[:200]
    number = HKDF(SHA256(), 32, None, b"honeyflow shared brief: number").derive(told)
    return number.hex(), HKDF(SHA256(), 32, None, b"honeyflow shared brief: key").derive(told)


def _filled_up(page: bytes) -> bytes:
    told = len(page).to_bytes(8, "big") + page
    return told + b"\0" * (-len(told) % _STEP)


def _unfilled(filled: bytes) -> bytes:
    return filled[8 : 8 + int.from_bytes(filled[:8], "big")]

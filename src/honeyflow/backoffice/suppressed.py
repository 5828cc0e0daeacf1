"""The suppression list: who is not written to whatever an audience says, and its form for systems outside.

Outside it goes as keyed hashes alone, with as many decoys that its size tells nothing; the key is the system's own.
"""

import hmac
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Max

from honeyflow.backoffice.models import Complaint, Consent, Objection, Subject, Suppression, Token, Withdrawal
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.site import Site
from honeyflow.site.erased.key import made_key

FEWEST = 1024
"""Hashes a list has at least."""
_CHUNK = 500


def suppression_key(site: Site, token: Token) -> str:
    """Return the key under which a system gets the list: made from the site's key and the system's token."""
    return hmac.digest(made_key(site), f"suppression\0{token.digest}".encode(), "sha256").hex()


def suppression_hashes(site: Site, token: Token, purpose: Purpose | None) -> list[str]:
    """Return the list for a system, sorted: HMAC with SHA-256 of each address in lower case, and decoys.

    Its length is a power of two. The decoys are the same ones each time, so that two lists do not tell them apart;
    whoever holds the key can tell one only by not finding its address.
    """
    key = bytes.fromhex(suppression_key(site, token))
    real = {hmac.digest(key, text.encode(), "sha256").hex() for text in suppressed_addresses(site, purpose)}
    size = FEWEST
    while size < len(real) + FEWEST // 2:
        size *= 2
    return sorted([*real, *_decoys(site, token, size - len(real))])


def _decoys(site: Site, token: Token, count: int) -> Iterator[str]:
    key = made_key(site)
    for number in range(count):
        yield hmac.digest(key, f"decoy\0{token.digest}\0{number}".encode(), "sha256").hex()


def suppressed_addresses(site: Site, purpose: Purpose | None) -> set[str]:
    """Return the addresses, and what variants of each share, of all who stopped this purpose or everything."""
    boxes = sorted(_stopped(site, purpose))
    found: set[str] = set()
    for start in range(0, len(boxes), _CHUNK):
        rows = Subject.objects.filter(mailbox__in=boxes[start : start + _CHUNK]).values_list("address", flat=True)
        for text in rows:
            read = read_address(text)
            found |= {read.exact, read.mailbox} if isinstance(read, Address) else set()
    return found


def _stopped(site: Site, purpose: Purpose | None) -> set[str]:
    """Return the mailboxes, as keyed hashes."""
    quiet = datetime.now(UTC) - timedelta(days=site.outreach.quiet_days)
    standing = Objection.objects.filter(withdrawn_at=None)
    found = {
        *_boxes(Suppression.objects.filter(lifted_at=None)),
        *_boxes(Complaint.objects.filter(made_at__gt=quiet)),
        *_boxes(standing.filter(purpose="")),
    }
    return found if purpose is None else found | _against(purpose)


def _against(purpose: Purpose) -> set[str]:
    """Return whose last word about a purpose is a withdrawal or an objection."""
    given = dict(_last(Consent.objects.filter(purpose=purpose), "given_at"))
    ended = {
        *_last(Withdrawal.objects.filter(purpose=purpose), "at"),
        *_last(Objection.objects.filter(purpose=purpose, withdrawn_at=None), "made_at"),
    }
    return {box for box, at in ended if box not in given or given[box] <= at}


def _last(rows: Any, instant: str) -> Iterator[tuple[str, datetime]]:
    yield from rows.values("mailbox").annotate(last=Max(instant)).values_list("mailbox", "last")


def _boxes(rows: Any) -> Iterator[str]:
    yield from rows.values_list("mailbox", flat=True)

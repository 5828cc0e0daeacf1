"""The code on a certificate: what it says, signed, so that it can be checked without keeping anything about anybody.

A code is two words with a dot between: the facts (JSON, packed, base64) and the Ed25519 signature over them by the
site's own key. Whoever holds it can read the facts; nobody can change them.
"""

import base64
import binascii
import json
import zlib
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from honeyflow.backoffice.signing import is_signed, public_key, sign
from honeyflow.site import Site

WHAT = "honeyflow/certificate/1"
"""Signed along, so that no signature over something else counts here."""

LONGEST = 6_000
_MOST_FACTS = 20_000


@dataclass(frozen=True)
class Facts:
    """What a certificate states.

    Parameters
    ----------
    name, company : str
        Whose it is; whose records say so.
    first_on, last_on, made_on : str
        Days, ISO 8601.
    kinds : dict
        Contributions by kind; 0 where the number is not shown.
    releases : int
        Releases that were the first to hold some of the work; 0 where not shown.
    capacity : str
        In which the holder acted, empty where not shown.
    demo : bool
        Of a company that is made up.
    """

    name: str
    company: str
    first_on: str
    last_on: str
    made_on: str
    kinds: dict[str, int] = field(default_factory=dict)
    projects: tuple[str, ...] = ()
    releases: int = 0
    capacity: str = ""
    demo: bool = False


def make_code(site: Site, facts: Facts) -> str:
    """Return the code for these facts; the same facts give the same code."""
    text = json.dumps(asdict(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    word = _word(zlib.compress(text.encode(), 9))
    signature = base64.b64decode(sign(site, f"{WHAT}\n{word}"))
    return f"{word}.{_word(signature)}"


def read_code(site: Site, code: str) -> Facts | None:
    """Return what a code states, None when it is none of this site's, or was changed."""
    plain = "".join(code.split())
    word, _, signature = plain.partition(".")
    if not 0 < len(plain) <= LONGEST:
        return None
    try:
        signed = base64.b64encode(_bytes(signature)).decode()
        if not is_signed(f"{WHAT}\n{word}", signed, public_key(site)):
            return None
        packed = zlib.decompressobj().decompress(_bytes(word), _MOST_FACTS)
        return _facts(json.loads(packed))
    except (ValueError, TypeError, binascii.Error, zlib.error):
        return None


def made_on(facts: Facts) -> date:
    """Return the day a certificate was made."""
    return date.fromisoformat(facts.made_on)


def _facts(told: dict[str, Any]) -> Facts:
    return Facts(**{**told, "projects": tuple(told["projects"])})


def _word(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)

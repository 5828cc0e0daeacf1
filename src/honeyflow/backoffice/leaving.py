"""Links to leave and to confirm: signed for ever under a key of the site, without an address in them.

A link names a subject and a purpose (or the entry of a consent). Whoever holds it may leave or confirm, and nothing
else; a link that is changed is none.
"""

import base64
import binascii
import hmac
from dataclasses import dataclass

from honeyflow.backoffice.actions.subjects import Hasher, Whose, parsed
from honeyflow.backoffice.models import Subject
from honeyflow.kernel.purpose import Purpose
from honeyflow.site import Site
from honeyflow.site.erased.key import made_key

ONE_CLICK = "List-Unsubscribe=One-Click"
"""What a mail program posts (RFC 8058)."""

_SIGNATURE = 16
_SUBJECT = 32


@dataclass(frozen=True)
class Leave:
    """What a link to leave says."""

    subject: str
    purpose: Purpose

    @property
    def whose(self) -> Whose | None:
        """Whose it is; None once they are erased."""
        mailbox = Subject.objects.filter(subject=self.subject).values_list("mailbox", flat=True).first()
        return None if mailbox is None else Whose(self.subject, mailbox)


def leave_headers(site: Site, address: str, purpose: Purpose, base: str) -> dict[str, str]:
    """Return the two headers (RFC 2369, RFC 8058) by which the receiver of one message leaves with one click.

    Parameters
    ----------
    base : str
        Where the public pages are reached, ``https://mail.example.org``.

    Raises
    ------
    AddressFaultError
    ValueError
        When `base` is no https address.
    """
    if not base.startswith("https://") or any(each.isspace() or each in "<>," for each in base):
        raise ValueError(f"saw {base[:80]!r}; expected https://, as RFC 8058 asks")
    subject = Hasher(site).whose(parsed(address)).subject
    link = f"{base.rstrip('/')}/leave/{leave_token(site, subject, purpose)}/"
    return {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": ONE_CLICK}


def leave_token(site: Site, subject: str, purpose: Purpose) -> str:
    """Return the word of a link to leave."""
    return _token(site, "leave", bytes.fromhex(subject), purpose.value)


def read_leave(site: Site, token: str) -> Leave | None:
    """Return what a link to leave says; None when it is none of ours."""
    told = _told(site, "leave", token)
    if told is None or told[1] not in set(Purpose) or len(told[0]) != _SUBJECT:
        return None
    return Leave(told[0].hex(), Purpose(told[1]))


def confirm_token(site: Site, subject: str, entry: int) -> str:
    """Return the word of a link to confirm the consent of an entry."""
    return _token(site, "confirm", bytes.fromhex(subject), str(entry))


def read_confirm(site: Site, token: str) -> int | None:
    """Return the entry of the consent that a link confirms; None when it is none of ours."""
    told = _told(site, "confirm", token)
    return int(told[1]) if told and told[1].isdecimal() else None


def _token(site: Site, what: str, subject: bytes, told: str) -> str:
    return ".".join((_text(subject), told, _text(_signature(site, what, subject, told))))


def _told(site: Site, what: str, token: str) -> tuple[bytes, str] | None:
    try:
        subject, told, signature = token.split(".")
        read, signed = _bytes(subject), _bytes(signature)
    except (ValueError, binascii.Error):
        return None
    good = hmac.compare_digest(signed, _signature(site, what, read, told))
    return (read, told) if good and _token(site, what, read, told) == token else None


def _signature(site: Site, what: str, subject: bytes, told: str) -> bytes:
    return hmac.digest(made_key(site), b"\0".join((what.encode(), subject, told.encode())), "sha256")[:_SIGNATURE]


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)

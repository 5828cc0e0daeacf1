"""Addresses as they are compared: normal form, variants of one mailbox, and those that can be taken for another's.

A consent counts for the exact address it was given for; whatever speaks against writing counts for all variants of the
mailbox (``jo+news@`` is ``jo@``). So a variant never widens what was agreed, and never gets round a refusal.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import idna

from honeyflow.outreach.lookalikes import is_lookalike
from honeyflow.people.addresses import SHARED_MAILBOXES

LONGEST, LONGEST_MAILBOX = 254, 64
"""Octets of an address and of what stands before the ``@`` (RFC 5321)."""

ROLES = SHARED_MAILBOXES | {
    "abuse", "accounting", "accounts", "all", "billing", "bounce", "bounces", "careers", "compliance", "everyone",
    "finance", "ftp", "hello", "help", "helpdesk", "hostmaster", "hr", "invoice", "invoices", "it", "jobs", "legal",
    "list", "mail", "mailer-daemon", "marketing", "media", "news", "newsletter", "noc", "operations", "ops", "orders",
    "press", "privacy", "purchasing", "reception", "sales", "security", "service", "services", "staff", "subscribe",
    "sysadmin", "unsubscribe", "usenet", "uucp", "www",
}  # fmt: skip
"""Mailboxes of roles: RFC 2142's, and those companies have."""

_USUAL = re.compile(r"[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_-]+)*")
"""The usual mailbox: nothing in it needs a second look."""
_MAILBOX = re.compile(r"[^\s@\"(),:;<>\[\\\]]+")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_UNDOTTED = frozenset({"gmail.com", "googlemail.com"})
"""Hosts at which dots before the ``@`` do not matter."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that cannot be seen: control, format, surrogates, line ends."""


class Fault(StrEnum):
    """Why a text is no address that can be judged; in plain words."""

    EMPTY = "no address"
    NO_AT = "no @"
    SEVERAL = "more than one address"
    CONTROL = "a line end or another character that cannot be seen"
    TOO_LONG = "longer than an address may be"
    MAILBOX = "what stands before the @ is no mailbox"
    DOMAIN = "what stands after the @ is no domain"
    FORMULA = "begins as a formula does"


class Address(NamedTuple):
    """One address.

    Parameters
    ----------
    exact : str
        Normal form: trimmed, lower case, one form of Unicode, the domain as it is looked up (A-labels).
    mailbox : str
        The same for all variants of one mailbox: without what follows a ``+``, and at hosts that ignore them without
        dots. Not an address to write to.
    role : bool
        A role's mailbox.
    lookalike : bool
        Can be taken for another address.
    """

    exact: str
    mailbox: str
    role: bool = False
    lookalike: bool = False


def read_address(text: str) -> Address | Fault:
    """Return the address that `text` is, or why it is none.

    Examples
    --------
    >>> read_address(" Jo+News@Example.ORG ")
    Address(exact='jo+news@example.org', mailbox='jo@example.org', role=False, lookalike=False)
    """
    plain = text.lower()
    box, _, host = plain.partition("@")
    if len(plain) <= LONGEST_MAILBOX and _USUAL.fullmatch(box) and _is_usual(host):
        return Address(plain, plain, box in ROLES)
    return _careful(text)


def _careful(text: str) -> Address | Fault:
    if any(unicodedata.category(each) in _HIDDEN for each in text.strip(" ")):
        return Fault.CONTROL
    plain = unicodedata.normalize("NFKC", text).strip().removeprefix("<").removesuffix(">").strip()
    if fault := _fault(plain):
        return fault
    box, _, host = plain.lower().rpartition("@")
    domain = _domain(host)
    if domain is None:
        return Fault.DOMAIN
    if len(f"{box}@{domain}".encode()) > LONGEST or len(box.encode()) > LONGEST_MAILBOX:
        return Fault.TOO_LONG
    common = _common(box, domain)
    return Address(f"{box}@{domain}", f"{common}@{_same(domain)}", common in ROLES, is_lookalike(box, _shown(domain)))


def _fault(plain: str) -> Fault | None:
    if not plain:
        return Fault.EMPTY
    if plain[0] in "=+-@":
        return Fault.FORMULA
    if "@" not in plain:
        return Fault.NO_AT
    if plain.count("@") > 1 or re.search(r"[\s,;]", plain):
        return Fault.SEVERAL
    box = plain.rpartition("@")[0]
    dotted = box.startswith(".") or box.endswith(".") or ".." in box
    return Fault.MAILBOX if dotted or not _MAILBOX.fullmatch(box) else None


@lru_cache(maxsize=65536)
def _is_usual(host: str) -> bool:
    return _domain(host) == host and "xn--" not in host and host not in _UNDOTTED


@lru_cache(maxsize=65536)
def _domain(host: str) -> str | None:
    """Return a domain as it is looked up, or None when it is none; IDNA 2008, so that ß and its like stay apart."""
    host = host.removesuffix(".")
    try:
        ascii_form = host if host.isascii() and "xn--" not in host else idna.encode(host, uts46=True).decode().lower()
    except (idna.IDNAError, UnicodeError):
        return None
    labels = ascii_form.split(".")
    sound = len(labels) > 1 and all(_LABEL.fullmatch(each) for each in labels) and not labels[-1].isdecimal()
    return ascii_form if sound else None


def _shown(domain: str) -> str:
    """Return a domain as people read it."""
    try:
        return idna.decode(domain) if "xn--" in domain else domain
    except (idna.IDNAError, UnicodeError):
        return domain


def _same(domain: str) -> str:
    return "gmail.com" if domain in _UNDOTTED else domain


def _common(box: str, domain: str) -> str:
    """Return what all variants of a mailbox share; a forge's ``number+login`` is one account, not a variant."""
    common = box.casefold() if "noreply" in domain.split(".") else box.casefold().partition("+")[0]
    return common.replace(".", "") if domain in _UNDOTTED else common

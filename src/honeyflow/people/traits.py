"""Traits of an identity: what is compared of it, read once from its name and address."""

import re
from dataclasses import dataclass

from honeyflow.people.addresses import SHARED_MAILBOXES, address, forge_login, forge_number, is_shared_mailbox
from honeyflow.people.domains import Use, classify, split_email
from honeyflow.people.names import called, fold, is_full
from honeyflow.people.records import SeenIdentity

NO_HANDLES = SHARED_MAILBOXES | {
    "abc", "account", "acer", "apple", "asus", "author", "code", "coder", "computer", "dell", "desktop", "email",
    "first", "github", "gitlab", "gmail", "guest", "hello", "home", "lenovo", "list", "lists", "local", "macbook",
    "mail", "mailing", "name", "news", "none", "null", "open", "opensource", "owner", "patches", "private", "public",
    "qq", "security", "server", "software", "spam", "student", "surface", "temp", "thinkpad", "vscode", "web",
    "windows", "work", "yourname",
}  # fmt: skip
"""Mailboxes and bare names that anybody may have."""

_SHORTEST_HANDLE = 3
_SHORTEST_NUMBER = 8
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one identity.

    Parameters
    ----------
    address : str
        For comparison; empty when it cannot tell a person.
    named : str
        An address that stands in the name.
    parts : tuple of str
        Of a full name, folded; empty when the name is none.
    bare : str
        A name that is no full one, letters and digits only.
    login : str
        The forge login a noreply address carries.
    number : str
        The forge account's number it carries.
    mailbox : str
        What stands before the ``@``, tag off, letters and digits only; empty when anybody may have it.
    place : str
        Registrable domain, when it names who gives the address: an employer, a university, a person's own.
    """

    identity_id: str
    address: str
    named: str
    parts: tuple[str, ...]
    bare: str
    login: str
    number: str
    mailbox: str
    place: str

    @property
    def handles(self) -> frozenset[str]:
        """Return what it may be known by besides a full name."""
        return frozenset(handle for handle in (self.bare, self.login, self.mailbox) if handle)


def read_traits(one: SeenIdentity) -> Traits:
    """Return what is compared of an identity."""
    mailbox, host = split_email(one.email)
    name = called(one.name)
    full = is_full(name)
    named = _ADDRESS.search(name) if "@" in name else None
    login = forge_login(one.email)
    told = login is None and mailbox.partition("+")[0]
    return Traits(
        one.identity_id,
        "" if is_shared_mailbox(one.email) else address(one.email),
        address(named[0]) if named and not is_shared_mailbox(named[0]) else "",
        parts_of(name) if full else (),
        "" if full else _handle(name),
        _handle(login[1]) if login else "",
        forge_number(one.email) if login else "",
        _handle(told) if told else "",
        _place(host),
    )


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a name, folded, letters and digits only."""
    found = fold(name).replace("-", " ").split()
    if all(map(str.isalnum, found)):
        return tuple(found)
    plain = ("".join(filter(str.isalnum, part)) for part in found)
    return tuple(part for part in plain if part)


def _handle(text: str) -> str:
    plain = text.lower() if text.isascii() else fold(text)
    if not plain.isalnum():
        plain = "".join(filter(str.isalnum, plain))
    if len(plain) < _SHORTEST_HANDLE or plain in NO_HANDLES or "@" in text:
        return ""
    return "" if plain.isdecimal() and len(plain) < _SHORTEST_NUMBER else plain


_PLACES = frozenset({Use.WORK, Use.UNIVERSITY, Use.GOVERNMENT})


def _place(host: str) -> str:
    domain = classify(host)
    return domain.registrable if domain.use in _PLACES else ""


_DIGITS = re.compile(r"\d+$")


def without_number(handle: str) -> str:
    """Return a handle without the number at its end."""
    return _DIGITS.sub("", handle)

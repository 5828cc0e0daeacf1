"""Traits of an identity: what is compared of it, read once from its name and address."""

import re
from dataclasses import dataclass

from honeyflow.people.addresses import SHARED_MAILBOXES, address, forge_login, is_shared_mailbox
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


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one identity.

    Parameters
    ----------
    address : str
        For comparison; empty when it cannot tell a person.
    parts : tuple of str
        Of a full name, folded; empty when the name is none.
    bare : str
        A name that is no full one, letters and digits only.
    login : str
        The forge login a noreply address carries.
    mailbox : str
        What stands before the ``@``, tag off, letters and digits only; empty when anybody may have it.
    place : str
        Registrable domain, when it names who gives the address: an employer, a university, a person's own.
    """

    identity_id: str
    address: str
    parts: tuple[str, ...]
    bare: str
    login: str
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
    login = forge_login(one.email)
    told = login is None and mailbox.partition("+")[0]
    return Traits(
        one.identity_id,
        "" if is_shared_mailbox(one.email) else address(one.email),
        parts_of(name) if full else (),
        "" if full else _handle(name),
        _handle(login[1]) if login else "",
        _handle(told) if told else "",
        _place(host),
    )


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a name, folded, letters and digits only."""
    plain = ("".join(filter(str.isalnum, part)) for part in fold(name).replace("-", " ").split())
    return tuple(part for part in plain if part)


def _handle(text: str) -> str:
    plain = "".join(filter(str.isalnum, fold(text)))
    return "" if len(plain) < _SHORTEST_HANDLE or plain in NO_HANDLES or "@" in text else plain


_PLACES = frozenset({Use.WORK, Use.UNIVERSITY, Use.GOVERNMENT})


def _place(host: str) -> str:
    domain = classify(host)
    return domain.registrable if domain.use in _PLACES else ""


_DIGITS = re.compile(r"\d+$")


def without_number(handle: str) -> str:
    """Return a handle without the number at its end."""
    return _DIGITS.sub("", handle)

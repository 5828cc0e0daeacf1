"""Traits of an identity: what is compared of it, read once from its name and address."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from honeyflow.people.addresses import SHARED_MAILBOXES, address, forge_account, is_nobodys_host, is_shared_mailbox
from honeyflow.people.domains import Use, classify, split_email
from honeyflow.people.matching.members import ByEmail
from honeyflow.people.names import PLACEHOLDERS, called, fold, is_full
from honeyflow.people.records import SeenIdentity

NO_HANDLES = SHARED_MAILBOXES | {
    "abc", "account", "acer", "apple", "asus", "author", "code", "coder", "computer", "dell", "desktop", "email",
    "first", "github", "gitlab", "gmail", "guest", "hello", "home", "lenovo", "list", "lists", "local", "macbook",
    "mail", "mailing", "name", "news", "none", "null", "open", "opensource", "owner", "patches", "private", "public",
    "qq", "security", "server", "software", "spam", "student", "surface", "temp", "thinkpad", "vscode", "web",
    "windows", "work", "yourname",
}  # fmt: skip
"""Mailboxes and bare names that anybody may have."""

_PLACES = frozenset({Use.WORK, Use.UNIVERSITY, Use.GOVERNMENT})
_SHORTEST_HANDLE = 3
_SHORTEST_NUMBER = 8
_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Traits(NamedTuple):
    """What is compared of one identity; a tuple, made in half the time of a frozen dataclass.

    Parameters
    ----------
    address : str
        For comparison; empty when it cannot tell a person.
    named : str
        An address that stands in the name.
    parts : tuple of str
        Of a full name, folded; empty when the name is none.
    full : str
        Those parts in order of alphabet.
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

    named: str
    parts: tuple[str, ...]
    full: str
    bare: str
    address: str
    login: str
    number: str
    mailbox: str
    place: str

    @property
    def handles(self) -> tuple[str, ...]:
        """Return what it may be known by besides a full name: an address carries a login or has a mailbox."""
        account = self.login or self.mailbox
        if not self.bare or self.bare == account:
            return (account,) if account else ()
        return (self.bare, account) if account else (self.bare,)


def read_all(seen: Sequence[SeenIdentity], emails: ByEmail) -> list[Traits]:
    """Return the traits of all identities, in their order; a name and an address are read once."""
    names: dict[str, ReadName] = {}
    traits = [_NOTHING] * len(seen)
    for email, members in emails.items():
        where = _read_address(email)
        for member in members:
            recorded = seen[member].name
            name = names.get(recorded)
            if name is None:
                name = names[recorded] = _read_name(recorded)
            traits[member] = Traits(*name, *where)
    return traits


ReadName = tuple[str, tuple[str, ...], str, str]
"""An address in a name, its parts when it is a full one, also in order of alphabet, and the bare name else."""

_NOTHING = Traits("", (), "", "", "", "", "", "", "")


def _read_name(recorded: str) -> ReadName:
    """Read a name: most are plain letters and blanks, for which a short way gives the same."""
    if recorded.isascii() and recorded.replace(" ", "").isalnum() and "via" not in recorded:
        parts = tuple(recorded.lower().split())
        if len(parts) == 1:
            return "", (), "", _handle(recorded)
        if recorded.replace(" ", "").isalpha() and len(min(parts, key=len)) > 1 and " ".join(parts) not in PLACEHOLDERS:
            return "", parts, " ".join(sorted(parts)), ""
    name = called(recorded)
    named = _named(name) if "@" in name else ""
    if not is_full(name):
        return named, (), "", _handle(name)
    parts = parts_of(name)
    return named, parts, " ".join(sorted(parts)), ""


def _read_address(email: str) -> tuple[str, str, str, str, str]:
    """Return of an address without case: itself when it can tell a person, login, number, mailbox, place."""
    mailbox, at, written = email.rpartition("@")
    if not at:
        mailbox, written = written, ""
    host, local, forge, place = _read_host(written)
    mailbox = mailbox.strip()
    telling = "" if local or mailbox in SHARED_MAILBOXES else email
    account = forge_account(mailbox, host) if forge else None
    if account:
        forge_name, login, number = account
        return telling, _handle(login), f"{forge_name} {number}" if number else "", "", place
    return telling, "", "", _handle(mailbox.partition("+")[0]), place


@lru_cache(maxsize=1 << 17)
def _read_host(written: str) -> tuple[str, bool, bool, str]:
    """Return a host in lower case, whether it is nobody's, whether it is a forge's, and the place it names."""
    host = split_email(f"@{written}")[1]
    domain = classify(host)
    return host, is_nobodys_host(host), "noreply" in host, domain.registrable if domain.use in _PLACES else ""


def _named(name: str) -> str:
    found = _ADDRESS.search(name)
    return address(found[0]) if found and not is_shared_mailbox(found[0]) else ""


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a name, folded, letters and digits only."""
    found = fold(name).replace("-", " ").split()
    if all(map(str.isalnum, found)):
        return tuple(found)
    plain = ("".join(filter(str.isalnum, part)) for part in found)
    return tuple(part for part in plain if part)


def _handle(text: str) -> str:
    plain = text.lower()
    if not (plain.isascii() and plain.isalnum()):
        plain = plain.translate(_SIGNS) if text.isascii() else "".join(filter(str.isalnum, fold(text)))
    if len(plain) < _SHORTEST_HANDLE or plain in NO_HANDLES or "@" in text:
        return ""
    return "" if plain.isdecimal() and len(plain) < _SHORTEST_NUMBER else plain


def without_number(handle: str) -> str:
    """Return a handle without the number at its end."""
    return handle.rstrip("0123456789")

"""Marks: by what somebody is known again, as plain texts that are hashed; the texts themselves are never kept."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

ADDRESS, IDENTITY, ACCOUNT, LOGIN, NAME, NAME_BEGINS = "address", "identity", "account", "login", "name", "name-begins"
KINDS = (ADDRESS, IDENTITY, ACCOUNT, LOGIN, NAME, NAME_BEGINS)
"""An address; a name at an address that others use too; an account of a forge; a login a list gives; a full name; its
first word, by which texts are looked through quickly."""

TELLING = frozenset({ADDRESS, IDENTITY, ACCOUNT})
"""Those that tell one person; a login may be another's on another forge, a name anywhere."""

MOST_WORDS = 5
"""Words of a name that are looked for in a text."""

_ACCOUNT = re.compile(r"(?:(?P<number>\d+)[+-])?(?P<login>[\w.-]+)")


class Mark(NamedTuple):
    """One thing somebody is known by: its kind, one of `KINDS`, and the normalised text."""

    kind: str
    text: str


def plain_address(email: str) -> str:
    """Return an address for comparison: trimmed, without case, in one form of Unicode."""
    return unicodedata.normalize("NFKC", email).strip().strip("<>").strip().casefold()


def plain_word(word: str) -> str:
    """Return a word of a name: without case, diacritics, and signs around it."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return plain.strip("".join({each for each in plain if not each.isalnum()}))


def plain_name(name: str) -> str:
    """Return a name for comparison.

    Examples
    --------
    >>> plain_name("  José  (O'Reilly), ")
    "jose o'reilly"
    """
    return " ".join(word for each in name.split() if (word := plain_word(each)))


def marks_of_address(email: str) -> Iterator[Mark]:
    """Yield what an address tells of its owner: itself, and of a forge's noreply address the account.

    Examples
    --------
    >>> [mark.text for mark in marks_of_address("12+Gil@users.noreply.forge.example")][1:]
    ['users.noreply.forge.example gil', 'users.noreply.forge.example #12']
    """
    plain = plain_address(email)
    yield Mark(ADDRESS, plain)
    mailbox, _, host = plain.rpartition("@")
    found = _ACCOUNT.fullmatch(mailbox) if "noreply" in host.split(".") else None
    if found:
        yield Mark(ACCOUNT, f"{host} {found['login']}")
        if found["number"]:
            yield Mark(ACCOUNT, f"{host} #{found['number']}")


def mark_of_identity(name: str, email: str) -> Mark:
    """Return the mark of a name at an address that others use too."""
    return Mark(IDENTITY, f"{plain_name(name)}\0{plain_address(email)}")


def mark_of_login(login: str) -> Mark:
    """Return the mark of a login that a list gives without saying of which forge."""
    return Mark(LOGIN, login.strip().casefold())


def marks_of_name(name: str) -> Iterator[Mark]:
    """Yield the marks of a full name, by which texts are rid of it; it never tells whose a commit is."""
    words = plain_name(name).split()
    if 0 < len(words) <= MOST_WORDS:
        yield Mark(NAME, " ".join(words))
        yield Mark(NAME_BEGINS, words[0])

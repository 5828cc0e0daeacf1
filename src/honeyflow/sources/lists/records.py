"""Nouns of the lists: what one line states, and the rows it becomes (attributes named as columns)."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Listed:
    """Who a list speaks of.

    Parameters
    ----------
    key : str
        The same for all that the list says of one person.
    """

    key: str
    login: str | None = None
    name: str | None = None
    emails: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stated:
    """One line's word about a person: half-open ``[start, end)``, None where the list does not tell."""

    line: int
    person: Listed
    organization: str
    start: date | None = None
    end: date | None = None
    capacity: str | None = None


@dataclass(frozen=True)
class StatedDomain:
    """One line's word about a domain."""

    line: int
    domain: str
    organization: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class StatedAlias:
    """One line's word that two addresses are one person's."""

    line: int
    email: str
    other_email: str


@dataclass
class Content:
    """What a list states, line by line."""

    people: list[Stated] = field(default_factory=list)
    domains: list[StatedDomain] = field(default_factory=list)
    aliases: list[StatedAlias] = field(default_factory=list)


@dataclass(frozen=True)
class ListedAffiliation:
    """A row of ``listed_affiliation``.

    Parameters
    ----------
    decided : bool
        No list's word but a decision's; with a name it is about the one of that name at the address alone.
    """

    list: str
    position: int
    line: int
    login: str | None
    name: str | None
    email: str | None
    organization: str
    valid_from: date | None
    valid_to: date | None
    capacity: str | None
    decided: bool = False


@dataclass(frozen=True)
class ListedDomain:
    """A row of ``listed_domain``."""

    list: str
    position: int
    line: int
    domain: str
    organization: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class ListedAlias:
    """A row of ``listed_alias``."""

    list: str
    position: int
    line: int
    email: str
    other_email: str

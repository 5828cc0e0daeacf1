"""Nouns: a table in which people stand, how somebody's rows in it are found, and what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from honeyflow.store.tables import Table


class Whose(StrEnum):
    """How the rows of one person are told from others'."""

    PERSON = "a column names the person"
    ADDRESS = "an address is theirs, or a name at an address that others use too"
    ADDRESSES = "one of several addresses is theirs"
    LOGIN = "a login is theirs"
    COMMIT = "it belongs to a commit they authored"
    STAFF = "the staff list's number is theirs"
    TEXT = "a text holds an address or full name of theirs"


@dataclass(frozen=True)
class Match:
    """One way in which rows are somebody's.

    Parameters
    ----------
    whose : Whose
    columns : tuple of str
        Where to look. For `Whose.ADDRESS` the name and the address, or the address alone.
    """

    whose: Whose
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Category:
    """A kind of data about people, as the register of processing has it.

    Parameters
    ----------
    name, people, purpose, source, kept : str
        What it is, about whom, what for, from where, and for how long, each in a phrase.
    """

    name: str
    people: str
    purpose: str
    source: str
    kept: str


@dataclass(frozen=True)
class Holding:
    """One table in which people stand."""

    table: Table
    category: Category
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class Held:
    """What one table holds about one person.

    Parameters
    ----------
    name, about : str
        The table's name, and what one row of it is.
    meanings : mapping
        What each column says.
    rows : sequence of mapping
        Whole rows, by column.
    """

    name: str
    about: str
    category: Category
    meanings: Mapping[str, str]
    rows: Sequence[Mapping[str, Any]]

"""Nouns of licences: what one text says, and one stretch of a repository under one licence."""

from dataclasses import dataclass
from datetime import date

NONE = "none"
"""Expression of a repository in which no licence is found."""

UNKNOWN = "unknown"
"""Expression of a licence that nobody knows by this text."""


@dataclass(frozen=True)
class Verdict:
    """What a licence's text, a manifest or the site says.

    Parameters
    ----------
    expression : str
        An SPDX expression, `NONE` or `UNKNOWN`.
    open : bool or None
        Whether the Open Source Initiative approved it; None when nobody can tell.
    note : str
        Why, in a few words, where the expression does not say it: ``MIT with changes: …``.
    content : bool
        A licence for texts and pictures beside the code (such as CC-BY-4.0): it neither opens nor closes a repository.
    """

    expression: str
    open: bool | None
    note: str = ""
    content: bool = False


@dataclass(frozen=True)
class Change:
    """What one commit of the main line left of the licence files: blobs by path."""

    happened_on: date
    sha: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LicenceRow:
    """A row of ``licence``."""

    repository: str
    valid_from: date
    valid_to: date | None
    expression: str
    open: bool | None
    note: str
    told_by: str
    sha: str | None
    path: str | None

"""The file of decisions about people: one row each, only ever added to, read by the next run as one more source."""

from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site.appending import AppendedFileError, append_row
from honeyflow.site.config import Site
from honeyflow.site.erased.file import load_tombstones
from honeyflow.site.whom import parse_whom

SAME, DIFFERENT, WORKS_FOR, NOT_FOR, UNDO = "same", "different", "works-for", "not-works-for", "undo"
ERASED = "erased:"
"""What an address begins with whose owner was erased; its keyed hash follows."""

KINDS = (SAME, DIFFERENT, WORKS_FOR, NOT_FOR, UNDO)


@dataclass(frozen=True)
class DecisionRow:
    """A row of the file, its fields in the order of the columns.

    Parameters
    ----------
    decided_at : str
        UTC instant, ISO 8601.
    decided_by : str
        Who decided.
    kind : str
        ``same`` and ``different`` tell of two addresses, `who` and `other`; ``works-for`` of `who`, organization, first
        and last day (either may be empty) and capacity; ``not-works-for`` of the same without capacity: `who` did not
        work there then; ``undo`` takes the row back whose line `other` gives. Instead of
        an address, ``Name <address>`` means the one of that name among several who use it.
    """

    decided_at: str
    decided_by: str
    kind: str
    who: str = ""
    other: str = ""
    organization: str = ""
    first_day: str = ""
    last_day: str = ""
    capacity: str = ""
    note: str = ""


NEEDED = frozenset({"kind", "who", "other", "organization", "first_day", "last_day", "capacity"})
"""Columns without which a decision would say something else; the others may be missing from a file's header."""

HEADER = tuple(field.name for field in fields(DecisionRow))


def decision(kind: str, by: str, **told: object) -> DecisionRow:
    """Return a row decided now; dates as ISO text, None as nothing."""
    texts = {key: "" if value is None else " ".join(str(value).split()) for key, value in told.items()}
    return DecisionRow(datetime.now(UTC).isoformat(timespec="seconds"), " ".join(by.split()), kind, **texts)


DecisionsFileError = AppendedFileError
"""A file of decisions whose header has no column for what was decided."""


class ErasedPersonError(HoneyflowError):
    """A decision about somebody who was erased; the message repeats no address."""

    def __init__(self, erased_on: str, person: int) -> None:
        self.person = person
        super().__init__(
            f"saw an address of somebody who was erased on {erased_on}; expected nobody who was erased. Nothing was "
            f"decided. Do: nothing, for erased stays erased; only if that person asks to be counted again, take the "
            f"rows of person {person} out of erased.csv and run"
        )


def decide(site: Site, row: DecisionRow) -> int:
    """Add `row` to the site's decisions; return its line.

    Raises
    ------
    ErasedPersonError
        When it is about somebody who was erased.
    DecisionsFileError
        When the file's header has no column for what `row` says.
    """
    erased = load_tombstones(site)
    for text in (row.who, row.other):
        whom = parse_whom(text) if erased else None
        person = erased.by_identity(whom.name, whom.email) if whom else None
        if person is not None:
            raise ErasedPersonError(erased.erased_on(person), person)
    return append_decision(site.folder / site.people.decisions, row)


def append_decision(file: Path, row: DecisionRow) -> int:
    """Add `row`, whole or not at all even when two write at once; return its line, from 1 (the header's).

    Raises
    ------
    DecisionsFileError
        When the file's header has no column for what `row` says.
    """
    return append_row(file, HEADER, asdict(row), NEEDED)

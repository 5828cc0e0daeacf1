"""The file of decisions about people: one row each, only ever added to, read by the next run as one more source."""

import csv
import fcntl
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site.config import Site
from honeyflow.site.erased.file import load_tombstones
from honeyflow.site.whom import parse_whom

SAME, DIFFERENT, WORKS_FOR, UNDO = "same", "different", "works-for", "undo"
ERASED = "erased:"
"""What an address begins with whose owner was erased; its keyed hash follows."""

KINDS = (SAME, DIFFERENT, WORKS_FOR, UNDO)


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
        and last day (either may be empty) and capacity; ``undo`` takes the row back whose line `other` gives. Instead
        of an address, ``Name <address>`` means the one of that name among several who use it.
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


class DecisionsFileError(HoneyflowError):
    """A file of decisions whose header has no column for what was decided."""

    def __init__(self, file: Path, missing: Sequence[str]) -> None:
        self.file = file
        self.missing = tuple(missing)
        super().__init__(
            f"{file}: saw a header without {', '.join(missing)}; expected {','.join(HEADER)}. Do: add the columns"
        )


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
    with locked(file) as stream:
        before = stream.read()
        addition = _addition(file, before.decode("utf-8-sig", "replace"), row)
        stream.write(addition.encode())
        stream.flush()
        os.fsync(stream.fileno())
        return (before + addition.encode()).count(b"\n")


@contextmanager
def locked(file: Path) -> Iterator[BinaryIO]:
    """Hold the file of decisions open for adding to it, alone; made when there is none.

    An erasure puts another file in its place: who waited for the one that is gone opens the new one.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    while True:
        with file.open("ab+") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            if not file.exists() or os.fstat(stream.fileno()).st_ino != file.stat().st_ino:
                continue
            stream.seek(0)
            yield stream
            return


def _addition(file: Path, before: str, row: DecisionRow) -> str:
    """Return the text to add: the header when there is none, else the columns in the header's order."""
    text = io.StringIO()
    header = next(csv.reader(before.splitlines()[:1]), list(HEADER)) if before.strip() else list(HEADER)
    told = {name: value for name, value in asdict(row).items() if value}
    if missing := [name for name in told if name not in header and name in NEEDED]:
        raise DecisionsFileError(file, missing)
    writer = csv.DictWriter(text, header, restval="", extrasaction="ignore", lineterminator="\n")
    if not before.strip():
        writer.writeheader()
    elif not before.endswith("\n"):
        text.write("\n")
    writer.writerow(told)
    return text.getvalue()

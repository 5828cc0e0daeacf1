"""The file of decisions about people: one row each, only ever added to, read by the next run as one more source."""

import csv
import fcntl
import io
import os
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from honeyflow.kernel.errors import HoneyflowError

SAME, DIFFERENT, WORKS_FOR, UNDO = "same", "different", "works-for", "undo"
EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
"""What counts as an address in a decision, matched in full."""

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
        and last day (either may be empty) and capacity; ``undo`` takes the row back whose line `other` gives.
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


def append_decision(file: Path, row: DecisionRow) -> int:
    """Add `row`, whole or not at all even when two write at once; return its line, from 1 (the header's).

    Raises
    ------
    DecisionsFileError
        When the file's header has no column for what `row` says.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab+") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.seek(0)
        before = stream.read()
        addition = _addition(file, before.decode("utf-8-sig", "replace"), row)
        stream.write(addition.encode())
        stream.flush()
        os.fsync(stream.fileno())
        return (before + addition.encode()).count(b"\n")


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

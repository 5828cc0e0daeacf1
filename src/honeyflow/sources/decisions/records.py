"""Rows of the table ``decision``."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Decision:
    """A decision in force; `line` is its place in the file, the header being line 1."""

    line: int
    decided_at: str
    decided_by: str
    kind: str
    who: str
    other: str | None
    organization: str | None
    valid_from: date | None
    valid_to: date | None
    capacity: str | None

"""Nouns of time sheets: a row as understood, and the row of ``time_entry`` it becomes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from honeyflow.site.effort import Destination
from honeyflow.sources.market.cells import Cells

PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Clocked:
    """One sound row: whose time, on which day, how long, and from when where the sheet says so."""

    row: Cells
    source: str
    staff_id: str
    day: date
    length: timedelta
    start: datetime | None

    @property
    def end(self) -> datetime | None:
        """When it ended: as long after its start as it lasted (breaks lie elsewhere)."""
        return None if self.start is None else self.start + self.length

    @property
    def subject(self) -> tuple[str, ...]:
        """What it was about, as written."""
        return tuple(self.row[name] for name in ("project", "activity", "tags", "description"))


@dataclass(frozen=True)
class TimeEntry:
    """A row of ``time_entry``."""

    staff_id: str
    worked_on: date
    person_days: Decimal
    destination: Destination
    project: str | None
    source: str
    locator: str

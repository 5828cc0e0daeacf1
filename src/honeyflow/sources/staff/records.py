"""Nouns of the staff's files: rows of the standard tables, attributes named as columns."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Employment:
    """A row of ``staff``; `ended_on` is the day after the last day (the file names the last day)."""

    staff_id: str
    name: str
    emails: str
    role: str
    started_on: date
    ended_on: date | None
    workload_share: float
    monthly_cost: Decimal | None
    day_rate: Decimal | None
    currency: str | None

    @property
    def end(self) -> date:
        """`ended_on`, or the end of time while employed."""
        return self.ended_on or date.max


@dataclass(frozen=True)
class Wage:
    """A row of ``wage``: what one person cost in one month, as paid."""

    staff_id: str
    month_on: date
    amount: Decimal
    currency: str
    source: str
    locator: str

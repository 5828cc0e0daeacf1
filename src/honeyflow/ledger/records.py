"""Nouns of the ledger: entries with their postings, and the statement of exchange."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from honeyflow.kernel.commodity import Commodity
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period


@dataclass(frozen=True)
class Leg:
    """One leg of an entry: positive in, negative out."""

    account: str
    commodity: str
    amount: Decimal


@dataclass(frozen=True)
class Entry:
    """One double entry; its legs sum to zero in each commodity."""

    entry_id: str
    rule: str
    posted_on: date
    project: str
    narration: str
    source: str
    locator: str
    legs: tuple[Leg, ...]


class Direction(StrEnum):
    """Which column of the statement."""

    GAVE = "gave"
    GOT = "got"


@dataclass(frozen=True)
class Line:
    """One line of the statement.

    Parameters
    ----------
    amount : Decimal or None
        None: not recorded (never shown as 0); `missing` then says what to do about it.
    before : Decimal or None
        The same in the period of equal length just before; None when that is not recorded.
    account : str
        Ledger account whose postings stand behind the figure.
    method : str
        Slug of the methods page.
    """

    party: Party
    direction: Direction
    label: str
    commodity: Commodity
    amount: Decimal | None
    before: Decimal | None
    account: str
    method: str
    missing: str = ""


@dataclass(frozen=True)
class Check:
    """One check of the close over the period: closed, failed or not recorded."""

    name: str
    result: str
    months: int
    detail: str


@dataclass(frozen=True)
class KeeperFree:
    """A figure shown twice: raw, and without the keeper's own staff."""

    label: str
    unit: str
    raw: Decimal
    keeper_free: Decimal
    method: str


@dataclass(frozen=True)
class Statement:
    """What each party gave and got in one period; `refused` is the reason when a close check failed."""

    period: Period
    project: str | None
    lines: tuple[Line, ...]
    checks: tuple[Check, ...]
    figures: tuple[KeeperFree, ...]
    refused: str = ""

    def of(self, party: Party, direction: Direction) -> tuple[Line, ...]:
        """Return the lines of one cell of the statement."""
        return tuple(line for line in self.lines if line.party is party and line.direction is direction)


@dataclass(frozen=True)
class MonthPoint:
    """One month of the history chart: amounts by series name, e.g. ``community``, ``company``, ``EUR``."""

    month: date
    amounts: dict[str, Decimal]


@dataclass(frozen=True)
class ContributionRow:
    """One credit behind a figure; carries no name and no e-mail."""

    project: str
    sha: str
    kind: str
    role: str
    party: Party
    employer: str
    happened_on: date
    subject: str
    rule: str
    credit: Decimal


@dataclass(frozen=True)
class EntryRow:
    """One posting with its entry's words, as the books show it."""

    entry_id: str
    posted_on: date
    project: str
    narration: str
    account: str
    commodity: str
    amount: Decimal
    source: str
    locator: str

"""Nouns of the ledger: entries with their postings, and the statement of exchange."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from honeyflow.kernel.commodity import Commodity, Kind
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period
from honeyflow.site.effort import Destination


@dataclass(frozen=True)
class Gift:
    """Whole credits of one month, project, party and kind; bots left out."""

    month: date
    project: str
    party: Party
    kind: Kind
    credit: Decimal


@dataclass(frozen=True)
class StaffDay:
    """One person of the staff list at work in one project on one day: with a commit, or a review of one."""

    person_id: str
    happened_on: date
    project: str


@dataclass(frozen=True)
class Employment:
    """One employment of one person, ``[started_on, ended_on)``; no name: the books need none."""

    staff_id: str
    started_on: date
    ended_on: date | None
    workload: Decimal
    monthly_cost: Decimal | None
    currency: str | None
    day_rate: Decimal | None = None


@dataclass(frozen=True)
class Wage:
    """What one person cost in one month, as paid; it stands instead of the employment's cost."""

    staff_id: str
    month: date
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class ClockedDay:
    """Time of one person on one day for one destination, in person-days, as a time sheet has it."""

    staff_id: str
    worked_on: date
    person_days: Decimal
    destination: Destination
    project: str | None


class Provenance(StrEnum):
    """How it is known where paid days went."""

    SHEET = "time sheet"
    DERIVED = "commits and reviews"
    NOTHING = "no record"


@dataclass(frozen=True)
class Effort:
    """Paid person-days of one month, all staff, that went to one destination (and project), known in one way."""

    month: date
    destination: Destination
    project: str
    provenance: Provenance
    days: Decimal


@dataclass(frozen=True)
class InvoiceLine:
    """One line of an invoice; `service_to` is the day after the last day served."""

    invoice_id: str
    line: int
    customer_id: str
    service: str
    issued_on: date
    service_from: date | None
    service_to: date | None
    amount: Decimal
    currency: str
    source: str
    locator: str


@dataclass(frozen=True)
class Payment:
    """One payment of a customer; negative for a refund."""

    payment_id: str
    customer_id: str
    invoice_id: str | None
    paid_on: date
    amount: Decimal
    currency: str
    source: str
    locator: str


@dataclass(frozen=True)
class Activity:
    """One person active for one party in one month."""

    month: date
    person_id: str
    party: Party


@dataclass(frozen=True)
class Books:
    """Everything the posting rules may post from.

    Parameters
    ----------
    last_month : date
        First day of the last month that has ended by the run's day; nothing is posted after it.
    effort : tuple of Effort
        Where paid days went; what is missing of the days paid is posted as unknown.
    """

    last_month: date
    gifts: tuple[Gift, ...] = ()
    employments: tuple[Employment, ...] = ()
    wages: tuple[Wage, ...] = ()
    effort: tuple[Effort, ...] = ()
    invoice_lines: tuple[InvoiceLine, ...] = ()
    payments: tuple[Payment, ...] = ()
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PostingRule:
    """One reason to post.

    Parameters
    ----------
    name : str
    question : str
        What it posts, in a line.
    post : callable
        All entries it makes from the books; each balances in each commodity.
    """

    name: str
    question: str
    post: "Callable[[Books], Iterable[Entry]]"


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
class OpenShare:
    """The part of paid person-days that went into open source, with what is unknown about it.

    Parameters
    ----------
    paid, open, unknown : Decimal
        Person-days.
    sheets : Decimal
        Of the days paid, those whose destination a time sheet told.
    lower, upper : Decimal
        Open ÷ paid, and (open + unknown) ÷ paid: none, or all, of what is unknown went into open source.
    """

    period: Period
    paid: Decimal
    open: Decimal
    unknown: Decimal
    sheets: Decimal
    lower: Decimal
    upper: Decimal


@dataclass(frozen=True)
class Statement:
    """What each party gave and got in one period; `refused` is the reason when a close check failed."""

    period: Period
    project: str | None
    lines: tuple[Line, ...]
    checks: tuple[Check, ...]
    figures: tuple[KeeperFree, ...]
    refused: str = ""
    open_share: "OpenShare | None" = None

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

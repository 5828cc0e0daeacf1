"""Nouns of the ledger: entries with their postings, and the statement of exchange."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from honeyflow.kernel.commodity import Commodity, Kind
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period
from honeyflow.site.effort import Destination
from honeyflow.store.tables import Frame, Table


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
class MemberMonth:
    """One month of a group (contributors, customers): who came, who went, and who was there, counted another way."""

    month: date
    came: int
    went: int
    present: int


@dataclass(frozen=True)
class BankMonth:
    """What the bank held of one currency at one month's end, all accounts; `missing` names those not told."""

    month: date
    currency: str
    amount: Decimal
    locators: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Books:
    """Everything the monthly posting rules may post from; records in their thousands stay in tables.

    Parameters
    ----------
    last_month : date
        First day of the last month that has ended by the run's day; nothing is posted after it.
    effort : tuple of Effort
        Where paid days went; what is missing of the days paid is posted as unknown.
    contributors, customers : tuple of MemberMonth
        Every month from the first in which somebody came; empty when nothing is recorded.
    served : mapping
        Customer-months of service by month and service.
    bank : tuple of BankMonth
    half_life_years : float
        After which half of what was given to the commons no longer counts.
    """

    last_month: date
    gifts: tuple[Gift, ...] = ()
    employments: tuple[Employment, ...] = ()
    wages: tuple[Wage, ...] = ()
    effort: tuple[Effort, ...] = ()
    contributors: tuple[MemberMonth, ...] = ()
    customers: tuple[MemberMonth, ...] = ()
    served: Mapping[tuple[date, str], Decimal] = field(default_factory=dict)
    bank: tuple[BankMonth, ...] = ()
    half_life_years: float = 2.0


@dataclass(frozen=True)
class TableLeg:
    """One leg of every entry that a table function makes.

    Parameters
    ----------
    account : str
    sign : {1, -1}
        Positive in, negative out.
    commodity, amount : str
        Columns of the entries' frame that hold them.
    account_column : str
        Column that holds the account, where it is not the same for all; `account` is then not used.
    """

    account: str
    sign: int
    commodity: str = "currency"
    amount: str = "amount"
    account_column: str = ""


@dataclass(frozen=True, kw_only=True)
class TablePosting:
    """Entries made by a table function: one row an entry, the same legs for each.

    Parameters
    ----------
    reads : tuple of Table
    build : callable
        Given a lazy frame per table it reads, returns a lazy frame with the columns ``entry_id``, ``posted_on``,
        ``project``, ``narration``, ``source``, ``locator`` and those its legs name.
    legs : tuple of TableLeg
    """

    reads: tuple[Table, ...]
    build: Callable[..., Frame]
    legs: tuple[TableLeg, ...]


@dataclass(frozen=True, kw_only=True)
class PostingRule:
    """One reason to post: either monthly, in plain Python, or per record, by a table function that scales.

    Parameters
    ----------
    name : str
    question : str
        What it posts, in a line.
    post : callable, optional
        All entries it makes from the books; each balances in each commodity.
    table : TablePosting, optional
        The same from records; the engine checks that each entry balances.
    settle : callable, optional
        Entries that depend on what all the others sum to; made after them.
    """

    name: str
    question: str
    post: "Callable[[Books], Iterable[Entry]] | None" = None
    table: TablePosting | None = None
    settle: "Callable[[Books, Sums], Iterable[Entry]] | None" = None


class Sums(Protocol):
    """What has been posted, month by month."""

    def total(self, month: date, account: str, commodity: str) -> Decimal:
        """Return the sum of all postings up to the month's end."""
        ...


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
    """What each party gave and got in one period.

    `refused` is the reason when a close check failed; `notes` say which months are locked and what they wait for.
    """

    period: Period
    project: str | None
    lines: tuple[Line, ...]
    checks: tuple[Check, ...]
    figures: tuple[KeeperFree, ...]
    refused: str = ""
    open_share: "OpenShare | None" = None
    notes: tuple[str, ...] = ()

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

"""The statement for one customer: what your money did.

The rule: the customer's share of what was earned × the company's paid person-days. It is a share of the whole, never a
claim that this money paid for these very days.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from honeyflow.kernel.bounds import Bounds
from honeyflow.kernel.period import Period
from honeyflow.ledger.earned import earned, in_all, share_of
from honeyflow.ledger.records import InvoiceLine, Payment
from honeyflow.ledger.releases import Releases
from honeyflow.ledger.served import customer_months
from honeyflow.ledger.work_done import Given, PaidDays


@dataclass(frozen=True)
class Named:
    """A customer: an organization, never a person."""

    customer_id: str
    name: str


@dataclass(frozen=True)
class Sum:
    """An amount in one currency."""

    currency: str
    amount: Decimal


@dataclass(frozen=True)
class Service:
    """Service received: customer-months of one service."""

    service: str
    months: Decimal


@dataclass(frozen=True)
class ProjectDays:
    """The customer's part of the person-days that went into one project."""

    project: str
    days: Bounds


@dataclass(frozen=True)
class Work:
    """The person-days a customer's share corresponds to, by where they went; all parts of `days` together."""

    days: Bounds
    open: tuple[ProjectDays, ...]
    other: Bounds
    unknown: Bounds
    open_share: Bounds


@dataclass(frozen=True)
class Free:
    """What everybody got, paid for by none of this: the community's part; contributors without the company's own."""

    given: tuple[Given, ...]
    contributors: int
    releases: tuple[Releases, ...] | None


@dataclass(frozen=True)
class CustomerStatement:
    """What one customer's money did in one period.

    Parameters
    ----------
    share : Bounds or None
        Of what was earned from all customers, 0-1; None: see `no_share`.
    work : Work or None
        None without a share, or when no paid days are recorded.
    invoices, payments
        The records behind the money.
    refused : str
        The reason when a month does not close; nothing else is shown then.
    """

    period: Period
    customer: Named
    invoiced: tuple[Sum, ...]
    paid: tuple[Sum, ...]
    earned: tuple[Sum, ...]
    services: tuple[Service, ...]
    share: Bounds | None
    no_share: str
    work: Work | None
    no_work: str
    free: Free
    invoices: tuple[InvoiceLine, ...]
    payments: tuple[Payment, ...]
    refused: str = ""

    @property
    def quiet(self) -> bool:
        """True when nothing passed between customer and company in the period."""
        return not (self.invoices or self.payments or self.services)


NO_DAYS = "Not recorded: list your staff in staff.csv, then run again."


def make_customer_statement(
    customer: Named,
    period: Period,
    *,
    lines: Collection[InvoiceLine],
    payments: Iterable[Payment],
    days: PaidDays | None,
    free: Free,
    refused: str = "",
) -> CustomerStatement:
    """Return the statement of `customer`.

    Parameters
    ----------
    lines : collection of InvoiceLine
        Of all customers: the share is of the whole.
    """
    own = [line for line in lines if line.customer_id == customer.customer_id]
    by_customer = earned(lines, period)
    mine = by_customer.get(customer.customer_id, {})
    share, why = share_of(mine, in_all(by_customer))
    invoices = tuple(line for line in own if line.issued_on in period)
    paid = tuple(p for p in payments if p.customer_id == customer.customer_id and p.paid_on in period)
    return CustomerStatement(
        period,
        customer,
        sums((line.currency, line.amount) for line in invoices),
        sums((each.currency, each.amount) for each in paid),
        sums(mine.items()),
        _services(own, period),
        share,
        why,
        _work(share, days) if share is not None and days is not None else None,
        NO_DAYS if days is None else why,
        free,
        invoices,
        tuple(sorted(paid, key=lambda each: (each.paid_on, each.payment_id))),
        refused,
    )


def sums(amounts: Iterable[tuple[str, Decimal]]) -> tuple[Sum, ...]:
    """Return amounts summed by currency."""
    total: dict[str, Decimal] = defaultdict(Decimal)
    for currency, amount in amounts:
        total[currency] += amount
    return tuple(Sum(currency, amount) for currency, amount in sorted(total.items()))


def _services(own: Iterable[InvoiceLine], period: Period) -> tuple[Service, ...]:
    total: dict[str, Decimal] = defaultdict(Decimal)
    for (month, service, _), amount in customer_months(own).items():
        if month in period:
            total[service] += amount
    return tuple(Service(service, amount) for service, amount in sorted(total.items()))


def _work(share: Bounds, days: PaidDays) -> Work:
    def part(amount: Decimal) -> Bounds:
        return share.times(Bounds.exactly(max(amount, Decimal(0))))

    return Work(
        part(days.paid),
        tuple(ProjectDays(project, part(amount)) for project, amount in days.open_by_project.items()),
        part(days.other),
        part(days.unknown),
        days.open_share,
    )

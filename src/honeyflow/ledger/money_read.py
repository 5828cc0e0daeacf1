"""Published reads about customers' money: the statement for one customer, the statement for the community."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

import narwhals as nw

from honeyflow.kernel.errors import HoneyflowError, UnknownNameError
from honeyflow.kernel.period import Period, add_months, month_start
from honeyflow.ledger.balances import Balance
from honeyflow.ledger.close import FAILED
from honeyflow.ledger.commons_statement import CommonsStatement, make_commons_statement
from honeyflow.ledger.customer_statement import CustomerStatement, Free, Named, Sum, make_customer_statement, sums
from honeyflow.ledger.keeper_free import keeper_free_figures
from honeyflow.ledger.records import InvoiceLine, Payment
from honeyflow.ledger.releases import Releases, Tagged, released
from honeyflow.ledger.tables import BALANCE, CLOSE_CHECK, CONTRIBUTOR_MONTH
from honeyflow.ledger.work_done import PaidDays, given, paid_days
from honeyflow.sources.tables import CUSTOMER, INVOICE_LINE, PAYMENT, RELEASE
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame, Table

MOST_NAMED = 12
"""Customers named to somebody who asked for one that is not there."""


class NotClosedError(HoneyflowError):
    """A period of which no month is over."""

    def __init__(self, period: Period, last: date) -> None:
        super().__init__(f"period {period.name}: no month of it is over; expected one up to {last:%Y-%m}.")


def closed_part(snapshot: Snapshot, period: Period) -> Period:
    """Return the months of `period` that were over on the snapshot's day.

    Raises
    ------
    NotClosedError
        When there is none.
    """
    end = month_start(date.fromisoformat(str(snapshot.manifest["as_of"])))
    if period.start >= end:
        raise NotClosedError(period, add_months(end, -1))
    return Period(period.start, min(period.end, end))


def read_customers(snapshot: Snapshot, engine: Engine) -> tuple[Named, ...]:
    """Return every customer, by name; one that only invoices or payments tell of is named by its identifier."""
    names = {
        row["customer_id"]: row["name"]
        for table in (PAYMENT, INVOICE_LINE)
        for row in _rows(engine, snapshot.frame(table, engine).select("customer_id", name="customer_id").unique())
    }
    told = _rows(engine, snapshot.frame(CUSTOMER, engine).select("customer_id", "name"))
    names |= {row["customer_id"]: row["name"] for row in told}
    return tuple(sorted((Named(key, name or key) for key, name in names.items()), key=lambda each: each.name.lower()))


def read_customer_names(snapshot: Snapshot, engine: Engine, but: str = "") -> tuple[str, ...]:
    """Return names and domains of all customers but one: what public documents must not tell."""
    rows = _rows(engine, snapshot.frame(CUSTOMER, engine).select("customer_id", "name", "domains"))
    return tuple(name for row in rows if row["customer_id"] != but for name in (row["name"], *row["domains"].split()))


@dataclass(frozen=True)
class Paying:
    """A customer with invoices, service or payments in a period, and what it paid."""

    customer: Named
    paid: tuple[Sum, ...]


def read_paying(snapshot: Snapshot, engine: Engine, period: Period) -> tuple[Paying, ...]:
    """Return the customers of a period, by name."""
    lines = _rows(engine, _columns(snapshot, engine, INVOICE_LINE))
    seen = {row["customer_id"] for row in lines if _falls(row, period)}
    paid: dict[str, list[Payment]] = {}
    for payment in _payments(snapshot, engine, period):
        paid.setdefault(payment.customer_id, []).append(payment)
    return tuple(
        Paying(customer, sums((each.currency, each.amount) for each in paid.get(customer.customer_id, ())))
        for customer in read_customers(snapshot, engine)
        if customer.customer_id in seen or customer.customer_id in paid
    )


def _falls(line: dict[str, Any], period: Period) -> bool:
    start, end = line["service_from"], line["service_to"]
    return line["issued_on"] in period or (start and end and start < period.end and end > period.start)


def find_customer(customers: Iterable[Named], asked: str) -> Named:
    """Return the customer with this identifier, else with this name.

    Raises
    ------
    UnknownNameError
        Naming those that come nearest.
    """
    known = tuple(customers)
    for each in known:
        if each.customer_id == asked:
            return each
    named = [each for each in known if each.name.casefold() == asked.casefold()]
    if len(named) == 1:
        return named[0]
    words = {word: each for each in known for word in (each.customer_id, each.name)}
    near = get_close_matches(asked, words, n=MOST_NAMED, cutoff=0.5) or [each.customer_id for each in known]
    raise UnknownNameError("customer", asked, near[:MOST_NAMED])


def read_customer_statement(snapshot: Snapshot, engine: Engine, period: Period, asked: str) -> CustomerStatement:
    """Return what one customer's money did in the months of `period` that are over.

    Raises
    ------
    UnknownNameError
        When there is no such customer.
    NotClosedError
        When no month of the period is over.
    """
    customer = find_customer(read_customers(snapshot, engine), asked)
    whole = closed_part(snapshot, period)
    lines = tuple(
        InvoiceLine(**row)
        for row in _rows(engine, _columns(snapshot, engine, INVOICE_LINE).filter(nw.col("issued_on") < whole.end))
    )
    return make_customer_statement(
        customer,
        whole,
        lines=tuple(sorted(lines, key=lambda line: (line.issued_on, line.invoice_id, line.line))),
        payments=_payments(snapshot, engine, whole),
        days=_days(snapshot, engine, whole),
        free=Free(
            given(_balances(snapshot, engine), whole),
            _contributors(snapshot, engine, whole),
            read_releases(snapshot, engine, whole),
        ),
        refused=_refusal(snapshot, engine, whole),
    )


def read_commons_statement(snapshot: Snapshot, engine: Engine, period: Period, group: int) -> CommonsStatement:
    """Return what customers' money built for everyone in the months of `period` that are over.

    Parameters
    ----------
    group : int
        Fewest customers behind a sum of money, and contributors behind their number.

    Raises
    ------
    NotClosedError
        When no month of the period is over.
    """
    whole = closed_part(snapshot, period)
    return make_commons_statement(
        whole,
        group=group,
        payments=_payments(snapshot, engine, whole),
        days=_days(snapshot, engine, whole),
        given=given(_balances(snapshot, engine), whole),
        contributors=_contributors(snapshot, engine, whole),
        releases=read_releases(snapshot, engine, whole),
        refused=_refusal(snapshot, engine, whole),
    )


def read_releases(snapshot: Snapshot, engine: Engine, period: Period) -> tuple[Releases, ...] | None:
    """Return the period's releases by project; None when the snapshot is older than their table."""
    if not snapshot.holds(RELEASE):
        return None
    rows = _rows(engine, snapshot.frame(RELEASE, engine).select("repository", "tag", "tagged_on", "preview"))
    tags = (Tagged(row["repository"], row["tag"], row["tagged_on"], bool(row["preview"])) for row in rows)
    return released(tags, period)


def read_paid_days(snapshot: Snapshot, engine: Engine, period: Period) -> PaidDays | None:
    """Return a period's paid person-days by where they went, None when none are recorded."""
    return _days(snapshot, engine, period)


def _days(snapshot: Snapshot, engine: Engine, period: Period) -> PaidDays | None:
    return paid_days(_balances(snapshot, engine), period)


def _contributors(snapshot: Snapshot, engine: Engine, period: Period) -> int:
    """Return how many people who were not mostly the company's staff contributed."""
    return int(keeper_free_figures(snapshot.frame(CONTRIBUTOR_MONTH, engine), engine, period, None)[0].keeper_free)


def _payments(snapshot: Snapshot, engine: Engine, period: Period) -> tuple[Payment, ...]:
    frame = _columns(snapshot, engine, PAYMENT)
    within = frame.filter(nw.col("paid_on") >= period.start, nw.col("paid_on") < period.end)
    return tuple(Payment(**row) for row in _rows(engine, within))


def _refusal(snapshot: Snapshot, engine: Engine, period: Period) -> str:
    """Return every check of the period that failed, in words; empty when all months close."""
    failed = [
        row
        for row in _rows(engine, snapshot.frame(CLOSE_CHECK, engine).filter(nw.col("result") == FAILED))
        if row["month_on"] in period
    ]
    failed.sort(key=lambda row: (row["month_on"], row["check"]))
    reasons = [
        f"{row['month_on']:%Y-%m}: {row['check']}: saw {row['seen']}; expected {row['expected']}." for row in failed
    ]
    return " ".join(["The books do not close.", *reasons[:5]]) if reasons else ""


def _balances(snapshot: Snapshot, engine: Engine) -> tuple[Balance, ...]:
    return tuple(Balance(**row) for row in _rows(engine, snapshot.frame(BALANCE, engine)))


def _columns(snapshot: Snapshot, engine: Engine, table: Table) -> Frame:
    return snapshot.frame(table, engine).select(*table.column_names)


def _rows(engine: Engine, frame: Frame) -> list[dict[str, Any]]:
    return [dict(row) for row in rows_of(engine.collect(frame))]

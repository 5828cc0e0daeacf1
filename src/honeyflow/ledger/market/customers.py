"""Published reads of customers: organizations, never a person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import narwhals as nw

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.tables import MARKET_MOVE
from honeyflow.sources.tables import CUSTOMER, CUSTOMER_ORIGIN, INVOICE_LINE, ORIGIN_ASKED, PAYMENT, SUBSCRIPTION
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame, Table

Row = dict[str, Any]
Money = tuple[tuple[str, Decimal], ...]
"""Amounts by currency; never added."""


@dataclass(frozen=True)
class CustomerRow:
    """One customer in the list.

    Parameters
    ----------
    since : date or None
        First day served, else first invoice; None when nothing was ever invoiced.
    mrr : Money
        Recurring revenue at the end of the last month; empty for one who pays nothing recurring.
    services : tuple of str
        Everything ever sold to it.
    origin : str
        What brought it; empty when not recorded.
    """

    customer_id: str
    name: str
    country: str
    since: date | None
    mrr: Money
    services: tuple[str, ...]
    origin: str


@dataclass(frozen=True)
class CustomerProfile:
    """Everything recorded of one customer, newest first."""

    customer: CustomerRow
    domains: tuple[str, ...]
    origin: Row | None
    asked_on: date | None
    subscriptions: tuple[Row, ...]
    invoices: tuple[Row, ...]
    payments: tuple[Row, ...]
    invoiced: Money
    paid: Money


def list_customers(
    snapshot: Snapshot, engine: Engine, *, asked: str = "", offset: int = 0, limit: int = 50
) -> tuple[int, tuple[CustomerRow, ...]]:
    """Return how many customers a search finds, and `limit` of them by name; it looks into name, id and domains."""
    words = asked.casefold().split()
    customers = [
        row
        for row in _rows(engine, snapshot.frame(CUSTOMER, engine))
        if all(word in f"{row['name']} {row['customer_id']} {row['domains']}".casefold() for word in words)
    ]
    customers.sort(key=lambda row: (str(row["name"]).casefold(), row["customer_id"]))
    page = customers[offset : offset + limit]
    return len(customers), tuple(_customer_rows(snapshot, engine, page))


def read_customer(snapshot: Snapshot, engine: Engine, customer_id: str) -> CustomerProfile | None:
    """Return one customer, None when no source knows it."""
    held = _rows(engine, _of(snapshot, engine, CUSTOMER, customer_id))
    if not held:
        return None
    (customer,) = _customer_rows(snapshot, engine, held[:1])
    invoices = _newest(snapshot, engine, INVOICE_LINE, customer_id, "issued_on")
    payments = _newest(snapshot, engine, PAYMENT, customer_id, "paid_on")
    asked = _newest(snapshot, engine, ORIGIN_ASKED, customer_id, "asked_on")
    return CustomerProfile(
        customer=customer,
        domains=tuple(str(held[0]["domains"]).split()),
        origin=next(iter(_newest(snapshot, engine, CUSTOMER_ORIGIN, customer_id, "told_on")), None),
        asked_on=asked[0]["asked_on"] if asked else None,
        subscriptions=_newest(snapshot, engine, SUBSCRIPTION, customer_id, "started_on"),
        invoices=invoices,
        payments=payments,
        invoiced=_sums(invoices),
        paid=_sums(payments),
    )


def known_customer(snapshot: Snapshot, engine: Engine, customer_id: str) -> bool:
    """Return whether any source knows the customer."""
    return bool(_rows(engine, _of(snapshot, engine, CUSTOMER, customer_id)))


def _customer_rows(snapshot: Snapshot, engine: Engine, customers: Iterable[Row]) -> list[CustomerRow]:
    """Return the customers with what is recorded of them, each table asked once."""
    held = list(customers)
    ids = [row["customer_id"] for row in held]
    lines = _by_customer(snapshot, engine, INVOICE_LINE, ids)
    plans = _by_customer(snapshot, engine, SUBSCRIPTION, ids)
    moves = _by_customer(snapshot, engine, MARKET_MOVE, ids)
    origins = _by_customer(snapshot, engine, CUSTOMER_ORIGIN, ids)
    return [
        CustomerRow(
            customer_id=row["customer_id"],
            name=row["name"],
            country=row["country"] or "",
            since=_since(lines[row["customer_id"]], plans[row["customer_id"]]),
            mrr=_mrr(moves[row["customer_id"]]),
            services=tuple(sorted({r["service"] for r in (*lines[row["customer_id"]], *plans[row["customer_id"]])})),
            origin=next((each["origin"] for each in origins[row["customer_id"]]), ""),
        )
        for row in held
    ]


def _since(lines: Iterable[Row], plans: Iterable[Row]) -> date | None:
    days = [row["service_from"] or row["issued_on"] for row in lines] + [row["started_on"] for row in plans]
    return min(days, default=None)


def _mrr(moves: Iterable[Row]) -> Money:
    last: dict[str, Row] = {}
    for row in sorted(moves, key=lambda row: str(row["month_on"])):
        last[row["commodity"]] = row
    return tuple((code, row["after"]) for code, row in sorted(last.items()) if row["after"] and code != CUST.code)


def _sums(rows: Iterable[Row]) -> Money:
    total: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        total[row["currency"]] += row["amount"]
    return tuple(sorted(total.items()))


def _by_customer(snapshot: Snapshot, engine: Engine, table: Table, ids: list[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    if ids and snapshot.holds(table):
        for row in _rows(engine, snapshot.frame(table, engine).filter(nw.col("customer_id").is_in(ids))):
            found[row["customer_id"]].append(row)
    return found


def _newest(snapshot: Snapshot, engine: Engine, table: Table, customer_id: str, day: str) -> tuple[Row, ...]:
    if not snapshot.holds(table):
        return ()
    rows = _rows(engine, _of(snapshot, engine, table, customer_id))
    rows.sort(key=lambda row: str(tuple(row.values())))
    return tuple(sorted(rows, key=lambda row: row[day], reverse=True))


def _of(snapshot: Snapshot, engine: Engine, table: Table, customer_id: str) -> Frame:
    return snapshot.frame(table, engine).filter(nw.col("customer_id") == customer_id)


def _rows(engine: Engine, frame: Frame) -> list[Row]:
    return list(rows_of(engine.collect(frame)))

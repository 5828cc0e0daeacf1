"""Balances: what each account held of each commodity at each month's end."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import narwhals as nw

from honeyflow.ledger.entries import Posting
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.tables import Frame

_KEY = ("month_on", "project", "account", "commodity")


@dataclass(frozen=True)
class Change:
    """The sum of one month's postings of one project to one account in one commodity."""

    month_on: date
    project: str
    account: str
    commodity: str
    change: Decimal


@dataclass(frozen=True)
class Balance:
    """A row of ``balance``."""

    month_on: date
    project: str
    account: str
    commodity: str
    change: Decimal
    balance: Decimal


def changes_of(postings: Iterable[Posting]) -> list[Change]:
    """Return one row per month with postings, project, account and commodity."""
    sums: dict[tuple[date, str, str, str], Decimal] = defaultdict(Decimal)
    for each in postings:
        sums[each.month_on, each.project, each.account, each.commodity] += each.amount
    return [Change(*key, change) for key, change in sums.items()]


def read_changes(engine: Engine, postings: Frame) -> list[Change]:
    """Return the same of a frame of postings; the engine adds up."""
    summed = postings.group_by(*_KEY).agg(change=nw.col("amount").sum())
    return [Change(**row) for row in rows_of(engine.collect(summed))]


def balances_of(changes: Iterable[Change]) -> list[Balance]:
    """Return one row per month with postings, project, account and commodity; quiet months have none."""
    by_key: dict[tuple[str, str, str], dict[date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for each in changes:
        by_key[each.project, each.account, each.commodity][each.month_on] += each.change
    rows: list[Balance] = []
    for key, months in sorted(by_key.items()):
        total = Decimal(0)
        for month, change in sorted(months.items()):
            total += change
            rows.append(Balance(month, *key, change, total))
    return rows

"""Balances: what each account held of each commodity at each month's end."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from honeyflow.ledger.entries import Posting


@dataclass(frozen=True)
class Balance:
    """A row of ``balance``."""

    month_on: date
    project: str
    account: str
    commodity: str
    change: Decimal
    balance: Decimal


def balances_of(postings: Iterable[Posting]) -> list[Balance]:
    """Return one row per month with postings, project, account and commodity; quiet months have none."""
    changes: dict[tuple[str, str, str], dict[date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for posting in postings:
        changes[posting.project, posting.account, posting.commodity][posting.month_on] += posting.amount
    rows: list[Balance] = []
    for key, months in sorted(changes.items()):
        total = Decimal(0)
        for month, change in sorted(months.items()):
            total += change
            rows.append(Balance(month, *key, change, total))
    return rows

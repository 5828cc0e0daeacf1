"""What the bank held at each month's end, from the balances told."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from honeyflow.kernel.period import month_start
from honeyflow.ledger.records import BankMonth

NEAR = 5
"""A balance of one of the last so many days of a month counts for its end: banks state the last banking day."""


def bank_months(rows: Iterable[Mapping[str, Any]]) -> tuple[BankMonth, ...]:
    """Return one row per month and currency with a balance told near its end; the latest of each account counts."""
    told: dict[tuple[date, str], dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: row["balance_on"]):
        day = row["balance_on"]
        if day.day > calendar.monthrange(day.year, day.month)[1] - NEAR:
            told[month_start(day), row["currency"]][row["account"]] = row
    known: dict[str, set[str]] = defaultdict(set)
    months: list[BankMonth] = []
    for (month, currency), accounts in sorted(told.items()):
        known[currency] |= set(accounts)
        months.append(
            BankMonth(
                month,
                currency,
                sum((row["amount"] for row in accounts.values()), Decimal(0)),
                ", ".join(sorted(row["locator"] for row in accounts.values())),
                tuple(sorted(known[currency] - set(accounts))),
            )
        )
    return tuple(months)

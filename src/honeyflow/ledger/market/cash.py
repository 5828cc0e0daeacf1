"""What is in the bank by month, what goes out net, and what is spent on the community."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from honeyflow.kernel.period import month_start
from honeyflow.ledger.accounts import CASH, INVESTORS, OPENING
from honeyflow.ledger.balances import Balance
from honeyflow.ledger.market.records import running
from honeyflow.ledger.records import BankMonth

Dated = dict[date, Decimal]
Money = dict[str, Dated]


def month_end_cash(bank: Iterable[BankMonth], balances: Collection[Balance], months: Collection[date]) -> Money:
    """Return, by currency, the cash at each month's end.

    The bank's word counts. Where it says nothing of a month, or not of every account, the books' cash does, as long as
    the last balance told agrees with them; before the first balance told there is none.
    """
    told: dict[str, dict[date, Decimal]] = defaultdict(dict)
    for each in bank:
        if not each.missing:
            told[each.currency][each.month] = each.amount
    return {currency: _cash(series, _by_books(balances, currency), months) for currency, series in told.items()}


def _cash(
    told: Mapping[date, Decimal], booked: Mapping[date, Decimal], months: Collection[date]
) -> dict[date, Decimal]:
    cash: dict[date, Decimal] = {}
    held, agreed = Decimal(0), False
    for month in sorted({*months, *booked, *told}):
        held = booked.get(month, held)
        if month in told:
            agreed = told[month] == held
        if month in months and (month in told or agreed):
            cash[month] = told.get(month, held)
    return cash


def _by_books(balances: Iterable[Balance], currency: str) -> dict[date, Decimal]:
    return running(_changes(balances, (CASH,))[currency])


def net_flow(balances: Iterable[Balance]) -> Money:
    """Return, by currency and month, what came in less what went out: without investors' money and the opening."""
    return dict(_changes(balances, (CASH, INVESTORS, OPENING)))


def _changes(balances: Iterable[Balance], accounts: Collection[str]) -> Money:
    sums: defaultdict[str, dict[date, Decimal]] = defaultdict(dict)
    for row in sorted((each for each in balances if each.account in accounts), key=lambda each: each.month_on):
        series = sums[row.commodity]
        series[row.month_on] = series.get(row.month_on, Decimal(0)) + row.change
    return sums


def community_spending(expenses: Iterable[Mapping[str, Any]], categories: Collection[str], last_month: date) -> Money:
    """Return, by currency and month, the spending in the categories that the site calls the community's."""
    sums: Money = defaultdict(dict)
    for row in expenses:
        month = month_start(row["spent_on"])
        if row["category"] in categories and month <= last_month:
            series = sums[row["currency"]]
            series[month] = series.get(month, Decimal(0)) + row["amount"]
    return dict(sums)

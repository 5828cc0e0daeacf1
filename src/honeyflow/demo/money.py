"""The demo's money month by month: what is spent, what investors bring, what the bank holds at each month's end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal

from honeyflow.demo.billing import Invoice
from honeyflow.demo.staff import Payslip
from honeyflow.kernel.period import add_months, month_start

ACCOUNTS = {"EUR": "current account", "USD": "dollar account"}
_COSTS = (("rent", "0.06", 3), ("travel", "0.03", 18), ("equipment", "0.02", 12))
"""Category, its share of the month's wages, and the day of the month it is paid on."""
_EVENTS, _BOUNTIES = Decimal("0.03"), Decimal("0.012")
_CLOUD, _TAX = Decimal("0.7"), Decimal("0.25")
_EXPANSION, _MARKETING = date(2025, 7, 1), Decimal("0.42")
"""Since when the company spends on being known abroad, as a share of wages."""
_RESERVE, _ROUND = 3, Decimal(250_000)
_CENT, _TEN = Decimal("0.01"), Decimal(10)
_SATURDAY = 5

Month = tuple[date, str]


@dataclass
class Ledger:
    """Rows of the three files; `funding` tells date, investor, amount, currency."""

    bank: list[tuple[str, date, Decimal, str]] = field(default_factory=list)
    expenses: list[tuple[date, str, Decimal, str]] = field(default_factory=list)
    funding: list[tuple[date, str, Decimal, str]] = field(default_factory=list)


def keep_money(invoices: Iterable[Invoice], slips: Iterable[Payslip], until: date) -> Ledger:
    """Return the money's rows; an invoice exported twice or in no currency brought nothing to the bank."""
    paid, wages = _paid(invoices), _wages(slips, until)
    ledger, held = Ledger(), {"EUR": Decimal(0), "USD": Decimal(0)}
    surplus: defaultdict[date, Decimal] = defaultdict(Decimal)
    month = min(wages)
    while month <= until:
        spent = list(_spent(month, wages, paid, surplus))
        ledger.expenses += spent
        for currency in held:
            out = sum((amount for _, _, amount, code in spent if code == currency), Decimal(0))
            held[currency] += paid[month, currency] - out - (wages[month] if currency == "EUR" else 0)
        surplus[month] = paid[month, "EUR"] - wages[month]
        if held["EUR"] < _RESERVE * wages[month]:
            funded = _round_up(_RESERVE * wages[month] * 3 - held["EUR"])
            ledger.funding.append((month, "Founders" if not ledger.funding else "Linden Ventures", funded, "EUR"))
            held["EUR"] += funded
        last = add_months(month, 1) - timedelta(days=1)
        ledger.bank += [(ACCOUNTS[code], last, amount, code) for code, amount in held.items()]
        month = add_months(month, 1)
    return ledger


def _spent(
    month: date, wages: dict[date, Decimal], paid: defaultdict[Month, Decimal], surplus: defaultdict[date, Decimal]
) -> Iterator[tuple[date, str, Decimal, str]]:
    """Yield a month's spending by day."""
    pay = wages[month]
    for category, share, day in _COSTS:
        yield month.replace(day=day), category, _tens(pay * Decimal(share)), "EUR"
    yield month.replace(day=20), "bounties", _tens(pay * _BOUNTIES), "EUR"
    if month.month in (2, 9):  # the community meets twice a year
        yield month.replace(day=24), "events", _tens(pay * _EVENTS * 6), "EUR"
    if month >= _EXPANSION:
        yield month.replace(day=25), "marketing", _tens(pay * _MARKETING), "EUR"
    year = [add_months(month, -n) for n in range(1, 13)]
    cloud = _tens(sum((paid[each, "USD"] for each in year), Decimal(0)) * _CLOUD / 12)
    if cloud:
        yield month.replace(day=5), "cloud", cloud, "USD"
    profit = sum((surplus[each] for each in year), Decimal(0))
    if month.month % 3 == 0 and profit > 0:
        yield month.replace(day=10), "taxes", _tens(profit * _TAX / 4), "EUR"


def _paid(invoices: Iterable[Invoice]) -> defaultdict[Month, Decimal]:
    """Return what came in by month and currency."""
    sums: defaultdict[Month, Decimal] = defaultdict(Decimal)
    for each in {each.number: each for each in invoices}.values():
        if each.paid_on is not None and each.currency in ACCOUNTS:
            sums[month_start(each.paid_on), each.currency] += Decimal(each.amount)
    return sums


def _wages(slips: Iterable[Payslip], until: date) -> dict[date, Decimal]:
    """Return wages by month; a month partly worked is paid by its working days."""
    sums: defaultdict[date, Decimal] = defaultdict(Decimal)
    for slip in slips:
        month, end = month_start(slip.started_on), min(slip.last_on or until, until)
        while month <= end:
            after = add_months(month, 1)
            held = _days(max(slip.started_on, month), min(end + timedelta(days=1), after))
            part = Decimal(slip.monthly_cost) * held / _days(month, after)
            sums[month] += part.quantize(_CENT, ROUND_HALF_EVEN)
            month = after
    return {month: Decimal(amount) for month, amount in sorted(sums.items())}


def _days(start: date, end: date) -> int:
    return sum((start + timedelta(days=n)).weekday() < _SATURDAY for n in range((end - start).days))


def _tens(amount: Decimal) -> Decimal:
    return (amount / _TEN).quantize(Decimal(1)) * _TEN


def _round_up(amount: Decimal) -> Decimal:
    return (amount / _ROUND).to_integral_value(ROUND_CEILING) * _ROUND


def yearly(rows: Sequence[tuple[date, str, Decimal, str]], names: frozenset[str]) -> dict[tuple[int, str], Decimal]:
    """Return sums by year and currency of the rows in some categories: the answer for spending on the community."""
    sums: dict[tuple[int, str], Decimal] = {}
    for day, category, amount, currency in rows:
        if category in names:
            sums[day.year, currency] = sums.get((day.year, currency), Decimal(0)) + amount
    return sums

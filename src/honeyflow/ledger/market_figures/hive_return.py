"""The hive return: how much of the revenue goes back into open source."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from honeyflow.ledger.market.records import Figure, MarketBooks, Point, trailing
from honeyflow.ledger.market.shares import PLACES


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month and currency, a year's wages × open share + community spending, ÷ revenue.

    None unless wages, days and revenue are recorded; spending on the community that is not recorded adds nothing.
    """
    open_days, paid_days = trailing(books.open_days, books.months), trailing(books.paid_days, books.months)
    for currency in sorted(books.wages.keys() & set(books.currencies)):
        wages = trailing(books.wages[currency], books.months)
        community = trailing(books.community.get(currency, {}), books.months)
        revenue = trailing(_revenue(books, currency), books.months)
        for month, earned in revenue.items():
            if earned > 0 and wages[month] and paid_days[month]:
                share = open_days[month] / paid_days[month]
                given = wages[month] * share + community[month]
                yield Point(month, currency, (given / earned).quantize(PLACES))


def _revenue(books: MarketBooks, currency: str) -> dict[date, Decimal]:
    total: dict[date, Decimal] = {}
    for (each, _), series in books.revenue.items():
        if each == currency:
            for month, amount in series.items():
                total[month] = total.get(month, Decimal(0)) + amount
    return total


figure = Figure(
    name="hive-return",
    question="How much of what customers paid went back into open source?",
    unit="share",
    method="hive-return",
    build=build,
)

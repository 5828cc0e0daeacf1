"""The runway: how long the cash lasts."""

from collections.abc import Iterator
from decimal import Decimal

from honeyflow.ledger.market.records import Figure, MarketBooks, Point, trailing
from honeyflow.ledger.market.shares import PLACES

MONTHS = 6
"""Months whose mean is taken for what goes out."""


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month and currency with a bank balance, cash ÷ what goes out net a month; none while it comes in."""
    for currency, cash in books.cash.items():
        flow = trailing(books.collected.get(currency, {}), books.months, MONTHS)
        for month, held in cash.items():
            out = -flow.get(month, Decimal(0)) / MONTHS
            if out > 0:
                yield Point(month, currency, (held / out).quantize(PLACES))


figure = Figure(
    name="runway",
    question="How many months does the cash last, if money goes on going out as in the last six?",
    unit="months",
    method="runway",
    build=build,
)

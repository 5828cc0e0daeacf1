"""The runway: how long the cash lasts."""

from collections.abc import Iterator
from decimal import Decimal

from honeyflow.ledger.market.records import Figure, MarketBooks, Point, trailing
from honeyflow.ledger.market.shares import PLACES, YEAR

ZERO = Decimal(0)
"""An overdrawn account lasts no time at all."""


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month and currency with cash, cash ÷ what goes out net a month; none while it grows."""
    for currency, cash in books.cash.items():
        flow = trailing(books.flow.get(currency, {}), books.months, YEAR)
        for month, held in cash.items():
            if month in flow and flow[month] < 0:
                yield Point(month, currency, (max(held, ZERO) * YEAR / -flow[month]).quantize(PLACES))


figure = Figure(
    name="runway",
    question="How many months does the cash last, if money goes on going out as in the last twelve?",
    unit="months",
    method="runway",
    build=build,
)

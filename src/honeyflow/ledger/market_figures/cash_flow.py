"""Net cash flow: what comes in less what goes out, a month."""

from collections.abc import Iterator

from honeyflow.ledger.market.records import Figure, MarketBooks, Point, trailing
from honeyflow.ledger.market.shares import PLACES, YEAR


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month and currency with cash, the mean of twelve months; below zero while money goes out."""
    for currency, cash in books.cash.items():
        flow = trailing(books.flow.get(currency, {}), books.months, YEAR)
        for month in cash:
            if month in flow:
                yield Point(month, currency, (flow[month] / YEAR).quantize(PLACES))


figure = Figure(
    name="cash-flow",
    question="How much more comes in than goes out a month, over the last twelve, without investors' money?",
    unit="money a month",
    method="runway",
    build=build,
)

"""Recurring revenue that customers added."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.moves import EXPANSION
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield one point a month and currency, above zero."""
    for commodity in books.commodities:
        if commodity != CUST.code:
            series = books.moves(commodity, EXPANSION)
            yield from points(commodity, series)


figure = Figure(
    name="expansion",
    question="How much more do customers pay who were there before?",
    unit="money a month",
    method="mrr",
    build=build,
)

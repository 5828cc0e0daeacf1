"""Recurring revenue that customers who stay cut."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.moves import CONTRACTION
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield one point a month and currency, above zero where there was any."""
    for commodity in books.commodities:
        if commodity != CUST.code:
            series = books.moves(commodity, CONTRACTION)
            yield from points(commodity, {month: -amount for month, amount in series.items()})


figure = Figure(
    name="contraction",
    question="How much less do customers pay who stay?",
    unit="money a month",
    method="mrr",
    build=build,
)

"""Recurring revenue of customers who came back."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.moves import RETURNED
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield one point a month and currency, a part of what is new."""
    for commodity in books.commodities:
        if commodity != CUST.code:
            series = books.moves(commodity, RETURNED)
            yield from points(commodity, series)


figure = Figure(
    name="returned",
    question="How much of the new recurring revenue came with customers who had left in the last twelve months?",
    unit="money a month",
    method="mrr",
    build=build,
)

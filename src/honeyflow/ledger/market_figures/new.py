"""Recurring revenue that came with new customers."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.moves import NEW, RETURNED
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield one point a month and currency, those who came back included."""
    for commodity in books.commodities:
        if commodity != CUST.code:
            series = books.moves(commodity, NEW, RETURNED)
            yield from points(commodity, series)


figure = Figure(
    name="new",
    question="How much recurring revenue came with customers who were not there before?",
    unit="money a month",
    method="mrr",
    build=build,
)

"""Customers who left."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.moves import CHURN
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield one point a month, whatever customers pay in."""
    if CUST.code in books.commodities:
        yield from points(CUST.code, {month: -count for month, count in books.moves(CUST.code, CHURN).items()})


figure = Figure(
    name="customers-out", question="How many customers left?", unit="customers", method="customers", build=build
)

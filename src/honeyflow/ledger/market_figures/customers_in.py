"""Customers who came."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.moves import NEW, RETURNED
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield one point a month, whatever customers pay in."""
    if CUST.code in books.commodities:
        yield from points(CUST.code, books.moves(CUST.code, NEW, RETURNED))


figure = Figure(
    name="customers-in",
    question="How many customers came, those who came back included?",
    unit="customers",
    method="customers",
    build=build,
)

"""Customers at the month's end."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points
from honeyflow.ledger.market.shares import level


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield one point a month, whatever customers pay in."""
    if CUST.code in books.commodities:
        yield from points(CUST.code, level(books, CUST.code))


figure = Figure(
    name="customers",
    question="How many organizations pay again and again?",
    unit="customers",
    method="customers",
    build=build,
)

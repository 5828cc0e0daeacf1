"""Annual recurring revenue: twelve times the monthly."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points
from honeyflow.ledger.market.shares import YEAR, level


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield one point a month and currency, as of the month's last day."""
    for commodity in books.commodities:
        if commodity != CUST.code:
            yield from points(commodity, {month: YEAR * paid for month, paid in level(books, commodity).items()})


figure = Figure(
    name="arr",
    question="How much would a year bring if nothing changed?",
    unit="money a year",
    method="mrr",
    build=build,
)

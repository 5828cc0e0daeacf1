"""Monthly recurring revenue."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points
from honeyflow.ledger.market.shares import level


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield one point a month and currency, as of the month's last day."""
    for commodity in books.commodities:
        if commodity != CUST.code:
            yield from points(commodity, level(books, commodity))


figure = Figure(
    name="mrr",
    question="How much do customers pay a month, again and again?",
    unit="money a month",
    method="mrr",
    build=build,
)

"""Net revenue retention over twelve months."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.records import Figure, MarketBooks, Point
from honeyflow.ledger.market.shares import of_a_year_before


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month and currency, what the customers of twelve months before pay now ÷ what they paid then."""
    for commodity, kept in books.kept.items():
        if commodity != CUST.code:
            net = {month: held[0] for month, held in kept.items()}
            yield from (Point(month, commodity, share) for month, share in of_a_year_before(books, commodity, net))


figure = Figure(
    name="net-retention",
    question="What do the customers of a year ago pay now, for each unit they paid then?",
    unit="share",
    method="retention",
    build=build,
)

"""Customer retention over twelve months."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.records import Figure, MarketBooks, Point
from honeyflow.ledger.market.shares import of_a_year_before


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month, the customers of twelve months before who are customers now ÷ all of then."""
    kept = {month: held[0] for month, held in books.kept.get(CUST.code, {}).items()}
    yield from (Point(month, CUST.code, share) for month, share in of_a_year_before(books, CUST.code, kept))


figure = Figure(
    name="customer-retention",
    question="Which share of the customers of a year ago is still there?",
    unit="share",
    method="retention",
    build=build,
)

"""Customer churn (logo churn) over twelve months."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.moves import CHURN
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, trailing
from honeyflow.ledger.market.shares import of_a_year_before


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month, the customers who left in the last twelve months ÷ those there at their beginning."""
    left = trailing({month: -count for month, count in books.moves(CUST.code, CHURN).items()}, books.months)
    yield from (Point(month, CUST.code, share) for month, share in of_a_year_before(books, CUST.code, left))


figure = Figure(
    name="customer-churn",
    question="How many customers left in a year, for each that was there at its beginning?",
    unit="share",
    method="retention",
    build=build,
)

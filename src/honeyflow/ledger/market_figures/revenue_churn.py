"""Revenue churn over twelve months."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.moves import CHURN
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, trailing
from honeyflow.ledger.market.shares import of_a_year_before


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month and currency, what left with customers in twelve months ÷ what was paid at their beginning."""
    for commodity in books.commodities:
        if commodity != CUST.code:
            lost = {month: -amount for month, amount in books.moves(commodity, CHURN).items()}
            left = trailing(lost, books.months)
            yield from (Point(month, commodity, share) for month, share in of_a_year_before(books, commodity, left))


figure = Figure(
    name="revenue-churn",
    question="How much recurring revenue left with customers in a year, for each unit there was at its beginning?",
    unit="share",
    method="retention",
    build=build,
)

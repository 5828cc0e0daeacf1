"""Gross revenue retention over twelve months."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.records import Figure, MarketBooks, Point
from honeyflow.ledger.market.shares import of_a_year_before


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month and currency, the same as net retention, nobody above what was paid twelve months before."""
    for commodity, kept in books.kept.items():
        if commodity != CUST.code:
            gross = {month: held[1] for month, held in kept.items()}
            yield from (Point(month, commodity, share) for month, share in of_a_year_before(books, commodity, gross))


figure = Figure(
    name="gross-retention",
    question="How much of what customers paid a year ago do they still pay, rises left out?",
    unit="share",
    method="retention",
    build=build,
)

"""The replacement ratio: customers who came for each who left."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.moves import CHURN, NEW, RETURNED
from honeyflow.ledger.market.records import Figure, MarketBooks, Point, trailing
from honeyflow.ledger.market.shares import PLACES


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month, customers who came ÷ who left in the last twelve months; none where nobody left."""
    came = trailing(books.moves(CUST.code, NEW, RETURNED), books.months)
    left = trailing(books.moves(CUST.code, CHURN), books.months)
    for month, count in left.items():
        if count:
            yield Point(month, CUST.code, (came[month] / -count).quantize(PLACES))


figure = Figure(
    name="replacement-ratio",
    question="How many customers came for each who left, in twelve months?",
    unit="ratio",
    method="customers",
    build=build,
)

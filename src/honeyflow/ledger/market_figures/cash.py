"""Cash: what is in the bank at the month's end."""

from collections.abc import Iterator

from honeyflow.ledger.market.records import Figure, MarketBooks, Point, points


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month and currency, the cash where it is known."""
    for currency, cash in books.cash.items():
        yield from points(currency, cash)


figure = Figure(
    name="cash",
    question="How much is in the bank at the month's end?",
    unit="money",
    method="runway",
    build=build,
)

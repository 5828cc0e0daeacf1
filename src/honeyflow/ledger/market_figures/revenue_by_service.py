"""Revenue by service."""

from collections.abc import Iterator

from honeyflow.ledger.market.records import Figure, MarketBooks, Point


def build(books: MarketBooks) -> Iterator[Point]:
    """Yield, per month, currency and service, what was invoiced; months without an invoice have none."""
    for (currency, service), series in books.revenue.items():
        yield from (Point(month, currency, amount, service) for month, amount in series.items())


figure = Figure(
    name="revenue-by-service",
    question="What was invoiced for each service?",
    unit="money",
    method="revenue-by-service",
    build=build,
)

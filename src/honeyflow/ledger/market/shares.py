"""Shares of what there was twelve months before."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from honeyflow.ledger.market.moves import CHURN, CONTRACTION, EXPANSION, NEW, RETURNED
from honeyflow.ledger.market.records import MarketBooks, running

YEAR = 12
PLACES = Decimal("0.0001")


def level(books: MarketBooks, commodity: str) -> dict[date, Decimal]:
    """Return what is paid a month, or how many customers there are, at each month's end."""
    return running(books.moves(commodity, NEW, RETURNED, EXPANSION, CONTRACTION, CHURN))


def of_a_year_before(books: MarketBooks, commodity: str, part: dict[date, Decimal]) -> Iterator[tuple[date, Decimal]]:
    """Yield `part` as a share of the level twelve months before, where there was any."""
    levels = level(books, commodity)
    for then, month in zip(books.months, books.months[YEAR:], strict=False):
        if levels[then] and month in part:
            yield month, (part[month] / levels[then]).quantize(PLACES)

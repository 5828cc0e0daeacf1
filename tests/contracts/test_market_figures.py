"""Every figure of the market keeps its seam's promises."""

from datetime import date
from decimal import Decimal

import pytest

from honeyflow.ledger.market.records import Figure, MarketBooks
from honeyflow.ledger.market.registry import figures
from honeyflow.web.methods import methods
from tests.ledger.market.lines import Sold, moves_and_books

FIGURES = list(figures.all().values())
SLUGS = {method.slug for method in methods()}
UNITS = {"money a month", "money a year", "money", "customers", "share", "ratio", "months"}


@pytest.fixture(scope="module")
def books() -> MarketBooks:
    sold = [Sold(f"C{n}", date(2022, 1 + n, 1), date(2024 - n % 2, 1 + n, 1), 2400 + 100 * n) for n in range(9)]
    return moves_and_books([*sold, Sold("C1", date(2023, 9, 1), None, 90, "USD")], date(2024, 6, 1))[1]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_figure_has_a_question_a_known_unit_and_a_methods_page(figure: Figure) -> None:
    assert figure.question.endswith("?")
    assert figure.unit in UNITS
    assert figure.method in SLUGS


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_figure_tells_each_month_and_commodity_once_in_decimals(figure: Figure, books: MarketBooks) -> None:
    points = list(figure.build(books))
    keys = [(point.month, point.commodity, point.detail) for point in points]

    assert len(keys) == len(set(keys))
    assert all(isinstance(point.amount, Decimal) and point.month in books.months for point in points)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_figure_of_nothing_tells_nothing(figure: Figure) -> None:
    assert list(figure.build(MarketBooks(()))) == []

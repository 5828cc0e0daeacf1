"""Numbers, money, dates and lists by the locale's rules; names that turn no sentence around."""

from datetime import date
from decimal import Decimal

import pytest

from honeyflow.kernel.bounds import Bounds
from honeyflow.outreach.briefs.language import Language, isolated, plural_of


def bounds(low: str, high: str) -> Bounds:
    return Bounds(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("language", "amount", "said"),
    [
        ("en", "1250.00", "€1,250"),
        ("en", "1250.50", "€1,250.50"),
        ("de", "1250.5", "1.250,50\xa0€"),
        ("fr", "1250", "1\u202f250\xa0€"),
        ("pt", "1250", "€\xa01.250"),
        ("ja", "1250", "€1,250"),
    ],
)
def test_money_has_the_locales_form_and_decimals_only_where_there_are_any(
    language: str, amount: str, said: str
) -> None:
    assert Language(language).money(Decimal(amount), "EUR") == said


def test_amount_without_a_currency_is_a_number() -> None:
    assert Language("en").money(Decimal(1250), "") == "1,250"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "€60–90"), ("de", "60–90\xa0€"), ("pt", "€\xa060–90"), ("ja", "€60～90")]
)
def test_range_of_money_names_its_currency_once(language: str, said: str) -> None:
    assert Language(language).money_range(bounds("60", "90"), "EUR") == said


def test_range_of_one_value_is_that_value() -> None:
    assert Language("en").range(bounds("4", "4")) == "4"
    assert Language("de").percent_range(bounds("0.5", "0.5")) == "50\xa0%"


def test_ranges_are_rounded_outwards() -> None:
    assert Language("en").range(bounds("13.9", "20.1")) == "13–21"
    assert Language("en").percent_range(bounds("0.301", "0.305")) == "30–31%"


def test_net_below_nothing_is_told_with_its_sign() -> None:
    assert Language("en").signed_money(Decimal("-400.5"), Decimal("5600.1"), "EUR") == "-€401 to €5,601"


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "24 November 2026", "November 2026"),
        ("de", "24. November 2026", "November 2026"),
        ("es", "24 de noviembre de 2026", "noviembre de 2026"),
        ("ja", "2026年11月24日", "2026年11月"),
    ],
)
def test_days_are_written_out(language: str, day: str, month: str) -> None:
    assert Language(language).day(date(2026, 11, 24)) == day
    assert Language(language).month(date(2026, 11, 24)) == month


@pytest.mark.parametrize(
    ("language", "said"), [("en", "a, b and c"), ("de", "a, b und c"), ("fr", "a, b et c"), ("ja", "a、b、c")]
)
def test_lists_are_as_people_write_them(language: str, said: str) -> None:
    assert Language(language).names(["a", "b", "c"]) == said
    assert Language(language).names([]) == ""


def test_only_names_from_right_to_left_are_isolated() -> None:
    assert isolated("Ann") == "Ann"
    assert isolated("דנה") == "\u2068דנה\u2069"


@pytest.mark.parametrize(("low", "high", "count"), [("1", "1", 1), ("0", "1", 2), ("0", "0", 2), ("2", "6", 6)])
def test_range_takes_the_plural_unless_it_is_exactly_one(low: str, high: str, count: int) -> None:
    assert plural_of(bounds(low, high)) == count

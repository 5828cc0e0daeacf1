"""Amounts and changes as people read them."""

from decimal import Decimal

import pytest

from honeyflow.kernel.commodity import CMONTH, CONTRIBUTIONS, CUST, PDAY, PERSON, commodity, money
from honeyflow.web.wording import amount_words, change_words, is_money, number, plural, short_amount

EUR = money("EUR")


@pytest.mark.parametrize(
    ("amount", "places", "said"),
    [
        ("1234567.5", 0, "1,234,568"),
        ("-1000", 0, "−1,000"),
        ("0", 0, "0"),
        ("0.4", 0, "<1"),
        ("-0.04", 1, "−<0.1"),
        ("2.25", 1, "2.3"),
    ],
)
def test_numbers_are_rounded_half_up_and_something_is_never_nothing(amount: str, places: int, said: str) -> None:
    assert number(Decimal(amount), places) == said


def test_what_is_not_recorded_is_never_a_number() -> None:
    assert amount_words(None, EUR) == "not recorded"
    assert amount_words(Decimal(0), EUR) == "0"


def test_tens_of_millions_are_short_in_the_picture_and_millions_are_not() -> None:
    assert short_amount(Decimal(12_345_678), EUR) == "12.3\N{NARROW NO-BREAK SPACE}M"
    assert short_amount(Decimal(9_999_999), EUR) == "9,999,999"


@pytest.mark.parametrize(
    ("amount", "before", "said"),
    [
        (None, "1", ""),
        ("1", None, ""),
        ("112", "100", "+12\N{NARROW NO-BREAK SPACE}%"),
        ("88", "100", "−12\N{NARROW NO-BREAK SPACE}%"),
        ("500", "100", "×5.0"),
        ("7", "0", "new"),
        ("0", "0", "same"),
        ("100", "100", "same"),
        ("100.2", "100", "+<1\N{NARROW NO-BREAK SPACE}%"),
    ],
)
def test_changes_are_said_against_the_period_before(amount: str | None, before: str | None, said: str) -> None:
    given, earlier = (None if each is None else Decimal(each) for each in (amount, before))

    assert change_words(given, earlier) == said


def test_only_currencies_are_money() -> None:
    others = [PDAY, CMONTH, PERSON, CUST, *CONTRIBUTIONS.values()]

    assert [each.code for each in (*others, EUR, commodity("USD")) if is_money(each)] == ["EUR", "USD"]


def test_plural_follows_the_count() -> None:
    assert (plural(1, "month", "months"), plural(1200, "month", "months")) == ("1 month", "1,200 months")

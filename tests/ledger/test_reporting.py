"""Figures in the reporting currency: which rate of which day, and what is not converted."""

from datetime import date
from decimal import Decimal

from honeyflow.ledger.accounts import PAID, REVENUE
from honeyflow.ledger.rates import Rates
from honeyflow.ledger.reporting import DaySum, report

FRIDAY, SUNDAY, MUCH_LATER = date(2025, 3, 28), date(2025, 3, 30), date(2025, 4, 5)


def rates(**units: str) -> Rates:
    rows = [
        {"rate_on": FRIDAY, "currency": code, "per_unit": Decimal(per), "base": "EUR"} for code, per in units.items()
    ]
    return Rates(rows)


def test_rate_of_a_weekend_is_that_of_the_friday_before() -> None:
    found = rates(USD="1.25").on(SUNDAY, "USD", "EUR")

    assert found is not None
    assert (found.on, found.value) == (FRIDAY, Decimal("0.8"))


def test_rate_older_than_a_week_is_none() -> None:
    assert rates(USD="1.25").on(MUCH_LATER, "USD", "EUR") is None


def test_cross_rate_goes_through_the_base() -> None:
    found = rates(USD="1.25", JPY="150").on(FRIDAY, "USD", "JPY")

    assert found is not None
    assert found.value == 120


def test_reported_figure_adds_its_parts_and_marks_the_converted_one() -> None:
    sums = [DaySum(SUNDAY, REVENUE, "USD", Decimal(100)), DaySum(SUNDAY, REVENUE, "EUR", Decimal(50))]

    (figure,) = report(sums, rates(USD="1.25"), "EUR")

    assert figure.amount == 130
    assert [part.mark for part in figure.parts] == ["", "converted: 1 USD = 0.800000 EUR, rate of 2025-03-28"]


def test_figure_without_a_rate_says_so_and_has_no_amount() -> None:
    (figure,) = report([DaySum(MUCH_LATER, PAID, "USD", Decimal(-100))], rates(USD="1.25"), "EUR")

    assert figure.amount is None
    assert figure.parts[0].mark == "not converted: no rate for USD on 2025-04-05"
    assert figure.parts[0].amount == 100

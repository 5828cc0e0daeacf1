from datetime import date
from decimal import Decimal

import pytest

from honeyflow.ledger.payroll import paid_days_by_month, wages_by_month
from honeyflow.ledger.records import Books, Employment, Wage
from honeyflow.ledger.staff_days import working_days

MARCH = date(2025, 3, 1)


def employed(start: date, end: date | None, workload: str = "1", cost: str = "4200") -> Books:
    staff = Employment("s1", start, end, Decimal(workload), Decimal(cost), "EUR")
    return Books(last_month=MARCH, employments=(staff,))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2025, 3, 1), date(2025, 4, 1), 21),
        (date(2025, 3, 1), date(2025, 3, 3), 0),
        (date(2024, 2, 1), date(2024, 3, 1), 21),
        (date(2025, 3, 7), date(2025, 3, 11), 2),
        (date(2025, 3, 7), date(2025, 3, 7), 0),
    ],
)
def test_working_days_counts_mondays_to_fridays(start: date, end: date, days: int) -> None:
    assert working_days(start, end) == days


def test_paid_days_of_half_time_are_half() -> None:
    assert paid_days_by_month(employed(MARCH, None, workload="0.5")) == {MARCH: Decimal("10.5")}


def test_wages_of_a_month_left_in_the_middle_are_paid_by_working_days() -> None:
    books = employed(date(2025, 2, 1), date(2025, 3, 15))

    assert wages_by_month(books)[MARCH, "EUR"] == Decimal(2000)


def test_wages_of_a_day_rate_are_its_paid_days() -> None:
    staff = Employment("s1", MARCH, None, Decimal("0.5"), None, "EUR", Decimal(400))

    assert wages_by_month(Books(MARCH, employments=(staff,))) == {(MARCH, "EUR"): Decimal(4200)}


def test_wages_as_paid_stand_instead_of_the_staff_list() -> None:
    february, dear = date(2025, 2, 1), Wage("s1", date(2025, 3, 1), Decimal(5100), "EUR")
    books = employed(february, None)

    wages = wages_by_month(Books(MARCH, employments=books.employments, wages=(dear,)))

    assert wages == {(february, "EUR"): Decimal(4200), (MARCH, "EUR"): Decimal(5100)}

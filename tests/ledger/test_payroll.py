from datetime import date
from decimal import Decimal

import pytest

from honeyflow.ledger.payroll import open_days_within_pay, paid_days_by_month, wages_by_month
from honeyflow.ledger.records import Books, Employment, StaffDay
from honeyflow.ledger.staff_days import open_days, working_days

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


def test_open_days_of_two_projects_on_one_day_are_shared() -> None:
    rows = [StaffDay("p", date(2025, 3, 3), "press"), StaffDay("p", date(2025, 3, 3), "almanac")]

    assert open_days(rows) == {(MARCH, "almanac"): Decimal("0.5"), (MARCH, "press"): Decimal("0.5")}


def test_open_days_of_a_month_without_weekends_stop_at_its_working_days() -> None:
    rows = [StaffDay("p", date(2025, 3, day), "press") for day in range(1, 32)]

    assert open_days(rows) == {(MARCH, "press"): Decimal(21)}


def test_open_days_within_pay_never_exceed_the_days_paid() -> None:
    books = employed(MARCH, None, workload="0.5")
    worked = Books(books.last_month, open_days={(MARCH, "press"): Decimal(21)}, employments=books.employments)

    assert open_days_within_pay(worked) == {(MARCH, "press"): Decimal("10.5")}

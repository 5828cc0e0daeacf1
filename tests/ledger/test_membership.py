from datetime import date
from decimal import Decimal

from honeyflow.kernel.party import Party
from honeyflow.ledger.membership import count_in, moves, present_contributors, present_customers
from honeyflow.ledger.records import Activity, Books, InvoiceLine

LAST = date(2026, 12, 1)


def active(*months: date) -> Books:
    return Books(LAST, activities=tuple(Activity(month, "p", Party.COMMUNITY) for month in months))


def served(start: date | None, end: date | None) -> Books:
    line = InvoiceLine("i", 1, "c", "support", date(2025, 1, 15), start, end, Decimal(1), "EUR", "f", "row 2")
    return Books(LAST, invoice_lines=(line,))


def test_present_contributors_leave_twelve_months_after_the_last_contribution() -> None:
    assert present_contributors(active(date(2025, 1, 1))) == {"p": [(date(2025, 1, 1), date(2026, 1, 1))]}


def test_present_contributors_back_within_a_year_never_left() -> None:
    books = active(date(2025, 1, 1), date(2026, 1, 1))

    assert present_contributors(books) == {"p": [(date(2025, 1, 1), date(2027, 1, 1))]}


def test_present_contributors_back_later_come_a_second_time() -> None:
    found = moves(present_contributors(active(date(2024, 1, 1), date(2025, 6, 1))))

    assert found == {
        date(2024, 1, 1): (1, 0),
        date(2025, 1, 1): (0, 1),
        date(2025, 6, 1): (1, 0),
        date(2026, 6, 1): (0, 1),
    }


def test_present_customers_are_those_served_in_the_month() -> None:
    present = present_customers(served(date(2025, 1, 10), date(2025, 3, 1)))

    assert [count_in(present, date(2025, month, 1)) for month in (1, 2, 3)] == [1, 1, 0]


def test_present_customers_of_a_one_off_stay_a_year() -> None:
    assert present_customers(served(None, None)) == {"c": [(date(2025, 1, 1), date(2026, 1, 1))]}

"""Paid person-days and wages per month, worked out from the employments."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.records import Books, Employment
from honeyflow.ledger.staff_days import paid_days, working_days

CENT = Decimal("0.01")
"""Wages are paid in whole cents: the bank knows no less."""


def months_employed(employment: Employment, last_month: date) -> Iterator[date]:
    """Yield the first days of the months in which the employment holds, up to `last_month`."""
    month = month_start(employment.started_on)
    while month <= last_month and (employment.ended_on is None or month < employment.ended_on):
        yield month
        month = add_months(month, 1)


def paid_days_by_month(books: Books) -> dict[date, Decimal]:
    """Return the person-days paid per month, all staff."""
    total: dict[date, Decimal] = defaultdict(Decimal)
    for employment in books.employments:
        for month in months_employed(employment, books.last_month):
            total[month] += paid_days(employment, month)
    return dict(sorted(total.items()))


def paid_days_by_person(employments: Iterable[Employment], last_month: date) -> dict[tuple[str, date], Decimal]:
    """Return the person-days paid per (staff_id, month)."""
    total: dict[tuple[str, date], Decimal] = defaultdict(Decimal)
    for employment in employments:
        for month in months_employed(employment, last_month):
            total[employment.staff_id, month] += paid_days(employment, month)
    return total


def wages_by_month(books: Books) -> dict[tuple[date, str], Decimal]:
    """Return wages per (month, currency): as paid where the file of wages tells, else by the staff list's cost.

    A month partly employed costs its part of the working days; a day rate, its paid days.
    """
    told = {(wage.staff_id, wage.month) for wage in books.wages}
    total: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
    for wage in books.wages:
        total[wage.month, wage.currency] += wage.amount
    for employment in books.employments:
        for month in months_employed(employment, books.last_month):
            cost = None if (employment.staff_id, month) in told else _cost(employment, month)
            if cost is not None and employment.currency is not None:
                total[month, employment.currency] += cost
    return dict(sorted(total.items()))


def _cost(employment: Employment, month: date) -> Decimal | None:
    if employment.monthly_cost is None:
        rate = employment.day_rate
        return None if rate is None else (rate * paid_days(employment, month)).quantize(CENT)
    end = add_months(month, 1)
    held = working_days(max(employment.started_on, month), min(employment.ended_on or end, end))
    return (employment.monthly_cost * held / working_days(month, end)).quantize(CENT)

"""Paid person-days and wages per month, worked out from the employments."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.records import Books, Employment
from honeyflow.ledger.staff_days import PLACES, paid_days, working_days


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


def wages_by_month(books: Books) -> dict[tuple[date, str], Decimal]:
    """Return wages per (month, currency); a month partly employed is paid by its working days."""
    total: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
    for employment in books.employments:
        if employment.monthly_cost is None or employment.currency is None:
            continue
        for month in months_employed(employment, books.last_month):
            end = add_months(month, 1)
            held = working_days(max(employment.started_on, month), min(employment.ended_on or end, end))
            share = Decimal(held) / working_days(month, end)
            total[month, employment.currency] += (employment.monthly_cost * share).quantize(PLACES)
    return dict(sorted(total.items()))


def open_days_within_pay(books: Books) -> dict[tuple[date, str], Decimal]:
    """Return open person-days per (month, project), none where no time was paid, and never more than was paid."""
    paid = paid_days_by_month(books)
    found: dict[date, Decimal] = defaultdict(Decimal)
    for (month, _), days in books.open_days.items():
        found[month] += days
    within: dict[tuple[date, str], Decimal] = {}
    for (month, project), days in books.open_days.items():
        room = paid.get(month, Decimal(0))
        kept = days if found[month] <= room else (days * room / found[month]).quantize(PLACES, "ROUND_DOWN")
        if kept:
            within[month, project] = kept
    return within

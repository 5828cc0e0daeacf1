"""Who is in: contributors and customers month by month, with twelve months' grace before somebody counts as gone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from honeyflow.kernel.party import Party
from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.records import Books

GRACE = 12
"""Months after the last sign of life in which somebody still counts as there."""


def present_contributors(books: Books) -> dict[str, list[tuple[date, date]]]:
    """Return, per person, the stretches of months ``[in, out)`` in which they count as the community's contributor."""
    months: dict[str, set[date]] = defaultdict(set)
    for activity in books.activities:
        if activity.party is Party.COMMUNITY:
            months[activity.person_id].add(activity.month)
    return {person: list(_stretches(seen, GRACE)) for person, seen in sorted(months.items())}


def present_customers(books: Books) -> dict[str, list[tuple[date, date]]]:
    """Return, per customer, the stretches ``[in, out)``: months served, or twelve months from a one-off invoice."""
    months: dict[str, set[date]] = defaultdict(set)
    for line in books.invoice_lines:
        if line.amount < 0:
            continue
        if line.service_from is None or line.service_to is None:
            months[line.customer_id].update(add_months(line.issued_on, n) for n in range(GRACE))
            continue
        month = month_start(line.service_from)
        while month < line.service_to:
            months[line.customer_id].add(month)
            month = add_months(month, 1)
    return {customer: list(_stretches(seen, 1)) for customer, seen in sorted(months.items())}


def _stretches(months: Iterable[date], grace: int) -> Iterator[tuple[date, date]]:
    """Yield the stretches that `months` form when each reaches `grace` months on."""
    start = end = None
    for month in sorted(months):
        if start is None or end is None:
            start = month
        elif month > end:
            yield start, end
            start = month
        end = add_months(month, grace)
    if start is not None and end is not None:
        yield start, end


def count_in(stretches: Mapping[str, list[tuple[date, date]]], month: date) -> int:
    """Return how many are in during `month`."""
    return sum(start <= month < end for each in stretches.values() for start, end in each)


def moves(stretches: Mapping[str, list[tuple[date, date]]]) -> dict[date, tuple[int, int]]:
    """Return, per month, how many came and how many went."""
    came: dict[date, int] = defaultdict(int)
    went: dict[date, int] = defaultdict(int)
    for each in stretches.values():
        for start, end in each:
            came[start] += 1
            went[end] += 1
    return {month: (came[month], went[month]) for month in sorted({*came, *went})}

"""Customer-months: how much of each month each customer was served by each service."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.records import InvoiceLine
from honeyflow.ledger.staff_days import PLACES


def customer_months(lines: Iterable[InvoiceLine]) -> dict[tuple[date, str, str], Decimal]:
    """Return customer-months by (month, service, customer).

    A customer served a whole month by one service counts 1, for a part of it by days; two lines for the same days of
    the same customer and service count once; credit notes deliver nothing.
    """
    served: dict[tuple[date, str, str], set[date]] = defaultdict(set)
    for line in lines:
        if line.amount >= 0:
            for day in _days(line):
                served[month_start(day), line.service, line.customer_id].add(day)
    return {key: (Decimal(len(days)) / month_length(key[0])).quantize(PLACES) for key, days in served.items()}


def month_length(month: date) -> int:
    """Return the days of the month that begins on `month`."""
    return (add_months(month, 1) - month).days


def _days(line: InvoiceLine) -> Iterator[date]:
    if line.service_from is not None and line.service_to is not None:
        for number in range((line.service_to - line.service_from).days):
            yield line.service_from + timedelta(days=number)

"""Customer-months of service delivered."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from honeyflow.kernel.commodity import CMONTH
from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.accounts import RECEIVED, SERVICE
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, InvoiceLine, PostingRule
from honeyflow.ledger.staff_days import PLACES


def post(books: Books) -> Iterator[Entry]:
    """Post, per month and service, the customer-months served.

    A customer served a whole month by one service counts 1, for a part of it by days; two lines for the same days of
    the same customer and service count once; credit notes deliver nothing.
    """
    served: dict[tuple[date, str, str], set[date]] = defaultdict(set)
    for line in books.invoice_lines:
        if line.amount >= 0:
            for day in _days(line):
                served[month_start(day), line.service, line.customer_id].add(day)
    months: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
    for (month, service, _), days in served.items():
        length = (add_months(month, 1) - month).days
        months[month, service] += (Decimal(len(days)) / length).quantize(PLACES)
    for (month, service), amount in sorted(months.items()):
        yield Entry(
            f"service/{month:%Y-%m}/{service}",
            posting_rule.name,
            month,
            "",
            f"Customers were served: {service}",
            "invoice_line",
            f"{month:%Y-%m} {service}",
            transfer(SERVICE, RECEIVED, CMONTH.code, amount),
        )


def _days(line: InvoiceLine) -> Iterator[date]:
    if line.service_from is not None and line.service_to is not None:
        for number in range((line.service_to - line.service_from).days):
            yield line.service_from + timedelta(days=number)


posting_rule = PostingRule(name="service", question="How many customer-months of service were delivered?", post=post)

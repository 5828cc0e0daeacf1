"""Customer-months of service delivered."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import CMONTH
from honeyflow.ledger.accounts import RECEIVED, SERVICE
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, PostingRule
from honeyflow.ledger.served import customer_months


def post(books: Books) -> Iterator[Entry]:
    """Post, per month and service, the customer-months served."""
    months: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
    for (month, service, _), amount in customer_months(books.invoice_lines).items():
        months[month, service] += amount
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


posting_rule = PostingRule(name="service", question="How many customer-months of service were delivered?", post=post)

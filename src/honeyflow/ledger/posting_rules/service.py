"""Customer-months of service delivered."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CMONTH
from honeyflow.ledger.accounts import RECEIVED, SERVICE
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post, per month and service, the customer-months served (see `honeyflow.ledger.service_days`)."""
    for (month, service), amount in books.served.items():
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

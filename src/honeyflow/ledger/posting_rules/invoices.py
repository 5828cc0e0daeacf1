"""What was invoiced to customers."""

from collections.abc import Iterator

from honeyflow.ledger.accounts import OWED, REVENUE
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post one entry per invoice line on its date; a credit note turns the signs."""
    for line in books.invoice_lines:
        yield Entry(
            f"invoice/{line.invoice_id}/{line.line}",
            posting_rule.name,
            line.issued_on,
            "",
            f"Invoiced: {line.service}, customer {line.customer_id}",
            line.source,
            line.locator,
            transfer(OWED, REVENUE, line.currency, line.amount),
        )


posting_rule = PostingRule(name="invoices", question="What was invoiced to customers?", post=post)

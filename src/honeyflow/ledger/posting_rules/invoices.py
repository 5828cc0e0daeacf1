"""What was invoiced to customers, and what they paid of it."""

from collections.abc import Iterator

from honeyflow.ledger.accounts import CASH, COLLECTED, OWED, PAID, REVENUE
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, InvoiceLine, Leg, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post one entry per invoice line on its date, and one on the day it was paid; a credit note turns the signs."""
    for line in books.invoice_lines:
        yield _entry(line, "invoice", "Invoiced", transfer(OWED, REVENUE, line.currency, line.amount))
        if line.paid_on is not None:
            legs = (
                *transfer(PAID, CASH, line.currency, line.amount),
                *transfer(COLLECTED, OWED, line.currency, line.amount),
            )
            yield _entry(line, "payment", "Paid", legs)


def _entry(line: InvoiceLine, what: str, word: str, legs: tuple[Leg, ...]) -> Entry:
    paid_on = line.paid_on if what == "payment" and line.paid_on else line.issued_on
    return Entry(
        f"{what}/{line.invoice_id}/{line.line}",
        posting_rule.name,
        paid_on,
        "",
        f"{word}: {line.service}, customer {line.customer_id}",
        line.source,
        line.locator,
        legs,
    )


posting_rule = PostingRule(name="invoices", question="What was invoiced to customers, and what was paid?", post=post)

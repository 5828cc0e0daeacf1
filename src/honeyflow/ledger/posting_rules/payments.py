"""What customers paid, and what was paid back to them."""

from collections.abc import Iterator

from honeyflow.ledger.accounts import CASH, COLLECTED, OWED, PAID
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, Payment, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post one entry per payment on its day: money into cash, and off what is owed; a refund turns the signs."""
    for payment in books.payments:
        yield Entry(
            f"payment/{payment.payment_id}",
            posting_rule.name,
            payment.paid_on,
            "",
            _narration(payment),
            payment.source,
            payment.locator,
            (
                *transfer(PAID, CASH, payment.currency, payment.amount),
                *transfer(COLLECTED, OWED, payment.currency, payment.amount),
            ),
        )


def _narration(payment: Payment) -> str:
    word = "Paid" if payment.amount >= 0 else "Paid back"
    invoice = f", invoice {payment.invoice_id}" if payment.invoice_id else ""
    return f"{word}: customer {payment.customer_id}{invoice}"


posting_rule = PostingRule(name="payments", question="What did customers pay, and what was paid back?", post=post)

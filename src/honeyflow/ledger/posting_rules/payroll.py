"""What the company paid its staff, and the time it got for it."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import PDAY
from honeyflow.ledger.accounts import CASH, HOURS, STAFF_TIME, WAGES
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.payroll import paid_days_by_month, wages_by_month
from honeyflow.ledger.records import Books, Entry, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post, per month, the paid person-days, and the wages per currency; never a single person's."""
    for month, days in paid_days_by_month(books).items():
        yield Entry(
            f"paid-time/{month:%Y-%m}",
            posting_rule.name,
            month,
            "",
            "Staff gave the company their paid time",
            "staff",
            f"{month:%Y-%m}",
            transfer(STAFF_TIME, HOURS, PDAY.code, days),
        )
    for (month, currency), cost in wages_by_month(books).items():
        yield Entry(
            f"wages/{month:%Y-%m}/{currency}",
            posting_rule.name,
            month,
            "",
            "Wages and charges",
            "staff",
            f"{month:%Y-%m}",
            transfer(CASH, WAGES, currency, cost),
        )


posting_rule = PostingRule(name="payroll", question="What was paid to staff, for how many days?", post=post)

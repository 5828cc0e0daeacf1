"""Contributors and customers who came and went."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import CUST, PERSON, Commodity
from honeyflow.ledger.accounts import CONTRIBUTORS, CUSTOMERS, OUTSIDE
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.membership import moves, present_contributors, present_customers
from honeyflow.ledger.records import Books, Entry, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post, per month, those who came in and those who went out again, in persons and in customers."""
    yield from _moves(moves(present_contributors(books)), CONTRIBUTORS, PERSON, "contributor_month")
    yield from _moves(moves(present_customers(books)), CUSTOMERS, CUST, "invoice_line")


def _moves(found: Mapping[date, tuple[int, int]], account: str, unit: Commodity, source: str) -> Iterator[Entry]:
    for month, (came, went) in found.items():
        legs = (
            *(transfer(OUTSIDE, account, unit.code, Decimal(came)) if came else ()),
            *(transfer(account, OUTSIDE, unit.code, Decimal(went)) if went else ()),
        )
        yield Entry(
            f"membership/{unit.code}/{month:%Y-%m}",
            posting_rule.name,
            month,
            "",
            f"{unit.label.capitalize()}: {came} came, {went} went",
            source,
            f"{month:%Y-%m}",
            legs,
        )


posting_rule = PostingRule(name="membership", question="How many contributors and customers came and went?", post=post)

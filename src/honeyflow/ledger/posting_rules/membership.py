"""Contributors and customers who came and went."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from honeyflow.kernel.commodity import CUST, PERSON, Commodity
from honeyflow.ledger.accounts import CONTRIBUTORS, CUSTOMERS, OUTSIDE
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, MemberMonth, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post, per month, those who came in and those who went out again, in persons and in customers."""
    yield from _moves(books.contributors, CONTRIBUTORS, PERSON, "contributor_month")
    yield from _moves(books.customers, CUSTOMERS, CUST, "invoice_line")


def _moves(months: Iterable[MemberMonth], account: str, unit: Commodity, source: str) -> Iterator[Entry]:
    for each in months:
        legs = (
            *(transfer(OUTSIDE, account, unit.code, Decimal(each.came)) if each.came else ()),
            *(transfer(account, OUTSIDE, unit.code, Decimal(each.went)) if each.went else ()),
        )
        if legs:
            yield Entry(
                f"membership/{unit.code}/{each.month:%Y-%m}",
                posting_rule.name,
                each.month,
                "",
                f"{unit.label.capitalize()}: {each.came} came, {each.went} went",
                source,
                f"{each.month:%Y-%m}",
                legs,
            )


posting_rule = PostingRule(name="membership", question="How many contributors and customers came and went?", post=post)

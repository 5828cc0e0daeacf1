"""What was at the bank when its balances begin: the books know no day before their first record."""

from collections.abc import Iterator

from honeyflow.ledger.accounts import CASH, OPENING
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, PostingRule, Sums


def settle(books: Books, sums: Sums) -> Iterator[Entry]:
    """Post, per currency, what the first balance told is more than the cash booked up to then."""
    seen: set[str] = set()
    for each in books.bank:
        if each.currency in seen or each.missing or each.month > books.last_month:
            continue
        seen.add(each.currency)
        opening = each.amount - sums.total(each.month, CASH, each.currency)
        if opening:
            yield Entry(
                f"bank-opening/{each.currency}",
                posting_rule.name,
                each.month,
                "",
                f"Opening balance: the bank's first, less what was booked up to the end of {each.month:%Y-%m}",
                "bank_balance",
                each.locators,
                transfer(OPENING, CASH, each.currency, opening),
            )


posting_rule = PostingRule(name="bank-opening", question="What was at the bank when its balances begin?", settle=settle)

"""The bank's word: which balances count, what the opening is, and what a difference does."""

from datetime import date
from decimal import Decimal

from honeyflow.ledger.accounts import CASH, OPENING
from honeyflow.ledger.balances import Change
from honeyflow.ledger.bank_months import bank_months
from honeyflow.ledger.close import MonthlySums, check_bank
from honeyflow.ledger.entries import settle_all
from honeyflow.ledger.records import BankMonth, Books

JANUARY, FEBRUARY = date(2025, 1, 1), date(2025, 2, 1)


def told(day: date, amount: int, account: str = "giro") -> dict[str, object]:
    return {"account": account, "balance_on": day, "amount": Decimal(amount), "currency": "EUR", "locator": "row 2"}


def cash(month: date, amount: int) -> Change:
    return Change(month, "", CASH, "EUR", Decimal(amount))


def books(*amounts: int) -> Books:
    months = (JANUARY, FEBRUARY)
    return Books(
        FEBRUARY,
        bank=tuple(BankMonth(m, "EUR", Decimal(a), "row 2") for m, a in zip(months, amounts, strict=True)),
    )


def test_balance_of_the_last_banking_day_counts_for_the_month_and_an_earlier_one_does_not() -> None:
    months = bank_months([told(date(2025, 2, 27), 70), told(date(2025, 2, 10), 50)])

    assert [(each.month, each.amount) for each in months] == [(FEBRUARY, 70)]


def test_month_in_which_a_known_account_is_not_told_says_which() -> None:
    months = bank_months(
        [told(date(2025, 1, 31), 5), told(date(2025, 1, 31), 9, "savings"), told(date(2025, 2, 28), 7)]
    )

    assert [(each.amount, each.missing) for each in months] == [(14, ()), (7, ("savings",))]


def test_opening_is_the_first_balance_less_what_was_booked_up_to_then() -> None:
    (entry,) = settle_all(books(100, 120), MonthlySums([cash(JANUARY, 30)]))

    assert [(leg.account, leg.amount) for leg in entry.legs] == [(OPENING, -70), (CASH, 70)]


def test_bank_check_of_the_first_balance_proves_nothing_and_of_the_next_closes() -> None:
    sums = MonthlySums([cash(JANUARY, 100), cash(FEBRUARY, 20)])

    assert [check.result for check in check_bank(books(100, 120), sums)] == ["not recorded", "closed"]


def test_bank_check_that_differs_fails_and_shows_the_difference() -> None:
    sums = MonthlySums([cash(JANUARY, 100), cash(FEBRUARY, 20)])

    last = list(check_bank(books(100, 115), sums))[-1]

    assert (last.result, last.seen, last.expected) == ("failed", "120 EUR, -5 at the bank", "115 EUR at the bank")

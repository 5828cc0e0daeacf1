"""Cash at the month's end, net flow and spending on the community, by hand."""

from datetime import date
from decimal import Decimal

from honeyflow.ledger.accounts import CASH, INVESTORS, OPENING
from honeyflow.ledger.balances import Balance
from honeyflow.ledger.market.cash import community_spending, month_end_cash, net_flow
from honeyflow.ledger.records import BankMonth

JAN, FEB, MAR, APR = (date(2025, month, 1) for month in (1, 2, 3, 4))
MONTHS = (JAN, FEB, MAR, APR)


def told(month: date, amount: int, *missing: str) -> BankMonth:
    return BankMonth(month, "EUR", Decimal(amount), "row 2", missing)


def changed(month: date, account: str, change: int) -> Balance:
    return Balance(month, "", account, "EUR", Decimal(change), Decimal(0))


BOOKS = [changed(FEB, CASH, 100), changed(MAR, CASH, -30), changed(APR, CASH, 5)]


def test_cash_is_what_the_bank_says_then_the_books_while_they_agree() -> None:
    cash = month_end_cash([told(FEB, 100)], BOOKS, MONTHS)
    assert cash == {"EUR": {FEB: Decimal(100), MAR: Decimal(70), APR: Decimal(75)}}


def test_cash_is_the_banks_alone_when_the_books_say_otherwise() -> None:
    assert month_end_cash([told(FEB, 90)], BOOKS, MONTHS) == {"EUR": {FEB: Decimal(90)}}


def test_cash_of_a_month_with_an_account_missing_is_the_books() -> None:
    cash = month_end_cash([told(FEB, 100), told(MAR, 10, "savings")], BOOKS, (FEB, MAR))
    assert cash == {"EUR": {FEB: Decimal(100), MAR: Decimal(70)}}


def test_net_flow_leaves_out_investors_and_the_opening() -> None:
    booked = [changed(FEB, CASH, 100), changed(FEB, INVESTORS, -80), changed(FEB, OPENING, -50)]
    assert net_flow(booked) == {"EUR": {FEB: Decimal(-30)}}


def test_community_spending_takes_its_categories_and_what_came_back() -> None:
    spent = [(3, "events", 40), (9, "events", -15), (9, "rent", 900)]
    rows = [
        {"spent_on": date(2025, 2, day), "category": category, "amount": Decimal(amount), "currency": "EUR"}
        for day, category, amount in spent
    ]
    assert community_spending(rows, ("events", "bounties"), MAR) == {"EUR": {FEB: Decimal(25)}}
    assert community_spending(rows, ("events",), JAN) == {}

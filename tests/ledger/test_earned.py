"""What is earned in a period, and each customer's share of it."""

from datetime import date
from decimal import Decimal

import pytest

from honeyflow.kernel.bounds import Bounds
from honeyflow.kernel.period import Period
from honeyflow.ledger.earned import NOTHING_EARNED, ONLY_CREDIT, earned, in_all, share_of
from honeyflow.ledger.records import InvoiceLine

YEAR, JANUARY = Period.parse("2025"), Period.parse("2025-01")


def line(amount: str, served: tuple[date, date] | None = None, *, issued: date = date(2025, 1, 10)) -> InvoiceLine:
    start, end = served or (None, None)
    return InvoiceLine("I1", 1, "C1", "support", issued, start, end, Decimal(amount), "EUR", "invoices.csv", "row 2")


def money(**amounts: str) -> dict[str, Decimal]:
    return {currency: Decimal(amount) for currency, amount in amounts.items()}


def test_year_paid_ahead_is_earned_by_its_days() -> None:
    ahead = line("365", (date(2025, 1, 1), date(2026, 1, 1)))

    assert earned([ahead], JANUARY) == {"C1": {"EUR": Decimal(31)}}
    assert earned([ahead], Period.parse("2026")) == {}


def test_months_of_a_line_sum_to_the_line() -> None:
    ahead = line("1000", (date(2024, 11, 17), date(2026, 2, 3)))

    parts = [earned([ahead], month)["C1"]["EUR"] for month in Period.parse("2024-11..2026-02").each_month()]

    assert sum(parts).quantize(Decimal("1e-20")) == 1000


def test_line_without_days_is_earned_on_its_date_and_credit_counts_negative() -> None:
    assert earned([line("300"), line("-100")], JANUARY) == {"C1": {"EUR": Decimal(200)}}
    assert earned([line("300", issued=date(2025, 2, 1))], JANUARY) == {}


def test_share_in_one_currency_is_exact() -> None:
    assert share_of(money(EUR="30"), money(EUR="120"))[0] == Bounds.exactly(Decimal("0.25"))


@pytest.mark.parametrize("rate", ["0.001", "0.9", "1", "1.1", "500"])
def test_share_in_two_currencies_holds_whatever_the_rate(rate: str) -> None:
    own, all_, worth = money(EUR="30", USD="5"), money(EUR="120", USD="50"), Decimal(rate)

    bounds, _ = share_of(own, all_)

    assert bounds == Bounds(Decimal("0.1"), Decimal("0.25"))
    assert bounds.low <= (own["EUR"] + own["USD"] * worth) / (all_["EUR"] + all_["USD"] * worth) <= bounds.high


@pytest.mark.parametrize(
    ("own", "all_", "why"),
    [
        ({}, money(EUR="10"), NOTHING_EARNED),
        (money(EUR="-5"), money(EUR="10"), ONLY_CREDIT),
        (money(EUR="5"), money(EUR="-1"), "In this period more was credited in EUR"),
        (money(EUR="0"), money(EUR="10"), NOTHING_EARNED),
    ],
)
def test_share_that_cannot_be_worked_out_says_why(own: dict[str, Decimal], all_: dict[str, Decimal], why: str) -> None:
    share, said = share_of(own, all_)

    assert share is None
    assert said.startswith(why)


def test_shares_of_all_customers_make_the_whole() -> None:
    by_customer = {"C1": money(EUR="10"), "C2": money(EUR="20"), "C3": money(EUR="33")}

    shares = [share_of(own, in_all(by_customer))[0] for own in by_customer.values()]

    assert sum(share.low for share in shares if share).quantize(Decimal("1e-20")) == 1

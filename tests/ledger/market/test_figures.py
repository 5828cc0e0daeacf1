"""Figures of the market that need more than moves: hive return, runway, replacement, churn, by hand."""

from datetime import date
from decimal import Decimal

from honeyflow.kernel.period import add_months
from honeyflow.ledger.market.build import figure_rows
from honeyflow.ledger.market.records import MarketBooks
from tests.ledger.market.lines import Sold, moves_and_books

MONTHS = tuple(add_months(date(2024, 1, 1), n) for n in range(13))


def monthly(amount: int) -> dict[date, Decimal]:
    return {month: Decimal(amount) for month in MONTHS}


def figure(books: MarketBooks, name: str) -> dict[tuple[str, str], Decimal]:
    return {(f"{r.month_on:%Y-%m}", r.commodity): r.amount for r in figure_rows(books) if r.figure == name}


def test_hive_return_is_wages_times_open_share_over_revenue_of_twelve_months() -> None:
    books = MarketBooks(
        MONTHS,
        revenue={("EUR", "support"): monthly(80), ("EUR", "training"): monthly(20), ("USD", "support"): monthly(9)},
        wages={"EUR": monthly(60), "CHF": monthly(1)},
        open_days=monthly(30),
        paid_days=monthly(40),
    )

    assert figure(books, "hive-return") == {("2024-12", "EUR"): Decimal("0.45"), ("2025-01", "EUR"): Decimal("0.45")}


def test_hive_return_is_not_told_without_days_or_wages() -> None:
    assert figure(MarketBooks(MONTHS, revenue={("EUR", "support"): monthly(80)}), "hive-return") == {}


def test_runway_is_cash_over_what_goes_out_a_month_and_not_told_while_it_comes_in() -> None:
    losing = MarketBooks(MONTHS, flow={"EUR": monthly(-10)}, cash={"EUR": {MONTHS[-1]: Decimal(120)}})
    earning = MarketBooks(MONTHS, flow={"EUR": monthly(10)}, cash={"EUR": {MONTHS[-1]: Decimal(120)}})

    assert figure(losing, "runway") == {("2025-01", "EUR"): Decimal(12)}
    assert figure(earning, "runway") == {}
    assert figure(earning, "cash-flow") == {("2025-01", "EUR"): Decimal(10)}


def test_runway_of_an_overdrawn_account_is_nothing() -> None:
    books = MarketBooks(MONTHS, flow={"EUR": monthly(-10)}, cash={"EUR": {MONTHS[-1]: Decimal(-5)}})
    assert figure(books, "runway") == {("2025-01", "EUR"): Decimal(0)}


def test_hive_return_adds_what_was_spent_on_the_community_in_the_same_currency() -> None:
    books = MarketBooks(
        MONTHS,
        revenue={("EUR", "support"): monthly(100)},
        wages={"EUR": monthly(60)},
        community={"EUR": {MONTHS[11]: Decimal(120)}, "USD": monthly(50)},
        open_days=monthly(30),
        paid_days=monthly(40),
    )
    assert figure(books, "hive-return")["2024-12", "EUR"] == Decimal("0.55")


def test_replacement_churn_and_retention_of_four_customers_by_hand() -> None:
    sold = [
        Sold("A", date(2024, 1, 1), date(2026, 1, 1), 2400),
        Sold("B", date(2024, 1, 1), date(2024, 7, 1), 600),
        Sold("C", date(2024, 3, 1), date(2026, 3, 1), 4800),
        Sold("A", date(2024, 9, 1), date(2025, 9, 1), 600),
    ]
    _, books = moves_and_books(sold, date(2025, 1, 1))

    assert figure(books, "replacement-ratio")["2025-01", "CUST"] == 1  # C came, B left
    assert figure(books, "customer-churn")["2025-01", "CUST"] == Decimal("0.5")
    assert figure(books, "customer-retention")["2025-01", "CUST"] == Decimal("0.5")
    assert figure(books, "revenue-churn")["2025-01", "EUR"] == Decimal("0.5")
    assert figure(books, "net-retention")["2025-01", "EUR"] == Decimal("0.75")  # A: 100 then, 150 now; B: 100 then
    assert figure(books, "gross-retention")["2025-01", "EUR"] == Decimal("0.5")

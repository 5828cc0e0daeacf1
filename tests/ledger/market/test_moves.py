"""Moves of recurring revenue, at their boundaries, and the identity that holds them together."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honeyflow.kernel.period import add_months
from honeyflow.ledger.market.build import figure_rows
from tests.ledger.market.lines import Sold, moves_and_books

LAST = date(2025, 12, 1)
JAN, FEB, MAR, APR = (date(2025, month, 1) for month in (1, 2, 3, 4))
YEAR = (JAN, date(2026, 1, 1))


def seen(*sold: Sold, one_off: tuple[str, ...] = (), commodity: str = "EUR") -> list[tuple[str, str, float]]:
    rows, _ = moves_and_books(sold, LAST, one_off)
    return [(f"{r['month_on']:%m}", r["kind"], float(r["amount"])) for r in rows if r["commodity"] == commodity]


def test_yearly_invoice_counts_a_twelfth_a_month() -> None:
    assert seen(Sold("A", *YEAR, 1200)) == [("01", "new", 100)]


def test_month_from_the_31st_to_the_28th_is_one_month() -> None:
    assert seen(Sold("A", date(2025, 1, 31), date(2025, 2, 28), 100))[0] == ("01", "new", 100)


def test_customer_counts_at_the_end_of_the_month_in_which_the_last_day_lies_in_the_next() -> None:
    assert [row[:2] for row in seen(Sold("A", JAN, date(2025, 3, 31), 300))] == [("01", "new"), ("03", "churn")]
    assert seen(Sold("A", JAN, APR, 300)) == [("01", "new", 100), ("04", "churn", -100)]


def test_renewal_without_a_gap_at_another_price_is_no_churn() -> None:
    sold = (Sold("A", JAN, APR, 300), Sold("A", APR, date(2026, 1, 1), 1800))
    assert seen(*sold) == [("01", "new", 100), ("04", "expansion", 100)]


def test_half_a_contract_gone_is_a_contraction() -> None:
    assert seen(Sold("A", *YEAR, 1200), Sold("A", JAN, MAR, 100)) == [("01", "new", 150), ("03", "contraction", -50)]


@pytest.mark.parametrize(("back", "kind"), [(date(2026, 4, 1), "returned"), (date(2026, 5, 1), "new")])
def test_customer_back_within_twelve_months_returned_and_is_new_later(back: date, kind: str) -> None:
    sold = (Sold("A", JAN, APR, 300), Sold("A", back, add_months(back, 12), 1200))
    rows, _ = moves_and_books(sold, date(2026, 12, 1))
    assert [row["kind"] for row in rows if row["commodity"] == "EUR"] == ["new", "churn", kind]


def test_credit_note_over_the_period_lowers_it_and_never_below_nothing() -> None:
    assert seen(Sold("A", *YEAR, 1200), Sold("A", MAR, APR, -40)) == [
        ("01", "new", 100), ("03", "contraction", -40), ("04", "expansion", 40),
    ]  # fmt: skip
    assert seen(Sold("A", *YEAR, 1200), Sold("A", MAR, APR, -400))[1:] == [
        ("03", "churn", -100),
        ("04", "returned", 100),
    ]


def test_what_is_served_shorter_than_28_days_or_without_days_or_one_off_is_not_recurring() -> None:
    short = Sold("A", JAN, JAN + timedelta(days=27), 100)
    project = Sold("A", JAN, APR, 900, service="consulting")
    assert seen(short, Sold("A", None, None, 100), project, one_off=("consulting",)) == []


def test_subscription_is_taken_instead_of_its_invoices() -> None:
    sold = (Sold("A", *YEAR, 1200), Sold("A", FEB, None, 90, monthly=True), Sold("B", *YEAR, 600))
    assert seen(*sold) == [("01", "new", 50), ("02", "new", 90)]


def test_months_not_yet_over_move_nothing() -> None:
    rows, _ = moves_and_books((Sold("A", *YEAR, 1200), Sold("B", MAR, APR, 100)), FEB)
    assert {row["customer_id"] for row in rows} == {"A"}


def test_customer_in_two_currencies_counts_once() -> None:
    sold = (Sold("A", *YEAR, 1200), Sold("A", MAR, APR, 100, "USD"))
    assert seen(*sold, commodity="CUST") == [("01", "new", 1)]
    assert seen(*sold, commodity="USD") == [("03", "new", 100), ("04", "churn", -100)]


DAYS = st.dates(date(2020, 1, 1), date(2025, 12, 31))
SOLD = st.builds(
    lambda customer, start, days, amount, currency, monthly: Sold(
        customer, start, start + timedelta(days=days), abs(amount) if monthly else amount, currency,
        service="hosting" if monthly else "support", monthly=monthly,
    ),
    st.sampled_from("ABC"), DAYS, st.integers(1, 800), st.decimals(-50, 900, places=2),
    st.sampled_from(["EUR", "USD"]), st.booleans(),
)  # fmt: skip


def rate(sold: Sold) -> Decimal:
    """Return what a line counts a month, by another way round: whole months walked, then days."""
    assert sold.start
    assert sold.end
    if sold.monthly:
        return Decimal(sold.amount)
    if (sold.end - sold.start).days < 28:
        return Decimal(0)
    months = (sold.end.year - sold.start.year) * 12 + sold.end.month - sold.start.month
    odd = sold.end.day - sold.start.day
    length = months + (0 if odd < 0 and sold.end.day >= 28 else odd / (365.25 / 12))
    return Decimal(float(sold.amount) / length).quantize(Decimal("0.0001"))


def paid_at_the_end(sold: list[Sold], customer: str, currency: str, month: date) -> Decimal:
    last = add_months(month, 1) - timedelta(days=1)
    held = [s for s in sold if s.customer == customer and s.currency == currency]
    running = [s for s in held if s.start and s.end and s.start <= last < s.end]
    return max(Decimal(0), sum(map(rate, running), Decimal(0)))


@settings(max_examples=15)
@given(st.lists(SOLD, max_size=20))
def test_opening_and_moves_make_closing_every_month_in_every_currency(sold: list[Sold]) -> None:
    _, books = moves_and_books(sold, LAST)
    figure = {(r.figure, r.commodity, r.month_on): r.amount for r in figure_rows(books)}
    for currency in set(books.commodities) - {"CUST"}:
        opening = Decimal(0)
        for month in books.months:
            moved = {n: figure[n, currency, month] for n in ("new", "expansion", "contraction", "churn", "mrr")}
            assert min(moved.values()) >= 0
            closing = opening + moved["new"] + moved["expansion"] - moved["contraction"] - moved["churn"]
            held = sum((paid_at_the_end(sold, c, currency, month) for c in "ABC"), Decimal(0))
            assert moved["mrr"] == closing
            assert abs(closing - held) < Decimal("0.01")
            opening = closing


@settings(max_examples=12)
@given(st.lists(SOLD, max_size=20))
def test_customers_and_retention_are_as_counted_one_by_one(sold: list[Sold]) -> None:
    _, books = moves_and_books(sold, LAST)
    figure = {(r.figure, r.commodity, r.month_on): r.amount for r in figure_rows(books)}
    for month in books.months:
        paying = {c for c in "ABC" for e in ("EUR", "USD") if paid_at_the_end(sold, c, e, month) > Decimal("0.00005")}
        assert figure.get(("customers", "CUST", month), 0) == len(paying)
        for currency in set(books.commodities) - {"CUST"}:
            then = {c: paid_at_the_end(sold, c, currency, add_months(month, -12)) for c in "ABC"}
            now = {c: paid_at_the_end(sold, c, currency, month) for c in "ABC" if then[c]}
            if sum(then.values()) and add_months(month, -12) >= books.months[0]:
                gross = sum(min(now[c], then[c]) for c in now) / sum(then.values())
                assert abs(figure["net-retention", currency, month] - sum(now.values()) / sum(then.values())) < 1e-3
                assert abs(figure["gross-retention", currency, month] - gross) < Decimal("0.001")

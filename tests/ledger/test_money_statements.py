"""The statements for one customer and for the community, on the orchard, against figures worked out by hand.

Earned in 2025-Q1: I1 12,000 × 90/365 days = 2,958.9041; I2 3,600 × 59/181 days = 1,173.4807; I3 3,000 and I4 -1,000
have two days in February and none: Larder 1,958.9041, Cellar 4,173.4807, together 6,132.3848; Larder's share 0.319436.
Paid days 126, open: press 6 (ada 01-02 01-03 01-14 02-05, ben 01-07 03-06), almanac 7 (ada 01-08 03-25, ben 03-03,
cleo 02-03 02-10 03-12 03-13), so unknown 113.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from honeyflow.kernel.errors import UnknownNameError
from honeyflow.kernel.period import Period
from honeyflow.ledger.commons_statement import CommonsStatement, make_commons_statement
from honeyflow.ledger.customer_statement import CustomerStatement, Free, Named, Sum, make_customer_statement
from honeyflow.ledger.money_read import (
    NotClosedError,
    find_customer,
    read_commons_statement,
    read_customer_statement,
    read_paying,
)
from honeyflow.ledger.records import InvoiceLine, Payment
from honeyflow.ledger.work_done import PaidDays
from honeyflow.store.engines import Engine, open_engine
from tests.worlds.snapshots import orchard_snapshot

QUARTER = Period.parse("2025-Q1")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def larder(engine: Engine) -> CustomerStatement:
    return read_customer_statement(orchard_snapshot(), engine, QUARTER, "C1")


def near(value: Decimal | float) -> object:
    return pytest.approx(float(value), abs=5e-5)


def test_larder_is_told_what_it_paid_and_got(larder: CustomerStatement) -> None:
    assert larder.paid == (Sum("EUR", Decimal(12000)),)
    assert larder.invoiced == (Sum("EUR", Decimal(11000)),)
    assert [(each.service, each.months) for each in larder.services] == [("support", 3)]
    assert float(larder.earned[0].amount) == near(1958.9041)


def test_larders_share_of_the_person_days_is_as_worked_out(larder: CustomerStatement) -> None:
    assert larder.share is not None
    assert larder.work is not None
    assert float(larder.share.low) == float(larder.share.high) == near(0.319436)
    assert float(larder.work.days.low) == near(0.319436 * 126)
    assert {each.project: float(each.days.low) for each in larder.work.open} == {
        "press": near(0.319436 * 7),
        "almanac": near(0.319436 * 7),
    }
    assert float(larder.work.unknown.high) == near(0.319436 * 112)


def test_open_share_is_at_least_what_is_on_record(larder: CustomerStatement) -> None:
    assert larder.work is not None
    assert (float(larder.work.open_share.low), larder.work.open_share.high) == (near(14 / 126), 1)


def test_larder_gets_the_communitys_part_whole(larder: CustomerStatement) -> None:
    translation = next(each for each in larder.free.given if each.kind == "translation")

    assert (translation.community, translation.company) == (4, 0)
    assert larder.free.contributors == 4  # Dan, Eva, Finn and Gil
    assert [(each.project, [tag.tag for tag in each.tags]) for each in larder.free.releases or ()] == [
        ("press", ["v1.0"])
    ]


def test_shares_of_both_customers_make_the_whole(engine: Engine, larder: CustomerStatement) -> None:
    cellar = read_customer_statement(orchard_snapshot(), engine, QUARTER, "cellar ag")

    assert larder.share is not None
    assert cellar.share is not None
    assert (larder.share.low + cellar.share.low).quantize(Decimal("1e-20")) == 1


def test_customer_before_it_came_is_told_so(engine: Engine) -> None:
    quiet = read_customer_statement(orchard_snapshot(), engine, Period.parse("2024-11"), "C1")

    assert quiet.quiet
    assert (quiet.share, quiet.work) == (None, None)
    assert "Nothing was earned" in quiet.no_share


def test_period_is_cut_to_the_months_that_are_over(engine: Engine) -> None:
    assert read_customer_statement(orchard_snapshot(), engine, Period.parse("2025"), "C1").period == QUARTER
    with pytest.raises(NotClosedError, match="expected one up to 2025-03"):
        read_commons_statement(orchard_snapshot(), engine, Period.parse("2025-05"), 5)


def test_unknown_customer_names_those_that_come_near() -> None:
    customers = [Named("C1", "Larder Ltd"), Named("C2", "Cellar AG")]

    assert find_customer(customers, "LARDER ltd").customer_id == "C1"
    with pytest.raises(UnknownNameError, match="Larder Ltd"):
        find_customer(customers, "Lader")


def test_paying_lists_who_was_invoiced_served_or_paid(engine: Engine) -> None:
    paying = read_paying(orchard_snapshot(), engine, Period.parse("2025-01"))

    assert [(each.customer.name, each.paid) for each in paying] == [("Larder Ltd", ())]


def made(*amounts: tuple[str, str, str]) -> CustomerStatement:
    """Return C1's statement of invoices without days of service: (customer, amount, currency)."""
    lines = [
        InvoiceLine(f"I{n}", 1, who, "support", date(2025, 1, 9), None, None, Decimal(amount), currency, "f", "r")
        for n, (who, amount, currency) in enumerate(amounts)
    ]
    days = PaidDays(Decimal(100), {"press": Decimal(40)}, Decimal(35))
    return make_customer_statement(
        Named("C1", "Larder"), QUARTER, lines=lines, payments=(), days=days, free=Free((), 0, ())
    )


def test_customer_in_two_currencies_gets_a_range() -> None:
    statement = made(("C1", "10", "EUR"), ("C1", "30", "USD"), ("C2", "90", "EUR"), ("C2", "70", "USD"))

    assert statement.work is not None
    assert (statement.work.days.low, statement.work.days.high) == (10, 30)
    assert statement.work.other.high == Decimal("7.5")


def test_customer_with_only_credit_notes_gets_no_share() -> None:
    statement = made(("C1", "-10", "EUR"), ("C2", "90", "EUR"))

    assert statement.work is None
    assert "more than what was earned" in statement.no_share


def test_month_that_does_not_close_refuses_both(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    monkeypatch.setattr("honeyflow.ledger.money_read.FAILED", "not recorded")  # as if the cash check had failed

    larder = read_customer_statement(orchard_snapshot(), engine, QUARTER, "C1")
    commons = read_commons_statement(orchard_snapshot(), engine, QUARTER, 5)

    assert "2025-01: cash: opening + in - out = bank" in larder.refused
    assert commons.refused == larder.refused


def paid(customer: int, amount: str = "1000", currency: str = "EUR") -> Payment:
    number = f"P{customer}{currency}"
    return Payment(number, f"C{customer}", None, date(2025, 2, 1), Decimal(amount), currency, "f", "r")


def commons(*payments: Payment, contributors: int = 9) -> CommonsStatement:
    return make_commons_statement(
        QUARTER, group=5, payments=payments, days=None, given=(), contributors=contributors, releases=()
    )


@pytest.mark.parametrize(("customers", "money"), [(4, ()), (5, (Sum("EUR", Decimal(5000)),))])
def test_commons_tells_sums_from_five_customers_on(customers: int, money: tuple[Sum, ...]) -> None:
    statement = commons(*map(paid, range(customers)))

    assert statement.money == money
    assert statement.customers == (customers if money else None)
    assert statement.money_held_back is not bool(money)


def test_commons_counts_the_group_in_each_currency() -> None:
    statement = commons(*map(paid, range(5)), paid(1, "7", "USD"))

    assert [each.currency for each in statement.money] == ["EUR"]
    assert statement.money_held_back


def test_commons_counts_one_customer_once_however_often_it_pays() -> None:
    statement = commons(*(replace(paid(1), payment_id=str(n)) for n in range(9)))

    assert (statement.customers, statement.money) == (None, ())


def test_commons_does_not_count_few_contributors() -> None:
    assert commons(contributors=4).contributors is None
    assert commons(contributors=5).contributors == 5

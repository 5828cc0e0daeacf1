"""Who is in, month by month: worked out by the engine, held against sets of months."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.ledger.membership import CONTRIBUTOR_MOVES, CUSTOMER_MOVES, member_months, month_of
from honeyflow.ledger.records import MemberMonth
from honeyflow.ledger.service_days import SERVICE_DAYS, customer_months
from honeyflow.ledger.tables import CONTRIBUTOR_MONTH
from honeyflow.sources.tables import INVOICE_LINE
from honeyflow.store.engines import Engine, open_engine, rows_of
from honeyflow.store.tables import Table, TableFunction

LAST = date(2026, 12, 1)
Moves = dict[date, tuple[int, int, int]]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


def rows(
    engine: Engine, function: TableFunction, table: Table, told: list[dict[str, object]]
) -> list[dict[str, object]]:
    columns = {column.name: [row.get(column.name) for row in told] for column in table.columns}
    frame = engine.frame(pa.table(columns, schema=pa.schema([field.with_nullable(True) for field in table.schema])))
    return list(rows_of(engine.collect(function({table.name: frame}))))


def told(months: tuple[MemberMonth, ...]) -> Moves:
    """Return the months in which somebody came or went: came, went, present."""
    return {each.month: (each.came, each.went, each.present) for each in months if each.came or each.went}


def contributors(engine: Engine, *months: date, who: str = "p") -> tuple[MemberMonth, ...]:
    active = [{"month_on": month, "person_id": who, "party": "community"} for month in months]
    return member_months(rows(engine, CONTRIBUTOR_MOVES, CONTRIBUTOR_MONTH, list(active)), LAST)


def line(start: date | None, end: date | None, customer: str = "c") -> dict[str, object]:
    return {
        "customer_id": customer, "service": "support", "issued_on": date(2025, 1, 15), "amount": Decimal(1),
        "service_from": start, "service_to": end,
    }  # fmt: skip


def customers(engine: Engine, *lines: dict[str, object]) -> tuple[MemberMonth, ...]:
    return member_months(rows(engine, CUSTOMER_MOVES, INVOICE_LINE, list(lines)), LAST)


def test_contributors_leave_twelve_months_after_the_last_contribution(engine: Engine) -> None:
    found = told(contributors(engine, date(2025, 1, 1)))

    assert found == {date(2025, 1, 1): (1, 0, 1), date(2026, 1, 1): (0, 1, 0)}


def test_contributors_back_within_a_year_never_left(engine: Engine) -> None:
    found = told(contributors(engine, date(2024, 12, 1), date(2025, 12, 1)))

    assert found == {date(2024, 12, 1): (1, 0, 1), date(2026, 12, 1): (0, 1, 0)}


def test_contributors_back_later_come_a_second_time(engine: Engine) -> None:
    assert told(contributors(engine, date(2024, 1, 1), date(2025, 6, 1))) == {
        date(2024, 1, 1): (1, 0, 1),
        date(2025, 1, 1): (0, 1, 0),
        date(2025, 6, 1): (1, 0, 1),
        date(2026, 6, 1): (0, 1, 0),
    }


def test_customers_are_those_served_in_the_month(engine: Engine) -> None:
    found = told(customers(engine, line(date(2025, 1, 10), date(2025, 3, 1))))

    assert found == {date(2025, 1, 1): (1, 0, 1), date(2025, 3, 1): (0, 1, 0)}


def test_customers_of_a_one_off_stay_a_year(engine: Engine) -> None:
    assert told(customers(engine, line(None, None))) == {date(2025, 1, 1): (1, 0, 1), date(2026, 1, 1): (0, 1, 0)}


days = st.dates(date(2024, 1, 1), date(2026, 3, 31))
spans = st.lists(st.tuples(st.sampled_from("abc"), days, days).filter(lambda each: each[1] < each[2]), max_size=8)


@given(spans)
def test_customers_equal_those_of_sets_of_months(engine: Engine, given: list[tuple[str, date, date]]) -> None:
    months: dict[int, set[str]] = defaultdict(set)
    for customer, start, end in given:
        last = (end.year * 12 + end.month - 1) - (end.day == 1)
        for number in range(start.year * 12 + start.month - 1, last + 1):
            months[number].add(customer)

    found = customers(engine, *(line(start, end, customer) for customer, start, end in given))

    for each in found:
        number = each.month.year * 12 + each.month.month - 1
        before, now = months[number - 1], months[number]
        assert (each.came, each.went, each.present) == (len(now - before), len(before - now), len(now))
    assert {each.month for each in found} >= {month_of(number) for number, who in months.items() if who}


@given(spans)
def test_days_served_equal_those_of_sets_of_days(engine: Engine, given: list[tuple[str, date, date]]) -> None:
    served: dict[date, set[tuple[str, int]]] = defaultdict(set)
    for customer, start, end in given:
        for day in range(start.toordinal(), end.toordinal()):
            served[date.fromordinal(day).replace(day=1)].add((customer, day))
    lines = [line(start, end, customer) for customer, start, end in given]

    found = customer_months(rows(engine, SERVICE_DAYS, INVOICE_LINE, lines), LAST)

    assert {month for month, _ in found} == set(served)
    for (month, _), amount in found.items():
        length = (month.replace(day=28) + (date(2025, 1, 5) - date(2025, 1, 1))).replace(day=1) - month
        assert abs(amount - Decimal(len(served[month])) / length.days) < Decimal("0.0001")

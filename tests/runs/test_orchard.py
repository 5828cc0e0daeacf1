"""The whole way, from git repositories and three files to the statement, against answers worked out by hand."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period
from honeyflow.ledger.read import read_entries, read_span, read_statement
from honeyflow.ledger.records import Direction, Statement
from honeyflow.people.tables import COMMIT_EMPLOYERS, PERSON
from honeyflow.sources.tables import COMMIT, COMMIT_FILE
from honeyflow.store.engines import Engine, open_engine, rows_of
from honeyflow.store.tables import Table
from tests.worlds.orchard import CONTRIBUTIONS, LINES_ADDED, LINES_DELETED, PERSON_DAYS
from tests.worlds.snapshots import orchard_snapshot

QUARTER = Period.parse("2025-Q1")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def statement(engine: Engine) -> Statement:
    return read_statement(orchard_snapshot(), engine, QUARTER)


def rows(engine: Engine, table: Table) -> list[dict[str, object]]:
    return list(rows_of(engine.collect(orchard_snapshot().frame(table, engine))))


def amount(statement: Statement, party: Party, direction: Direction, code: str, word: str = "") -> Decimal | None:
    lines = [line for line in statement.of(party, direction) if line.commodity.code == code and word in line.label]
    assert len(lines) == 1, lines
    return lines[0].amount


def test_span_runs_from_the_first_employment_to_the_last_closed_month(engine: Engine) -> None:
    span = read_span(orchard_snapshot(), engine)

    assert span == Period.parse("2024-06..2025-03")


def test_commits_are_all_read_with_their_lines(engine: Engine) -> None:
    files = rows(engine, COMMIT_FILE)

    assert len(rows(engine, COMMIT)) == 26
    assert sum(int(str(row["added"] or 0)) for row in files) == LINES_ADDED
    assert sum(int(str(row["deleted"] or 0)) for row in files) == LINES_DELETED


def test_persons_are_seven_and_one_bot(engine: Engine) -> None:
    assert Counter(row["bot"] for row in rows(engine, PERSON)) == {False: 7, True: 1}


def test_commit_employers_have_one_row_a_commit(engine: Engine) -> None:
    keys = [(row["repository"], row["sha"]) for row in rows(engine, COMMIT_EMPLOYERS)]

    assert len(keys) == len(set(keys)) == 26


@pytest.mark.parametrize("party", [Party.COMPANY, Party.COMMUNITY])
@pytest.mark.parametrize("kind", ["design", "functionality", "quality", "translation", "documentation"])
def test_contributions_are_those_worked_out_by_hand(statement: Statement, party: Party, kind: str) -> None:
    expected = Decimal(str(CONTRIBUTIONS.get((kind, party.value), 0)))
    if (kind, party) == ("functionality", Party.COMMUNITY):
        expected += 1  # P11's .mailmap, which the rule table files under functionality

    assert amount(statement, party, Direction.GAVE, f"ACE.{kind}") == expected


def test_money_is_what_the_invoices_say(statement: Statement) -> None:
    assert amount(statement, Party.CUSTOMERS, Direction.GAVE, "EUR", "invoiced") == 17600
    assert amount(statement, Party.CUSTOMERS, Direction.GAVE, "EUR", "paid") == 15600
    assert amount(statement, Party.COMPANY, Direction.GOT, "EUR", "paid") == 15600


def test_service_is_five_months_of_support_and_two_days_of_training(statement: Statement) -> None:
    got = amount(statement, Party.CUSTOMERS, Direction.GOT, "CMONTH")

    assert got == 5 + (Decimal(2) / 28).quantize(Decimal("0.0001"))


def test_paid_days_are_those_of_the_staff_list(engine: Engine) -> None:
    total, postings = read_entries(orchard_snapshot(), engine, QUARTER, account="company:staff-time", commodity="PDAY")

    assert total == 3
    assert -sum(row.amount for row in postings) == Decimal(str(sum(map(sum, PERSON_DAYS.values()))))


def test_every_check_that_has_records_closes(statement: Statement) -> None:
    assert {check.result for check in statement.checks} == {"closed", "not recorded"}
    assert [check.name for check in statement.checks if check.result == "not recorded"] == [
        "cash: opening + in - out = bank"
    ]
    assert statement.refused == ""

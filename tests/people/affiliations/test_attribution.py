from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from honeyflow.people.affiliations.attribution import commit_employers
from honeyflow.people.tables import AFFILIATION, IDENTITY, ORGANIZATION
from honeyflow.sources.tables import COMMIT
from honeyflow.store.engines import Engine, open_engine, rows_of
from honeyflow.store.tables import Table

ORGANIZATIONS: list[tuple[object, ...]] = [
    ("orchard.example", "Orchard", "keeper", 3, 0.95, None, None, None),
    ("larder.example", "Larder", "customer", 2, 0.9, None, None, None),
]
PERIODS: list[tuple[object, ...]] = [
    (
        "p",
        "larder.example",
        "Larder",
        "customer",
        date(2025, 1, 1),
        date(2025, 2, 1),
        "employee",
        0.8,
        "between-work-emails",
        False,
    ),
    (
        "p",
        "orchard.example",
        "Orchard",
        "keeper",
        date(2025, 2, 1),
        date(2025, 3, 1),
        "employee",
        1.0,
        "staff-list",
        True,
    ),
]


def identity(email: str, place: str | None, *, bot: bool = False) -> tuple[object, ...]:
    return ("Pia", email, email, "p", bot, "alone", 1.0, place)


IDENTITIES = [
    identity("p@larder.example", "larder.example"),
    identity("p@orchard.example", "orchard.example"),
    identity("p@gmail.com", None),
    identity("press[bot]", None, bot=True),
]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


def table(declared: Table, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True))
    return pa.table(dict(zip(declared.column_names, columns, strict=True)), schema=declared.schema)


def commit(number: int, email: str, day: date | None) -> tuple[object, ...]:
    return ("press", str(number), "", 1, "Pia", email, None, 0, "Pia", email, None, 0, "Press", True, day)


def attributed(
    engine: Engine, commits: Sequence[tuple[str, date | None]], periods: Sequence[tuple[object, ...]] = PERIODS
) -> list[dict[str, Any]]:
    rows = [commit(number, *each) for number, each in enumerate(commits)]
    parts = ((COMMIT, rows), (IDENTITY, IDENTITIES), (ORGANIZATION, ORGANIZATIONS), (AFFILIATION, periods))
    frames = {declared.name: engine.frame(table(declared, given)) for declared, given in parts}
    return sorted(rows_of(engine.collect(commit_employers(frames))), key=lambda row: row["sha"])


def employers(engine: Engine, *commits: tuple[str, date | None]) -> list[tuple[object, ...]]:
    answer = attributed(engine, commits)
    return [(row["employer"], row["evidence"], round(row["confidence"], 2), row["party"]) for row in answer]


def test_commit_employers_give_one_row_per_commit_where_periods_touch(engine: Engine) -> None:
    days = (date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 28), date(2025, 3, 1))

    found = employers(engine, *(("p@gmail.com", day) for day in days))

    assert [name for name, *_ in found] == ["Larder", "Orchard", "Orchard", "unknown"]


def test_commit_employer_by_own_address_and_between(engine: Engine) -> None:
    found = employers(engine, ("p@larder.example", date(2025, 1, 5)), ("p@gmail.com", date(2025, 1, 6)))

    assert found == [
        ("Larder", "own-email-domain", 0.9, "community"),
        ("Larder", "between-work-emails", 0.8, "community"),
    ]


def test_commit_employer_by_staff_list_overrides_another_address(engine: Engine) -> None:
    assert employers(engine, ("p@larder.example", date(2025, 2, 5))) == [("Orchard", "staff-list", 1.0, "company")]


def test_commit_employer_is_unknown_by_the_companys_address_after_leaving(engine: Engine) -> None:
    assert employers(engine, ("p@orchard.example", date(2025, 3, 5))) == [("unknown", "none", 0.0, "community")]


def test_commit_employer_of_a_bot_is_unknown(engine: Engine) -> None:
    assert employers(engine, ("press[bot]", date(2025, 2, 5))) == [("unknown", "none", 0.0, "community")]


def test_commit_employer_without_a_day_is_told_by_the_address(engine: Engine) -> None:
    assert [name for name, *_ in employers(engine, ("p@orchard.example", None), ("p@gmail.com", None))] == [
        "Orchard",
        "unknown",
    ]


def acting(capacity: str, organization: str = "Larder") -> tuple[object, ...]:
    year = (date(2025, 1, 1), date(2026, 1, 1))
    return (
        "p",
        "larder.example",
        organization,
        "customer",
        *year,
        capacity,
        0.95,
        "people.csv:line 2 by address",
        True,
    )


@pytest.mark.parametrize("capacity", ["contractor", "on-behalf-of-customer"])
def test_commit_employer_of_who_acts_for_a_client_is_their_employer(engine: Engine, capacity: str) -> None:
    staff = [*PERIODS[1:], acting(capacity)]

    (row,) = attributed(engine, [("p@gmail.com", date(2025, 2, 5))], staff)

    assert (row["employer"], row["capacity"], row["party"]) == ("Orchard", "on-behalf-of-customer", "company")


@pytest.mark.parametrize("capacity", ["contractor", "on-behalf-of-customer"])
def test_commit_employer_of_who_acts_for_a_client_alone_is_the_client(engine: Engine, capacity: str) -> None:
    (row,) = attributed(engine, [("p@gmail.com", date(2025, 5, 5))], [acting(capacity)])

    assert (row["employer"], row["capacity"], row["confidence"]) == ("Larder", capacity, 0.95)


def test_commit_employer_of_a_contractor_who_works_for_nobody_stays_independent(engine: Engine) -> None:
    alone = ("p", None, "independent", "independent", date(2025, 1, 1), date(2026, 1, 1))
    periods = [(*alone, "independent", 0.9, "decision", True), acting("contractor")]

    (row,) = attributed(engine, [("p@gmail.com", date(2025, 5, 5))], periods)

    assert (row["employer"], row["capacity"]) == ("independent", "contractor")


def test_commit_employer_by_the_clients_own_address_keeps_the_capacity(engine: Engine) -> None:
    (row,) = attributed(engine, [("p@larder.example", date(2025, 5, 5))], [acting("contractor")])

    assert (row["employer"], row["capacity"], row["evidence"]) == ("Larder", "contractor", "own-email-domain")

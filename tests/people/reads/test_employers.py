from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from honeyflow.kernel.period import Period
from honeyflow.people.read import read_employers
from honeyflow.people.reads.employers import count_employers
from honeyflow.people.records import WorkMonth
from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.store.engines import Engine, open_engine
from honeyflow.store.snapshots import Snapshot
from tests.worlds.orchard import build_orchard
from tests.worlds.snapshots import AS_OF

OWNED = """
[[organization]]
name = "Larder"
renamed = [{ name = "Pantry", until = 2025-02-01 }]
owners = [{ name = "Cellar", from = 2025-02-01 }]
"""
JANUARY = date(2025, 1, 1)
BARN, MILL, SHED = (("Barn", "company"), ("Mill", "company"), ("Shed", "company"))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = build_orchard(tmp_path_factory.mktemp("owned") / "site")
    with (folder / "honeyflow.toml").open("a", encoding="utf-8") as file:
        file.write(OWNED)
    return run_site(load_site(folder), as_of=AS_OF)


def worked(person: str, employer: tuple[str, str]) -> WorkMonth:
    return WorkMonth("press", JANUARY, person, False, *employer, "community", 1, JANUARY, JANUARY)


def test_employers_as_owned_today_count_for_the_owner(snapshot: Snapshot, engine: Engine) -> None:
    then, today = (
        read_employers(snapshot, engine, minimum_group=1, owned_today=owned).employers for owned in (False, True)
    )

    assert {each.name for each in then} == {"Orchard", "Larder", "Cellar AG"}
    assert {each.name for each in today} == {"Orchard", "Cellar AG"}
    assert sum(each.commits for each in then) == sum(each.commits for each in today)


def test_employers_at_the_time_bear_the_name_of_the_time(snapshot: Snapshot, engine: Engine) -> None:
    table = read_employers(snapshot, engine, minimum_group=1, period=Period.parse("2025-01"))

    assert {each.name for each in table.employers} == {"Orchard", "Pantry"}


def test_employers_too_small_to_be_named_are_folded_before_they_count_for_the_owner() -> None:
    work = [*(worked(person, BARN) for person in "ab"), *(worked(person, MILL) for person in "bc"), worked("d", SHED)]

    table = count_employers(work, 2, {BARN: MILL, SHED: MILL})

    assert [(each.name, each.persons, each.commits) for each in table.employers] == [("Mill", 3, 4)]
    assert (table.small_organizations, table.small_persons) == (1, 1)


def test_employers_independents_and_unknown_sum_up_to_all_commits_by_people() -> None:
    rows = [
        *(worked(f"l{number}", ("Larder", "company")) for number in range(5)),
        worked("m", ("Mill", "company")),
        worked("i", ("independent", "independent")),
        worked("j", ("independent", "independent")),
        worked("u", ("unknown", "unknown")),
    ]

    table = count_employers(rows, 5)

    assert (table.independent_persons, table.independent_commits, table.unknown_commits) == (2, 2, 1)
    assert [each.name for each in table.employers] == ["Larder"]
    assert table.commits == len(rows)


def test_employers_tell_what_contractors_did() -> None:
    work = [worked("a", BARN), replace(worked("b", BARN), capacity="contractor", commit_count=3)]

    (barn,) = count_employers(work, 1).employers

    assert (barn.persons, barn.commits, barn.contractor_commits) == (2, 4, 3)

"""One person's accepted work, by answers worked out by hand in the orchard."""

from collections.abc import Iterator
from datetime import date

import pytest

from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.own_work import OwnWork, read_own_work
from honeyflow.people.reads.own import Proofs, read_own
from honeyflow.store.engines import Engine, open_engine
from tests.worlds.orchard import PEOPLE
from tests.worlds.snapshots import orchard_snapshot


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


def work(engine: Engine, *who: str, first: date | None = None, last: date | None = None) -> OwnWork:
    snapshot = orchard_snapshot()
    own = read_own(snapshot, engine, Proofs(tuple(sorted(PEOPLE[each][1] for each in who))))
    return read_own_work(snapshot, engine, own.persons, own.pairs, first=first, last=last)


def counts(found: OwnWork) -> dict[Kind, tuple[int, int]]:
    return {each.kind: (each.commits, each.helped) for each in found.kinds}


def test_commits_written_alone_and_together_and_what_was_reported_are_all_there(engine: Engine) -> None:
    dan = work(engine, "dan")

    assert counts(dan) == {Kind.FUNCTIONALITY: (2, 0), Kind.QUALITY: (1, 1)}  # P4, P5; P5, A7
    assert (dan.commits, dan.together) == (2, 1)
    assert [(each.what, each.count, each.people) for each in dan.helped] == [("reports", 1, 1)]


def test_work_that_was_never_accepted_does_not_count(engine: Engine) -> None:
    assert {each.subject for each in work(engine, "dan").examples} == {"Press pears too", "Press faster"}


def test_work_by_an_address_that_is_not_proved_is_left_out(engine: Engine) -> None:
    assert counts(work(engine, "finn")) == {Kind.FUNCTIONALITY: (1, 0), Kind.DOCUMENTATION: (1, 0)}  # P8, A5
    assert counts(work(engine, "finn", "finn-larder")) == {
        Kind.FUNCTIONALITY: (2, 0),
        Kind.QUALITY: (1, 0),
        Kind.DOCUMENTATION: (1, 0),
    }


def test_years_projects_and_areas_count_each_commit_once(engine: Engine) -> None:
    finn = work(engine, "finn", "finn-larder")

    assert [(each.name, each.commits) for each in finn.years] == [("2025", 3)]
    assert [(each.name, each.commits) for each in finn.projects] == [("press", 2), ("almanac", 1)]
    assert [(each.name, each.commits) for each in finn.areas] == [("almanac/docs", 1), ("press/tests", 1)]


def test_release_that_was_the_first_to_hold_a_commit_is_told(engine: Engine) -> None:
    assert [(each.project, each.tag, each.commits) for each in work(engine, "dan").releases] == [("press", "v1.0", 2)]
    assert work(engine, "gil").releases == ()


def test_every_release_since_the_first_commit_holds_it(engine: Engine) -> None:
    assert work(engine, "dan").holding == ("v1.0",)
    assert work(engine, "gil").holding == ()


def test_days_narrow_everything(engine: Engine) -> None:
    early = work(engine, "dan", last=date(2025, 1, 10))

    assert counts(early) == {Kind.FUNCTIONALITY: (1, 0)}
    assert (early.first_on, early.last_on) == (date(2025, 1, 9), date(2025, 1, 9))
    assert work(engine, "dan", first=date(2026, 1, 1)) == OwnWork()


def test_example_tells_its_size_and_kinds(engine: Engine) -> None:
    (pears,) = [each for each in work(engine, "dan").examples if each.subject == "Press pears too"]

    assert (pears.lines, pears.kinds, pears.happened_on) == (4, (Kind.FUNCTIONALITY,), date(2025, 1, 9))


def test_nobody_has_no_work(engine: Engine) -> None:
    assert read_own_work(orchard_snapshot(), engine, (), ()) == OwnWork()


def test_examples_are_newest_first_and_no_more_than_there_are(engine: Engine) -> None:
    gil = work(engine, "gil")

    assert [each.subject for each in gil.examples] == ["Answer questions", "Correct a word", "Speak Turkish"]

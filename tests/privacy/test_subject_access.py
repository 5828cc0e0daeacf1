"""Subject access on the orchard: all of one person, nothing of another."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from honeyflow.people.reads.own import Proofs, read_own
from honeyflow.privacy.archive import build_archive
from honeyflow.privacy.giving import access_of
from honeyflow.privacy.records import Held
from honeyflow.privacy.subject_access import WITHHELD, find_held, find_own_held, walk_texts
from honeyflow.site import load_site
from honeyflow.store.engines import Engine, open_engine, rows_of
from tests.worlds.snapshots import orchard_site, orchard_snapshot


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


def held_about(engine: Engine, email: str) -> dict[str, Held]:
    given = access_of(orchard_snapshot(), engine, load_site(orchard_site()), email)
    return {each.name: each for each in given.held}


def rows(engine: Engine, table: str) -> list[dict[str, Any]]:
    from honeyflow.runs.tables import ALL_TABLES

    return list(rows_of(engine.collect(orchard_snapshot().frame(ALL_TABLES[table], engine))))


def test_both_addresses_give_the_same_and_every_commit_is_there(engine: Engine) -> None:
    held = held_about(engine, "finn.rowan@larder.example")

    wrote = [row for row in rows(engine, "commit") if row["author_name"] == "Finn Rowan"]
    given = {row["sha"] for row in held["commit"].rows}
    assert {row["sha"] for row in wrote} <= given
    assert held == held_about(engine, "finn@cellar.example")


def test_files_of_own_commits_are_given_and_no_others(engine: Engine) -> None:
    held = held_about(engine, "finn.rowan@larder.example")

    wrote = {row["sha"] for row in rows(engine, "commit") if row["author_name"] == "Finn Rowan"}
    changing = {row["sha"] for row in rows(engine, "commit_file")}
    assert {row["sha"] for row in held["commit_file"].rows} == wrote & changing


def test_staff_get_their_wages_by_their_number(engine: Engine) -> None:
    held = held_about(engine, "ada@orchard.example")

    assert [row["name"] for row in held["staff"].rows] == ["Ada Pomme"]
    assert "staff" not in held_about(engine, "dan@larder.example")


def test_nobody_else_is_named(engine: Engine) -> None:
    held = held_about(engine, "dan@larder.example")

    texts = "\n".join(walk_texts(list(held.values()))).casefold()
    assert "dan@larder.example" in texts
    assert WITHHELD in texts
    for other in ("ada@orchard.example", "ada pomme", "eva_sorrel", "finn rowan", "gil sahin", "cleo medlar"):
        assert other not in texts


def test_every_row_that_holds_the_address_anywhere_is_given(engine: Engine) -> None:
    held = held_about(engine, "dan@larder.example")

    from honeyflow.runs.tables import ALL_TABLES

    for name in ALL_TABLES:
        if name not in orchard_snapshot().tables():
            continue
        naming = sum("dan@larder.example" in str(row).casefold() for row in rows(engine, name))
        given = len(held[name].rows) if name in held else 0
        assert given >= naming, name


def test_the_archive_holds_page_tables_and_json_alike(engine: Engine) -> None:
    given = access_of(orchard_snapshot(), engine, load_site(orchard_site()), "eva_sorrel@gmail.com")

    with zipfile.ZipFile(io.BytesIO(build_archive(given))) as archive:
        told = json.loads(archive.read("data.json"))
        page = archive.read("read-me.html").decode()
        commits = list(csv.reader(io.StringIO(archive.read("tables/commit.csv").decode())))

    assert [each["table"] for each in told["tables"]] == [each.name for each in given.held]
    assert len(commits) - 1 == len(next(each for each in told["tables"] if each["table"] == "commit")["rows"])
    assert "What is held about Eva Sorrel" in page


def test_someone_unknown_is_not_made_up(engine: Engine) -> None:
    from honeyflow.people.reads.profile import UnknownPersonError

    with pytest.raises(UnknownPersonError):
        held_about(engine, "nobody@nowhere.example")


def test_a_program_is_no_person_but_its_rows_are_found(engine: Engine) -> None:
    bots = [row for row in rows(engine, "person") if row["bot"]]

    assert find_held(orchard_snapshot(), engine, bots[0]["person_id"])


def own_held(engine: Engine, *addresses: str) -> dict[str, Held]:
    own = read_own(orchard_snapshot(), engine, Proofs(addresses))
    return {each.name: each for each in find_own_held(orchard_snapshot(), engine, own)}


def test_somebody_who_proved_all_of_theirs_gets_what_the_company_would_give(engine: Engine) -> None:
    proved = own_held(engine, "finn.rowan@larder.example", "finn@cellar.example")

    assert proved == held_about(engine, "finn@cellar.example")


def test_somebody_partly_guessed_gets_nothing_about_the_person_as_a_whole(engine: Engine) -> None:
    partly = own_held(engine, "finn@cellar.example")

    assert {row["author_email"] for row in partly["commit"].rows if row["author_name"] == "Finn Rowan"} == {
        "finn@cellar.example"
    }
    assert partly.keys().isdisjoint({"person", "affiliation", "contributor_month"})
    assert not any("larder" in text for text in walk_texts(list(partly.values())))

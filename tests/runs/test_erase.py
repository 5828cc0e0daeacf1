"""Erasing somebody: nothing of them remains, all sums stay, no later run brings them back, and a kill does no harm."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from honeyflow.people.erased import known_by
from honeyflow.people.identities import identity_id
from honeyflow.runs import erase as erase_module
from honeyflow.runs import run as run_module
from honeyflow.runs.backup import list_backups, make_backup, restore_backup
from honeyflow.runs.erase import erase_person, plan_erasure
from honeyflow.runs.erasing import is_erasing
from honeyflow.runs.run import run_site
from honeyflow.site import Site, load_site
from honeyflow.site.erased.file import ErasureKeyError, load_tombstones
from honeyflow.site.erased.key import key_file
from honeyflow.site.erased.marks import Mark
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Snapshot
from tests.sources.git.workshop import Workshop
from tests.worlds.removed import ANN, AS_OF, CY, build_removed, traces

Row = dict[str, Any]
ANN_ID = identity_id("Ann Reed", "ann@larder.example")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_removed(tmp_path_factory.mktemp("removed") / "site").folder


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Site:
    from honeyflow.site import load_site

    shutil.copytree(built, tmp_path / "site", symlinks=True)
    return load_site(tmp_path / "site")


def rows(snapshot: Snapshot, table: str) -> list[Row]:
    return [row for part in snapshot.files(table) for row in pq.read_table(part).to_pylist()]


def current(site: Site) -> Snapshot:
    return Snapshot.current(site.data)


def marks_of_ann(site: Site) -> list[Mark]:
    engine = open_engine("duckdb")
    person = next(row["person_id"] for row in rows(current(site), "identity") if row["email"] == "ann@larder.example")
    found = known_by(current(site), engine, person).marks
    engine.close()
    return found


def erase(site: Site) -> Snapshot:
    return erase_person(site, marks_of_ann(site), "Cy", as_of=AS_OF).snapshot


def totals(snapshot: Snapshot) -> dict[str, Counter[object]]:
    """Return what must not change: sums per month over all employers, persons, lines, and paid days and money."""
    credited: Counter[object] = Counter()
    for row in rows(snapshot, "contribution"):
        credited[row["month_on"], row["kind"], row["role"]] += row["credit_parts"]
    active = Counter(row["month_on"] for row in rows(snapshot, "contributor_month"))
    lines = Counter((row["path"].count("/"), row["added"]) for row in rows(snapshot, "commit_file"))
    paid = Counter((row["started_on"], row["monthly_cost"], row["workload_share"]) for row in rows(snapshot, "staff"))
    names = ("commit", "commit_file", "commit_trailer", "commit_employers", "person", "staff")
    counts: Counter[object] = Counter({name: len(rows(snapshot, name)) for name in names})
    return {"credits": credited, "active": active, "lines": lines, "paid": paid, "counts": counts}


def test_traces_are_everywhere_before(site: Site) -> None:
    places = {trace.partition(":")[0].split("/")[-2] for trace in traces(site) if "snapshots" in trace}

    tables = {"commit", "commit_file", "commit_trailer", "mailmap", "identity", "person", "decision"}
    assert places >= tables | {"listed_affiliation", "listed_alias"}
    assert {trace.partition("/")[0] for trace in traces(site)} >= {"decisions.csv: ann reed"}
    assert any("landing" in trace for trace in traces(site))


def test_nothing_of_somebody_erased_remains(site: Site) -> None:
    erase(site)

    assert traces(site) == []


def test_backups_made_before_are_gone_and_the_new_one_does_not_name_them(site: Site, tmp_path: Path) -> None:
    make_backup(site)
    make_backup(site)

    erase(site)

    (left,) = list_backups(site)
    restore_backup(left.file, tmp_path / "restored")
    assert traces(load_site(tmp_path / "restored")) == []


def test_what_is_kept_beside_the_snapshots_is_erased_before_the_new_backup(site: Site) -> None:
    make_backup(site)
    asked: list[int] = []

    erase_person(site, marks_of_ann(site), "Cy", as_of=AS_OF, also=lambda: asked.append(len(list_backups(site))))

    assert asked == [1]


def test_sums_are_as_before_and_employers_unknown(site: Site) -> None:
    before = totals(current(site))
    after = erase(site)

    assert totals(after) == before
    (erased,) = [row["person_id"] for row in rows(after, "identity") if row["evidence"] == "erased"]
    mine = [row for row in rows(after, "commit_employers") if row["person_id"] == erased]
    told = {(row["employer"], row["capacity"], row["party"], row["evidence"]) for row in mine}
    assert (len(mine), told) == (4, {("unknown", "unknown", "community", "none")})


def test_those_who_share_an_address_or_a_name_stay(site: Site) -> None:
    after = erase(site)

    names = {(row["name"], row["email"]) for row in rows(after, "identity")}
    assert names == {
        ("erased person", "erased-1@erased.invalid"),
        ("Bo Finch", "bo@mill.example"),
        ("Bo Finch", "root@localhost"),
        ("Cy Dale", "cy@orchard.example"),
    }


def test_later_runs_do_not_bring_somebody_back(site: Site) -> None:
    erase(site)
    work = Workshop(site.folder / "work.git")
    work.commit({b"src/z.c": b"1\n"}, author=ANN, when="1751000000 +0000")
    work.commit({b"src/y.c": b"1\n"}, author=b"A <77+newlogin@users.noreply.github.com>", when="1751000000 +0000")
    work.commit({b"src/x.c": b"1\n"}, author=CY, message=b"Thank Reed,\n\nAcked-by: ann <ANN@old.example>")
    again = run_site(site, as_of=AS_OF)

    assert traces(site) == []
    assert len(rows(again, "commit")) == 13
    assert len([row for row in rows(again, "identity") if row["evidence"] == "erased"]) == 1


def test_landing_made_anew_gives_the_same(site: Site) -> None:
    first = erase(site)
    shutil.rmtree(site.data / "landing")
    again = run_site(site, as_of=AS_OF)

    for table in ("commit", "commit_trailer", "commit_file", "identity", "contribution", "listed_affiliation"):
        assert sorted(map(repr, rows(again, table))) == sorted(map(repr, rows(first, table)))


@pytest.mark.parametrize(
    ("module", "step"),
    [
        (erase_module, "append_tombstones"),
        (erase_module, "rewrite_decisions"),
        (run_module, "build_people"),
        (run_module, "build_ledger"),
        (run_module, "end_erasing"),
    ],
)
def test_erasure_that_is_killed_leaves_the_old_or_is_finished_by_the_next_run(
    site: Site, monkeypatch: pytest.MonkeyPatch, module: Any, step: str
) -> None:
    old, marks = current(site).name, marks_of_ann(site)

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, step, die)
    with pytest.raises(KeyboardInterrupt):
        erase_person(site, marks, "Cy", as_of=AS_OF)
    monkeypatch.undo()

    assert step == "end_erasing" or (current(site).name, len(rows(current(site), "commit"))) == (old, 10)
    run_site(site, as_of=AS_OF)
    assert (not traces(site)) == (step != "append_tombstones")
    assert not is_erasing(site)


def test_person_erased_again_after_a_kill_keeps_the_number(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = marks_of_ann(site)
    monkeypatch.setattr(erase_module, "run_locked", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        erase_person(site, marks, "Cy", as_of=AS_OF)
    monkeypatch.undo()

    assert erase_person(site, marks, "Cy", as_of=AS_OF).person == 1
    assert len({row.hash for row in load_tombstones(site).rows}) == len(load_tombstones(site).rows)
    assert traces(site) == []


def test_repository_no_longer_read_leaves_nothing_behind(site: Site) -> None:
    marks = marks_of_ann(site)
    shutil.move(site.folder / "work.git", site.folder / "moved.git")
    erase_person(site, marks, "Cy", as_of=AS_OF)
    shutil.move(site.folder / "moved.git", site.folder / "work.git")

    assert traces(site) == []


def test_run_without_the_key_is_refused(site: Site) -> None:
    erase(site)
    key_file(site).rename(site.folder / "aside")

    with pytest.raises(ErasureKeyError, match="bring the key back"):
        run_site(site, as_of=AS_OF)
    key_file(site).write_text("another key\n")
    with pytest.raises(ErasureKeyError, match="made with another key"):
        run_site(site, as_of=AS_OF)


def test_tombstones_taken_away_bring_the_person_back(site: Site) -> None:
    before = rows(current(site), "commit")
    erase(site)
    (site.folder / "erased.csv").unlink()

    key = repr
    assert sorted(map(key, rows(run_site(site, as_of=AS_OF), "commit"))) == sorted(map(key, before))


def test_two_erased_of_one_name_stay_two(site: Site) -> None:
    other = b"Ann Reed <ann.reed@brewery.example>"
    erase(site)
    Workshop(site.folder / "work.git").commit({b"src/z.c": b"1\n"}, author=other, when="1751000000 +0000")
    run_site(site, as_of=AS_OF)
    engine = open_engine("duckdb")
    person = identity_id("Ann Reed", "ann.reed@brewery.example")
    plan = plan_erasure(current(site), engine, site, person)
    engine.close()
    done = erase_person(site, plan.known.marks, "Cy", as_of=AS_OF)

    assert (plan.known.addresses, done.person) == (("ann.reed@brewery.example",), 2)
    assert len([row for row in rows(done.snapshot, "person") if row["name"] == "erased person"]) == 2


def test_member_of_the_staff_keeps_days_and_cost_and_loses_who_they_are(site: Site) -> None:
    before = totals(current(site))
    engine = open_engine("duckdb")
    cy = identity_id("Cy Dale", "cy@orchard.example")
    plan = plan_erasure(current(site), engine, site, cy)
    engine.close()
    after = erase_person(site, plan.known.marks, "Bo", as_of=AS_OF).snapshot

    assert plan.leftovers.files == ("staff.csv",)
    assert totals(after) == before
    (row,) = rows(after, "staff")
    assert (row["staff_id"], row["name"], row["emails"], row["role"]) == ("erased-1", "erased person", "", "")
    assert {row["party"] for row in rows(after, "commit_employers")} == {"community"}


def test_plan_names_decisions_and_files_left_to_the_operator(site: Site) -> None:
    engine = open_engine("duckdb")
    person = next(row["person_id"] for row in rows(current(site), "identity") if row["email"] == "ann@larder.example")
    plan = plan_erasure(current(site), engine, site, person)
    engine.close()

    assert plan.decisions == (2, 3, 6)
    assert plan.leftovers.files == ("lists/aliases", "lists/people.csv")
    assert plan.known.addresses == (
        *("77+annr@users.noreply.github.com", "ann@larder.example", "ann@old.example", "annreed@gmail.com"),
    )
    assert plan.known.shared == (("Ann Reed", "root@localhost"),)


def test_decisions_keep_their_lines_and_a_hash(site: Site) -> None:
    erase(site)

    lines = (site.folder / "decisions.csv").read_text().splitlines()
    cells = [line.split(",") for line in lines]
    assert len(lines) == 6
    assert [row[3][:7] for row in cells] == ["who", "erased:", "erased:", "bo@mill", "", "erased:"]
    assert cells[1][1] == "erased person"
    assert cells[1][5:] == [""] * 5
    assert lines[3].endswith("erased person knows him")

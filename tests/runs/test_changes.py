"""What a run tells of the run before it."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq

from honeyflow.people.changes import read_changes
from honeyflow.people.tables import COMMIT_EMPLOYERS
from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.site.decisions import append_decision, decision
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Snapshot
from tests.worlds.orchard import build_orchard
from tests.worlds.snapshots import AS_OF

DAN, FINN = "dan@larder.example", "finn@cellar.example"


def told(snapshot: Snapshot) -> list[tuple[str, str, str]]:
    engine = open_engine("duckdb")
    found = read_changes(snapshot, engine)
    engine.close()
    return [(name, change.kind, change.words) for change, name in found]


def test_changes_follow_a_decision_and_its_taking_back(tmp_path: Path) -> None:
    site = load_site(build_orchard(tmp_path / "site"))
    file = site.folder / "decisions.csv"

    first = told(run_site(site, as_of=AS_OF))
    again = told(run_site(site, as_of=AS_OF))
    append_decision(file, decision("works-for", "Ada", who=DAN, organization="Mill"))
    decided = told(run_site(site, as_of=AS_OF))
    append_decision(file, decision("undo", "Ada", other="2"))
    back = told(run_site(site, as_of=AS_OF))

    assert (first, again) == ([], [])
    assert [(name, kind) for name, kind, _ in decided] == [("Dan Hazel", "employer")]
    assert "count for Mill, before for Larder" in decided[0][2]
    assert "count for Larder" in back[0][2]


def test_changes_tell_of_persons_joined_and_parted(tmp_path: Path) -> None:
    site = load_site(build_orchard(tmp_path / "site"))
    run_site(site, as_of=AS_OF)
    append_decision(site.folder / "decisions.csv", decision("same", "Ada", who=DAN, other=FINN))
    joined = told(run_site(site, as_of=AS_OF))
    append_decision(site.folder / "decisions.csv", decision("undo", "Ada", other="2"))
    parted = told(run_site(site, as_of=AS_OF))

    assert ("joined", "2 persons are one now") in [(kind, words[:21]) for _, kind, words in joined]
    assert ("parted", "one person is 2 now") in [(kind, words[:19]) for _, kind, words in parted]


def test_snapshot_of_an_older_version_is_no_hindrance(tmp_path: Path) -> None:
    site = load_site(build_orchard(tmp_path / "site"))
    (part,) = run_site(site, as_of=AS_OF).files(COMMIT_EMPLOYERS)
    older = pq.read_table(part).drop_columns(["capacity"])
    part.unlink()
    pq.write_table(older, part)

    assert told(run_site(site, as_of=AS_OF)) == []


def test_snapshot_that_is_gone_is_no_hindrance(tmp_path: Path) -> None:
    site = load_site(build_orchard(tmp_path / "site"))
    shutil.rmtree(run_site(site, as_of=AS_OF).folder)

    assert told(run_site(site, as_of=AS_OF)) == []

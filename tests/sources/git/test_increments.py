"""A later run reads only what is new, and gives exactly what a run from nothing would give."""

from pathlib import Path

import pytest
from tests.sources.git.workshop import Workshop, land, run_git

from honeyflow.sources.git import reading as git_reading
from honeyflow.sources.git.parts import MOST_PARTS, Parts


def _same_as_from_nothing(site: Path, workshop: Workshop) -> bool:
    again, anew = land(site, workshop.folder), land(site / "anew", workshop.folder)
    return again.all() == anew.all() and again.landed.findings == anew.landed.findings


def _parts(site: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (site / "kept").rglob("*.parquet")}


def test_new_commits_alone_are_read(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"a": b"1\n"})
    land(site, workshop.folder)
    before = _parts(site)
    sha = workshop.commit({b"a": b"1\n2\n"}, message=b"More\n\nReviewed-by: Bo <bo@b.example>")
    reading = land(site, workshop.folder)
    assert reading.files(sha) == {"a": (1, 0, False)}
    assert (before.items() <= _parts(site).items(), len(_parts(site)) - len(before)) == (True, 3)
    assert _same_as_from_nothing(site, workshop)


def test_unchanged_repository_writes_nothing(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"a": b"1\n"})
    first = land(site, workshop.folder)
    before = _parts(site)
    second = land(site, workshop.folder)
    assert (second.all(), _parts(site)) == (first.all(), before)


def test_forced_push_drops_what_is_gone(workshop: Workshop, site: Path) -> None:
    first = workshop.commit({b"a": b"1\n"})
    gone = workshop.commit({b"a": b"2\n"}, author=b"<x@x.example>")
    land(site, workshop.folder)
    run_git(workshop.folder, "update-ref", "refs/heads/main", first)
    kept = workshop.commit({b"a": b"3\n"})
    assert {row["sha"] for row in land(site, workshop.folder).rows("commit")} == {first, kept}
    assert gone not in {row["sha"] for row in land(site, workshop.folder).rows("commit_file")}
    assert _same_as_from_nothing(site, workshop)


def test_deleted_branch_drops_what_it_alone_held(workshop: Workshop, site: Path) -> None:
    first = workshop.commit({b"a": b"1\n"})
    workshop.commit({b"b": b"2\n"}, branch="refs/heads/side", start=first)
    land(site, workshop.folder)
    run_git(workshop.folder, "branch", "-D", "side")
    assert [row["sha"] for row in land(site, workshop.folder).rows("commit")] == [first]
    assert _same_as_from_nothing(site, workshop)


def test_merged_branch_becomes_accepted(workshop: Workshop, site: Path) -> None:
    first = workshop.commit({b"a": b"1\n"})
    side = workshop.commit({b"b": b"2\n"}, branch="refs/heads/side", start=first)
    assert land(site, workshop.folder).commit(side)["accepted"] is False
    workshop.commit({b"b": b"2\n"}, merges=[side])
    assert land(site, workshop.folder).commit(side)["accepted"] is True
    assert _same_as_from_nothing(site, workshop)


def test_killed_run_keeps_its_finished_ranges(workshop: Workshop, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        workshop.commit({b"a": b"%d\n" % number})
    monkeypatch.setattr(git_reading, "SMALLEST_RANGE", 1)
    plain, added = Parts.add, list[str]()

    def add(self: Parts, fresh: object, odd: dict[str, list[str]]) -> None:
        if len(added) == 2:
            raise KeyboardInterrupt
        plain(self, fresh, odd)  # type: ignore[arg-type]
        added.append("one")

    monkeypatch.setattr(Parts, "add", add)
    with pytest.raises(KeyboardInterrupt):
        land(site, workshop.folder, processes=1)
    monkeypatch.setattr(Parts, "add", plain)
    left = set(_parts(site))
    assert len(land(site, workshop.folder, processes=1).rows("commit")) == 6
    finished = {name for name in left if name.startswith(("000000", "000001"))}
    assert len(finished) == 6
    assert finished <= set(_parts(site))
    assert _same_as_from_nothing(site, workshop)


def test_many_small_parts_are_put_together(workshop: Workshop, site: Path) -> None:
    for number in range(MOST_PARTS + 2):
        workshop.commit({b"a": b"%d\n" % number}, message=b"x\n\nFixes: #%d" % number)
        reading = land(site, workshop.folder)
    assert len(reading.landed.parts["commit_file"]) < MOST_PARTS / 2
    assert _same_as_from_nothing(site, workshop)


@pytest.mark.parametrize("damage", ["list", "part", "format"])
def test_damaged_landing_is_read_anew(workshop: Workshop, site: Path, damage: str) -> None:
    workshop.commit({b"a": b"1\n"})
    before = land(site, workshop.folder).all()
    (listed,) = (site / "kept").rglob("parts.json")
    if damage == "list":
        listed.write_text("{")
    elif damage == "part":
        next(listed.parent.glob("*.files.parquet")).write_bytes(b"PAR1 cut")
    else:
        listed.write_text(listed.read_text().replace('"format": ', '"format": 9'))
    assert land(site, workshop.folder).all() == before


def test_content_found_again_is_still_what_a_run_from_nothing_gives(workshop: Workshop, site: Path) -> None:
    sha = workshop.commit({b"a": b"1\n"})
    workshop.loosen()
    blob = workshop.object(f"{sha}:a")
    aside = blob.rename(site / "aside")
    assert land(site, workshop.folder).files(sha) == {"a": (None, None, None)}
    aside.rename(blob)
    assert land(site, workshop.folder).files(sha) == {"a": (1, 0, False)}
    assert _same_as_from_nothing(site, workshop)


def test_clone_no_longer_shallow_is_read_anew(workshop: Workshop, site: Path) -> None:
    for number in range(3):
        sha = workshop.commit({b"a": b"%d\n" % number})
    run_git(site, "clone", "-q", "--bare", "--depth=1", f"file://{workshop.folder}", "cut")
    assert land(site, "cut").files(sha) == {"a": (1, 0, False)}
    run_git(site / "cut", "fetch", "-q", "--unshallow")
    reading = land(site, "cut")
    assert (reading.files(sha), len(reading.rows("commit"))) == ({"a": (1, 1, False)}, 3)
    assert reading.rules() == []

"""Releases from tags: which count, on which day, and what follows when a tag moves or goes."""

from datetime import date
from pathlib import Path

import pytest
from tests.sources.git.workshop import Workshop, land, run_git

from honeyflow.sources.tables import RELEASE


def tag(workshop: Workshop, name: str, target: str, when: str = "") -> None:
    """Write a tag with a date of its own, or (without `when`) a bare ref."""
    if not when:
        run_git(workshop.folder, "update-ref", f"refs/tags/{name}", target)
        return
    text = f"object {target}\ntype commit\ntag {name}\ntagger Ada Apple <ada@orchard.example> {when} +0000\n\nOut\n"
    sha = run_git(workshop.folder, "mktag", given=text.encode()).decode().strip()
    run_git(workshop.folder, "update-ref", f"refs/tags/{name}", sha)


def found(site: Path, workshop: Workshop, refs: str = "all") -> dict[str, tuple[date | None, bool]]:
    rows = land(site, workshop.folder, refs=refs).rows(RELEASE.name)
    return {row["tag"]: (row["tagged_on"], row["preview"]) for row in rows}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "press.git")


def test_tag_counts_on_the_taggers_day_a_bare_one_on_the_commits(tmp_path: Path, workshop: Workshop) -> None:
    sha = workshop.commit({b"a": b"1"}, when="1700000000 +0000")
    tag(workshop, "v1.0", sha, "1720000000")
    tag(workshop, "v1.0.1", sha)

    assert found(tmp_path, workshop) == {"v1.0": (date(2024, 7, 3), False), "v1.0.1": (date(2023, 11, 14), False)}


@pytest.mark.parametrize(
    ("name", "counts"),
    [("v2", True), ("release-3.1", True), ("weft-1.4.0", True), ("R_7", True), ("latest", False), ("build7x", False)],
)
def test_tag_is_a_release_when_it_bears_a_version(tmp_path: Path, workshop: Workshop, name: str, counts: bool) -> None:
    tag(workshop, name, workshop.commit({b"a": b"1"}))

    assert (name in found(tmp_path, workshop)) is counts


@pytest.mark.parametrize("name", ["v1.0-rc1", "2.0.0-beta.3", "v3.0b2", "5.0-M1", "nightly-2024-01-02", "1.0-SNAPSHOT"])
def test_preview_is_told_apart(tmp_path: Path, workshop: Workshop, name: str) -> None:
    tag(workshop, name, workshop.commit({b"a": b"1"}))

    assert found(tmp_path, workshop)[name][1]


def test_implausible_clock_gives_no_day(tmp_path: Path, workshop: Workshop) -> None:
    sha = workshop.commit({b"a": b"1"})
    tag(workshop, "v1.0", sha, "1")
    tag(workshop, "v2.0", sha, "99999999999")

    assert {day for day, _ in found(tmp_path, workshop).values()} == {None}


def test_tag_of_a_file_or_of_a_commit_that_is_not_read_is_none(tmp_path: Path, workshop: Workshop) -> None:
    workshop.commit({b"a": b"1"})
    blob = run_git(workshop.folder, "rev-parse", "main:a").decode().strip()
    tag(workshop, "key-1", blob)
    tag(workshop, "v9.0", workshop.commit({b"b": b"1"}, branch="refs/heads/side"))

    assert found(tmp_path, workshop, refs="head") == {}


def test_tag_that_moves_or_goes_is_followed_at_the_next_run(tmp_path: Path, workshop: Workshop) -> None:
    first = workshop.commit({b"a": b"1"}, when="1700000000 +0000")
    tag(workshop, "v1.0", first)
    tag(workshop, "v2.0", first)
    assert set(found(tmp_path, workshop)) == {"v1.0", "v2.0"}

    second = workshop.commit({b"a": b"2"}, when="1710000000 +0000")
    tag(workshop, "v1.0", second)
    run_git(workshop.folder, "update-ref", "-d", "refs/tags/v2.0")

    assert found(tmp_path, workshop) == {"v1.0": (date(2024, 3, 9), False)}

"""What files that name people said, and from when to when: over versions, merges, renames, and later runs."""

import json
from pathlib import Path

import pytest
from tests.sources.git.workshop import Reading, Workshop, land, run_git

from honeyflow.sources.git import contents, statements, versions

DAY = 86_400
START = 1_700_000_000 - 1_700_000_000 % DAY
ANN, BO = b"Ann Crosswood <ann@larder.example>\n", b"Bo Dale <bo@mill.example>\n"
Told = tuple[str, str, int, int | None]


def on(day: int) -> str:
    return f"{START + day * DAY} +0000"


def told(reading: Reading) -> list[Told]:
    """Return path, address, first day and last day (half-open), days counted as `on` does."""
    first = START // DAY
    rows = reading.rows("file_statement")
    days = [[each and each.toordinal() - 719_163 - first for each in (r["valid_from"], r["valid_to"])] for r in rows]
    return sorted((r["path"], r["email"], *each) for r, each in zip(rows, days, strict=True))


def test_line_is_told_from_the_commit_that_brought_it_to_the_one_that_removed_it(
    workshop: Workshop, site: Path
) -> None:
    first = workshop.commit({b"MAINTAINERS": ANN}, when=on(0))
    workshop.commit({b"a": b"1\n"}, when=on(5))
    workshop.commit({b"MAINTAINERS": BO + ANN}, when=on(10))
    workshop.commit({b"MAINTAINERS": BO}, when=on(20))

    reading = land(site, workshop.folder)

    assert told(reading) == [
        ("MAINTAINERS", "ann@larder.example", 0, 20),
        ("MAINTAINERS", "bo@mill.example", 10, None),
    ]
    assert [row["sha"] for row in reading.rows("file_statement") if row["name"] == "Ann Crosswood"] == [first]


def test_deleted_file_says_nothing_from_then_on(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"docs/AUTHORS": ANN}, when=on(0))
    workshop.commit({b"docs/AUTHORS": None}, when=on(3))

    assert told(land(site, workshop.folder)) == [("docs/AUTHORS", "ann@larder.example", 0, 3)]


def test_renamed_file_goes_on_under_its_new_name(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"AUTHORS": ANN}, when=on(0))
    workshop.commit({b"AUTHORS": None, b"docs/AUTHORS.md": ANN}, when=on(3))

    assert [each[0::2] for each in told(land(site, workshop.folder))] == [("AUTHORS", 0), ("docs/AUTHORS.md", 3)]
    assert told(land(site, workshop.folder))[0][3] == 3


def test_change_on_a_side_branch_counts_from_the_merge_and_undoes_nothing(workshop: Workshop, site: Path) -> None:
    start = workshop.commit({b"MAINTAINERS": ANN}, when=on(0))
    side = workshop.commit({b"MAINTAINERS": ANN + BO}, when=on(1), branch="refs/heads/side", start=start)
    workshop.commit({b"MAINTAINERS": ANN + b"Cy Elm <cy@mill.example>\n"}, when=on(2))
    merged = {b"MAINTAINERS": ANN + b"Cy Elm <cy@mill.example>\n" + BO}
    workshop.commit(merged, when=on(9), merges=[side])

    assert [each[1:] for each in told(land(site, workshop.folder))] == [
        ("ann@larder.example", 0, None),
        ("bo@mill.example", 9, None),
        ("cy@mill.example", 2, None),
    ]


def test_branch_that_was_never_merged_says_nothing(workshop: Workshop, site: Path) -> None:
    start = workshop.commit({b"a": b"1\n"}, when=on(0))
    workshop.commit({b"MAINTAINERS": ANN}, branch="refs/heads/side", start=start)

    assert told(land(site, workshop.folder)) == []


def test_later_run_reads_new_versions_alone_and_gives_what_a_run_from_nothing_gives(
    workshop: Workshop, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.commit({b"MAINTAINERS": ANN, b"AUTHORS": ANN}, when=on(0))
    land(site, workshop.folder)
    read: list[str] = []
    real = contents.Contents.read
    monkeypatch.setattr(contents.Contents, "read", lambda self, name: read.append(name) or real(self, name))
    workshop.commit({b"MAINTAINERS": BO}, when=on(4))

    again = land(site, workshop.folder)

    assert len(read) == 1
    assert again.all() == land(site / "anew", workshop.folder).all()


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"identity": 3}'])
def test_what_was_kept_and_cannot_be_read_is_read_anew(workshop: Workshop, site: Path, kept: str) -> None:
    workshop.commit({b"MAINTAINERS": ANN}, when=on(0))
    before = land(site, workshop.folder).all()
    (file,) = (site / "kept").glob("*/statements.json")
    file.write_text(kept, encoding="utf-8")

    assert land(site, workshop.folder).all() == before
    assert json.loads(file.read_text(encoding="utf-8"))["paths"]


def test_rewritten_history_is_read_anew(workshop: Workshop, site: Path) -> None:
    first = workshop.commit({b"MAINTAINERS": ANN}, when=on(0))
    workshop.commit({b"MAINTAINERS": ANN + BO}, when=on(1))
    land(site, workshop.folder)
    run_git(workshop.folder, "update-ref", "refs/heads/main", first)
    workshop.commit({b"MAINTAINERS": ANN + b"Cy Elm <cy@mill.example>\n"}, when=on(2))

    assert [each[1] for each in told(land(site, workshop.folder))] == ["ann@larder.example", "cy@mill.example"]


def test_too_large_a_version_is_a_finding_and_what_stood_before_holds_on(
    workshop: Workshop, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "LARGEST", 100)
    workshop.commit({b"MAINTAINERS": ANN}, when=on(0))
    workshop.commit({b"MAINTAINERS": BO * 20}, when=on(1))

    reading = land(site, workshop.folder)

    assert told(reading) == [("MAINTAINERS", "ann@larder.example", 0, None)]
    assert reading.rules() == ["people-file-not-read"]


def test_content_that_git_lost_ends_nothing(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"MAINTAINERS": ANN}, when=on(0))
    workshop.commit({b"MAINTAINERS": BO}, when=on(1))
    workshop.loosen()
    workshop.lose("main:MAINTAINERS")

    reading = land(site, workshop.folder)

    assert told(reading) == [("MAINTAINERS", "ann@larder.example", 0, None)]
    assert "content-missing" in reading.rules()


def test_of_very_many_versions_the_last_of_each_month_that_is_over_is_read(
    workshop: Workshop, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "MOST_VERSIONS", 3)
    for day in range(0, 60, 5):
        workshop.commit({b"MAINTAINERS": b"Ann Crosswood <ann%d@larder.example>\n" % day}, when=on(day))

    assert [(each[1], each[2]) for each in told(land(site, workshop.folder))] == [
        ("ann15@larder.example", 15),
        ("ann45@larder.example", 45),
        ("ann55@larder.example", 55),
    ]

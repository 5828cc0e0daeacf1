"""Erased people in what git says: replaced before it is landed, and in what was landed before."""

import re
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.git.workshop import TODAY, Reading, Workshop

from honeyflow.kernel.progress import Silent
from honeyflow.site import Site
from honeyflow.site.config import Git
from honeyflow.site.erased import tombstones as tombstones_module
from honeyflow.site.erased.file import append_tombstones, load_tombstones
from honeyflow.site.erased.key import hashed
from honeyflow.site.erased.marks import Mark, mark_of_identity, marks_of_address, marks_of_name
from honeyflow.site.erased.tombstones import Tombstone, Tombstones
from honeyflow.sources.connectors.git import connector
from honeyflow.sources.git.erasing import Erasing
from honeyflow.sources.git.mailmap import MailmapLine
from honeyflow.sources.records import Landing
from honeyflow.sources.statements.records import Stated
from honeyflow.sources.tables import COMMIT_TRAILER

ANN, BO = b"Ann Reed <ann@larder.example>", b"Bo Finch <bo@mill.example>"
MARKS = [*marks_of_address("ann@larder.example"), mark_of_identity("Ann Reed", "root@x.example")]
NAMED = [*MARKS, *marks_of_name("Ann Reed")]

ANOTHERS = re.compile(r"[ab][._-]*$")
"""What makes another address of the one that follows."""


def erased(*marks: Mark) -> Tombstones:
    rows = [Tombstone("2026-01-01", "Cy", 1, mark.kind, hashed(b"key", mark), "") for mark in marks]
    return Tombstones(rows, b"key")


def land(site: Path, *repositories: Path) -> Reading:
    for name in ("kept", "fresh"):
        (site / name).mkdir(exist_ok=True)
    told = Site(folder=site, git=Git(tuple(map(str, repositories))))
    return Reading(
        connector.land(
            Landing(
                site=told,
                kept=site / "kept",
                fresh=site / "fresh",
                as_of=TODAY,
                progress=Silent(),
                erased=load_tombstones(told),
            )
        )
    )


def authors(reading: Reading) -> set[str]:
    return {row["author_email"] for row in reading.rows("commit")}


def test_without_tombstones_rows_are_not_looked_at() -> None:
    rows = pa.RecordBatch.from_pydict({"anything": [1]})

    assert Erasing().commits(rows) is Erasing().trailers(rows) is Erasing().files(rows) is rows


def test_each_address_is_hashed_once_not_once_a_commit(
    workshop: Workshop, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        workshop.commit({b"a": b"%d\n" % number}, author=(ANN, BO)[number % 2])
    append_tombstones(Site(site), marks_of_address("ann@larder.example"), "Cy")
    asked: list[Mark] = []
    monkeypatch.setattr(tombstones_module, "hashed", lambda key, mark: asked.append(mark) or hashed(key, mark))
    land(site, workshop.folder)

    assert sorted(mark.text for mark in asked) == ["ann@larder.example", "bo@mill.example"]


def test_part_without_anybody_erased_is_left_as_it_is(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"a": b"1\n"}, author=BO)
    land(site, workshop.folder)
    before = {path: path.stat().st_mtime_ns for path in (site / "kept").rglob("*.parquet")}
    append_tombstones(Site(site), NAMED, "Cy")
    land(site, workshop.folder)

    assert {path: path.stat().st_mtime_ns for path in (site / "kept").rglob("*.parquet")} == before


@pytest.mark.parametrize("kind", ["commits", "trailers", "files"])
def test_rewriting_that_is_killed_leaves_what_was_landed_and_is_done_by_the_next_run(
    workshop: Workshop, site: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    workshop.commit({b"a": b"1\n"}, author=ANN)
    before = land(site, workshop.folder).all()
    append_tombstones(Site(site), NAMED, "Cy")
    plain = Erasing.rewrite

    def rewrite(self: Erasing, asked: str, part: Path, fresh: Path) -> None:
        if asked == kind:
            raise KeyboardInterrupt
        plain(self, asked, part, fresh)

    monkeypatch.setattr(Erasing, "rewrite", rewrite)
    with pytest.raises(KeyboardInterrupt):
        land(site, workshop.folder)
    monkeypatch.undo()

    (site / "erased.csv").rename(site / "aside")
    assert land(site, workshop.folder).all() == before
    (site / "aside").rename(site / "erased.csv")
    assert authors(land(site, workshop.folder)) == {"erased-1@erased.invalid"}


def test_lines_of_a_mailmap_about_somebody_erased_are_left_out() -> None:
    told = [
        ("Ann", "ann@larder.example", None, "a@x.example"),
        ("Ann", "a@x.example", None, "ann@larder.example"),
        ("Bo", "bo@mill.example", "Ann Reed", "bo@mill.example"),
        ("Ann Reed", "other@x.example", None, "another@x.example"),
        ("Ann Reed", None, None, "root@x.example"),
        ("Bo", None, None, "root@x.example"),
    ]
    kept = Erasing(erased(*NAMED)).mailmap(MailmapLine("r", number, *line) for number, line in enumerate(told))

    assert [(line.line, line.proper_name, line.commit_email) for line in kept] == [
        (3, None, "another@x.example"),
        (5, "Bo", "root@x.example"),
    ]


def test_trailer_of_another_of_that_name_keeps_it() -> None:
    values = ["Ann Reed <ann@larder.example>", "Ann Reed <a@z.example>", "Ann Reed", "ann@larder.example"]
    people = [("Ann Reed", "ann@larder.example"), ("Ann Reed", "a@z.example"), (None, None), ("", "ann@larder.example")]
    columns = [["r"] * 4, ["s"] * 4, range(4), ["t"] * 4, values, *map(list, zip(*people, strict=True))]
    rows = pa.RecordBatch.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, COMMIT_TRAILER.schema, strict=True)],
        schema=COMMIT_TRAILER.schema,
    )
    standing = "erased person <erased-1@erased.invalid>"

    found = Erasing(erased(*NAMED)).trailers(rows).to_pydict()

    assert found["value"] == [standing, "Ann Reed <a@z.example>", "erased person", standing]
    assert found["name"] == ["erased person", "Ann Reed", None, "erased person"]


@given(
    before=st.text("ab .,:;<>()[]'\"\n@=/|*`_-", max_size=8).filter(lambda text: not ANOTHERS.search(text)),
    after=st.sampled_from(["", " ", ".", ",", ")", ">", ":", ". And", "; x@y.example", ".txt", "'s"]),
    upper=st.booleans(),
)
def test_no_text_keeps_an_address_of_somebody_erased(before: str, after: str, upper: bool) -> None:
    address = "ann@larder.example".upper() if upper else "ann@larder.example"

    assert "ann@larder" not in erased(*MARKS).scrub(before + address + after).casefold()


def test_files_that_name_people_say_nothing_of_somebody_erased_before_or_since(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"MAINTAINERS": ANN + b"\n" + BO + b"\n"})
    named = {row["name"] for row in land(site, workshop.folder).rows("file_statement")}
    append_tombstones(Site(folder=site), MARKS, by="Cy")

    after = land(site, workshop.folder).rows("file_statement")

    assert (named, [row["name"] for row in after]) == ({"Ann Reed", "Bo Finch"}, ["Bo Finch"])
    assert not any(b"ann@larder" in file.read_bytes().lower() for file in (site / "kept").rglob("*.json"))


def test_line_about_another_of_the_name_of_somebody_erased_loses_the_name_and_a_name_alone_is_left_out() -> None:
    said = [(1, Stated("Ann Reed", "a@z.example")), (2, Stated("Ann Reed", "", "", "Larder")), (3, Stated("Bo", "b@z"))]

    kept = list(Erasing(erased(*NAMED)).statements(said))

    assert kept == [(1, Stated("", "a@z.example")), (3, Stated("Bo", "b@z"))]


def test_tag_that_names_somebody_erased_is_told_apart_by_its_commit() -> None:
    erasing = Erasing(erased(*NAMED))

    assert erasing.tag("v1.0", "0123456789") == "v1.0"
    assert erasing.tag("v2.0-ann@larder.example", "0123456789") == "(erased) 0123456"
    assert erasing.tag("v3-Ann-Reed", "0123456789") == "(erased) 0123456"

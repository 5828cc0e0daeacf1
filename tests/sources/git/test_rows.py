"""Every row equals git's, whatever the paths and the people."""

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.git.workshop import Workshop, land, rows_of_git, run_git

from honeyflow.sources.git.numstat import parse_numstat

LINES = b"".join(b"line %d\n" % number for number in range(40))
PATHS = [b"plain.txt", b"tab\there", b"new\nline", b":100644 colon", b"\x01mark", b"1\t2\t", b"\n1\t2\tx", b"d/e f/g"]


def _ours(rows: list[dict[str, object]], sha: str) -> set[tuple[object, ...]]:
    names = ("path", "old_path", "added", "deleted", "binary")
    return {tuple(row[name] for name in names) for row in rows if row["sha"] == sha}


def test_file_rows_with_difficult_paths_equal_gits(workshop: Workshop, site: Path) -> None:
    shas = [workshop.commit({path: LINES + path for path in PATHS})]
    for number, path in enumerate(PATHS):
        other = b"moved/\t%d\n\t" % number
        shas.append(workshop.commit({path: None, other: LINES + path + b"more\n", b"bin%d" % number: b"\0\1\2"}))
    reading = land(site, workshop.folder)
    rows = reading.rows("commit_file")
    assert {sha: _ours(rows, sha) for sha in shas} == {sha: rows_of_git(workshop.folder, sha) for sha in shas}
    assert sum(row["old_path"] is not None for row in rows) == len(PATHS)


def test_merges_octopus_or_not_carry_no_file_rows(workshop: Workshop, site: Path) -> None:
    root = workshop.commit({b"a": b"1\n"})
    sides = [workshop.commit({b"side%d" % n: b"x\n"}, branch=f"refs/heads/side{n}", start=root) for n in range(3)]
    merge = workshop.commit({f"side{n}".encode(): b"x\n" for n in range(3)}, merges=sides)
    reading = land(site, workshop.folder)
    assert reading.commit(merge)["parent_count"] == 4
    assert reading.files(merge) == {}
    assert [reading.files(side) for side in sides] == [{f"side{n}": (1, 0, False)} for n in range(3)]


def test_commit_of_100_000_files_is_whole(workshop: Workshop, site: Path) -> None:
    blob = run_git(workshop.folder, "hash-object", "-w", "--stdin", given=b"one\ntwo\n").strip()
    index = b"".join(b"100644 blob %b\tf%05d\n" % (blob, number) for number in range(100_000))
    tree = run_git(workshop.folder, "mktree", given=index).decode().strip()
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@orchard.example")
    sha = run_git(workshop.folder, *identity, "commit-tree", tree, "-m", "All").decode().strip()
    run_git(workshop.folder, "update-ref", "refs/heads/main", sha)
    parts = land(site, workshop.folder).landed.parts["commit_file"]
    rows = pa.concat_tables([pq.read_table(part) for part in parts])
    assert len(set(rows["path"].to_pylist())) == rows.num_rows == 100_000
    assert (set(rows["added"].to_pylist()), set(rows["sha"].to_pylist())) == ({2}, {sha})


def test_commit_columns_are_as_recorded(workshop: Workshop, site: Path) -> None:
    first = workshop.commit({b"a": b"1\n"})
    bert = b"Bert Birch <bert@birch.example>"
    sha = workshop.commit({b"a": b"2\n"}, committer=bert, message=b"Mend\nit\n\nBody", when="1700000000 -0730")
    row = land(site, workshop.folder).commit(sha)
    assert (row["repository"], row["parents"], row["parent_count"], row["subject"]) == ("orchard", first, 1, "Mend it")
    assert (row["author_name"], row["author_email"]) == ("Ada Apple", "ada@orchard.example")
    assert (row["committer_name"], row["committer_email"]) == ("Bert Birch", "bert@birch.example")
    assert (row["authored_at"], row["author_offset_minutes"]) == (datetime(2023, 11, 14, 22, 13, 20), -450)  # noqa: DTZ001
    assert (row["accepted"], row["happened_on"]) == (True, date(2023, 11, 14))


def test_trailers_are_rows_with_person_where_there_is_one(workshop: Workshop, site: Path) -> None:
    lines = [b"Co-authored-by: Cleo\n Cherry <cleo@cherry.example>", b"Reviewed-By: dan@dates.example", b"Fixes: #7"]
    sha = workshop.commit({b"a": b"1\n"}, message=b"Mend\n\nBody\n\n" + b"\n".join(lines))
    workshop.commit({b"a": b"2\n"}, message=b"No trailers")
    rows = sorted(land(site, workshop.folder).rows("commit_trailer"), key=lambda row: row["position"])
    assert [(row["sha"], row["position"], row["token"], row["name"], row["email"]) for row in rows] == [
        (sha, 0, "co-authored-by", "Cleo Cherry", "cleo@cherry.example"),
        (sha, 1, "reviewed-by", "", "dan@dates.example"),
        (sha, 2, "fixes", None, None),
    ]
    assert rows[0]["value"] == "Cleo Cherry <cleo@cherry.example>"


def test_mailmap_is_kept_as_evidence_and_not_applied(workshop: Workshop, site: Path) -> None:
    text = b"# people\nAda Ash <ada@ash.example> Ada Apple <ada@orchard.example>\n<new@b.example> <old@b.example>\n"
    sha = workshop.commit({b".mailmap": text})
    reading = land(site, workshop.folder)
    assert [(row["line"], row["proper_name"], row["commit_email"]) for row in reading.rows("mailmap")] == [
        (2, "Ada Ash", "ada@orchard.example"),
        (3, None, "old@b.example"),
    ]
    assert reading.commit(sha)["author_email"] == "ada@orchard.example"


def test_settings_of_the_user_and_the_repository_change_nothing(
    workshop: Workshop, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.commit({b"a.txt": LINES, b"b.bin": b"\0\1"})
    workshop.commit({b"a.txt": None, b"c.txt": LINES + b"more\n"}, author="Ève <e@e.example>".encode())
    plain = land(site / "one", workshop.folder).all()
    home = site / "home"
    home.mkdir()
    settings = ["[diff]", "renames=false", "external=false", "noprefix=true", "orderFile=/x", "algorithm=patience"]
    settings += ["renameLimit=1", "[log]", "showRoot=false", "showSignature=true", "mailmap=true", "date=iso"]
    settings += ["[i18n]", "logOutputEncoding=latin1", "[core]", "attributesFile=~/attributes", "pager=false"]
    (home / ".gitconfig").write_text("\n".join(settings))
    (home / "attributes").write_text("*.txt binary\n")
    own = workshop.folder / "config"
    own.write_text(own.read_text() + "\n".join(settings))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    assert land(site / "two", workshop.folder).all() == plain


ROWS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))),
        st.text(st.sampled_from("a\t\n:-1\x01é"), min_size=1, max_size=6),
        st.one_of(st.none(), st.text(st.sampled_from("a\t\n:-1\x01é"), min_size=1, max_size=6)),
    ),
    max_size=5,
)


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_parser_gives_back_whatever_rows_were_printed(commits: list[list[tuple[object, ...]]]) -> None:
    printed, expected = b"", []
    for number, rows in enumerate(commits):
        sha = f"{number:040x}"
        printed += f"\x01marker{sha}\0".encode()
        for place, (lines, path, old) in enumerate(rows):
            added, deleted = lines if lines else ("-", "-")
            paths = f"{path}\0" if old is None else f"\0{old}\0{path}\0"
            printed += f"{'' if place else chr(10)}{added}\t{deleted}\t{paths}".encode()
            expected.append((sha, path, old, *(lines or (None, None)), lines is None))
    block = parse_numstat(printed, "marker", "orchard")
    names = ("sha", "path", "old_path", "added", "deleted", "binary")
    assert [tuple(row[name] for name in names) for row in block.rows.to_pylist()] == expected
    assert block.commits == len(commits)

"""Bad input is a finding with its place, and everything sound is read."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.sources.git.workshop import Workshop, land, run_git

from honeyflow.kernel.errors import MissingToolError

UNKNOWN = (None, None, None)


@pytest.fixture
def three(workshop: Workshop) -> tuple[str, str, str]:
    """Return three commits whose objects lie loose: files a, b and c, each changed once more than the one before."""
    texts = [{b"a": b"1\n"}, {b"a": b"1\n2\n", b"b": b"b\n"}, {b"a": b"1\n2\n3\n", b"c": b"c\n"}]
    shas = [workshop.commit(files) for files in texts]
    workshop.loosen()
    return shas[0], shas[1], shas[2]


def test_path_that_does_not_exist_or_is_no_repository(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"a": b"1\n"})
    (site / "notes").mkdir()
    (site / "file").write_text("x")
    reading = land(site, "nowhere", "notes", "file", "*.nothing", workshop.folder)
    assert [finding.evidence.source for finding in reading.landed.findings] == ["nowhere", "notes", "file", "*.nothing"]
    assert reading.rules() == ["repository-not-read"]
    assert len(reading.rows("commit")) == 1


def test_folder_inside_another_repository_is_not_taken_for_it(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"a": b"1\n"})
    assert land(site, workshop.folder / "refs").rules() == ["repository-not-read"]


def test_empty_repository(workshop: Workshop, site: Path) -> None:
    reading = land(site, workshop.folder)
    assert reading.rules() == ["repository-empty"]
    assert [(row["repository"], row["commit_count"], row["head"]) for row in reading.rows("repository")] == [
        ("orchard", 0, None)
    ]


def test_shallow_clone(workshop: Workshop, site: Path, three: tuple[str, str, str]) -> None:
    run_git(site, "clone", "-q", "--bare", "--depth=1", f"file://{workshop.folder}", "cut")
    reading = land(site, "cut")
    assert reading.rules() == ["clone-shallow"]
    assert [row["shallow"] for row in reading.rows("repository")] == [True]
    assert reading.files(three[2]) == {"a": (3, 0, False), "b": (1, 0, False), "c": (1, 0, False)}


def test_lost_content_leaves_paths_and_everything_after(
    workshop: Workshop, site: Path, three: tuple[str, str, str]
) -> None:
    workshop.lose(f"{three[1]}:b")
    reading = land(site, workshop.folder)
    assert reading.files(three[1]) == {"a": UNKNOWN, "b": UNKNOWN}
    assert reading.files(three[2]) == {"a": (1, 0, False), "c": (1, 0, False)}
    assert reading.files(three[0]) == {"a": (1, 0, False)}
    assert (reading.rules(), reading.places("content-missing")) == (["content-missing"], [three[1][:12]])


@pytest.mark.parametrize("what", ["spoil", "lose"])
def test_content_between_two_commits_weakens_both(
    workshop: Workshop, site: Path, three: tuple[str, str, str], what: str
) -> None:
    getattr(workshop, what)(f"{three[1]}:a")
    reading = land(site, workshop.folder)
    assert reading.files(three[0]) == {"a": (1, 0, False)}
    assert reading.files(three[1]) == {"a": UNKNOWN, "b": UNKNOWN}
    assert reading.files(three[2]) == {"a": UNKNOWN, "c": UNKNOWN}


def test_lost_content_that_git_would_compare_for_renames(workshop: Workshop, site: Path) -> None:
    text = b"".join(b"line %d\n" % number for number in range(30))
    first = workshop.commit({b"old": text, b"same": text + b"x"})
    second = workshop.commit({b"old": None, b"new": text + b"y\n", b"same": None, b"kept": text + b"x"})
    third = workshop.commit({b"z": b"1\n"})
    workshop.loosen()
    workshop.lose(f"{second}:new")
    reading = land(site, workshop.folder)
    rows = {row["path"]: (row["old_path"], row["added"]) for row in reading.rows("commit_file") if row["sha"] == second}
    assert rows == {"old": (None, None), "new": (None, None), "kept": ("same", None)}
    assert (len(reading.files(first)), reading.files(third)) == (2, {"z": (1, 0, False)})


def test_partial_clone_fetches_nothing(workshop: Workshop, site: Path, three: tuple[str, str, str]) -> None:
    run_git(workshop.folder, "config", "uploadpack.allowFilter", "true")
    run_git(site, "clone", "-q", "--bare", "--filter=blob:none", f"file://{workshop.folder}", "partial")
    before = run_git(site / "partial", "count-objects", "-v")
    reading = land(site, "partial")
    assert {sha: len(reading.files(sha)) for sha in three} == dict(zip(three, (1, 2, 2), strict=True))
    assert {row["binary"] for row in reading.rows("commit_file")} == {None}
    assert len(reading.places("content-missing")) == 3
    assert run_git(site / "partial", "count-objects", "-v") == before


def test_many_commits_lacking_contents_need_few_processes(
    workshop: Workshop, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_git(workshop.folder, "fast-import", "--quiet", given=_history(400))
    run_git(workshop.folder, "config", "uploadpack.allowFilter", "true")
    run_git(site, "clone", "-q", "--bare", "--filter=blob:none", f"file://{workshop.folder}", "partial")
    started: list[object] = []
    plain = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **more: started.append(args) or plain(*args, **more))
    reading = land(site, "partial")
    assert len(reading.rows("commit_file")) == 400
    assert len(reading.places("content-missing")) == 21
    assert len(started) < 30


def test_unreadable_tree_keeps_the_commit(workshop: Workshop, site: Path, three: tuple[str, str, str]) -> None:
    workshop.spoil(f"{three[1]}^{{tree}}")
    reading = land(site, workshop.folder)
    assert len(reading.rows("commit")) == 3
    assert (reading.files(three[0]), reading.files(three[1])) == ({"a": (1, 0, False)}, {})
    assert sorted(reading.places("tree-unreadable")) == sorted(sha[:12] for sha in three[1:])


@pytest.mark.parametrize("what", ["spoil", "lose"])
def test_unreadable_commit_is_named_and_what_can_be_reached_is_read(
    workshop: Workshop, site: Path, three: tuple[str, str, str], what: str
) -> None:
    other = workshop.commit({b"o": b"1\n"}, branch="refs/heads/other", start=three[0])
    workshop.loosen()
    getattr(workshop, what)(three[1])
    reading = land(site, workshop.folder)
    assert {row["sha"] for row in reading.rows("commit")} == {three[0], three[2], other}
    assert reading.places("commit-unreadable") == [three[1][:12]]
    assert reading.files(other) == {"o": (1, 0, False)}


@pytest.mark.parametrize(
    ("committed", "authored", "day"),
    [
        ("1700000000 +0000", "0 +0000", date(2023, 11, 14)),
        ("4070908800 +0000", "1700000000 +0000", date(2023, 11, 14)),
        ("4070908800 +0000", "1 +0000", None),
    ],
)
def test_implausible_date_is_passed_over(
    workshop: Workshop, site: Path, committed: str, authored: str, day: date | None
) -> None:
    workshop.commit({b"a": b"1\n"})
    people = f"author A <a@a.example> {authored}\ncommitter A <a@a.example> {committed}\n"
    sha = workshop.write_commit(f"tree {{tree}}\nparent {{parent}}\n{people}\nWork\n".encode())
    reading = land(site, workshop.folder)
    assert reading.commit(sha)["happened_on"] == day
    assert reading.places("date-implausible") == [sha[:12]]


@pytest.mark.parametrize("when", [b"soon", b"99999999999999999999 +0000", b"-5 +0000", b""])
def test_unreadable_date_is_unknown(workshop: Workshop, site: Path, when: bytes) -> None:
    workshop.commit({b"a": b"1\n"})
    people = b"author A <a@a.example> %b\ncommitter A <a@a.example> 1700000000 +0000\n" % when
    sha = workshop.write_commit(b"tree {tree}\nparent {parent}\n" + people + b"\nWork\n")
    reading = land(site, workshop.folder)
    assert reading.commit(sha)["happened_on"] == date(2023, 11, 14)
    assert sha[:12] in reading.places("date-implausible")


@pytest.mark.parametrize("name", ["=cmd()", "@SUM(A1)", "Ève Öl", "Robert'); DROP TABLE x;--"])
def test_names_that_mean_something_elsewhere_stay_as_recorded(workshop: Workshop, site: Path, name: str) -> None:
    sha = workshop.commit({b"a": b"1\n"}, author=f"{name} <a@a.example>".encode(), message=b"<script>alert(1)</script>")
    reading = land(site, workshop.folder)
    row = reading.commit(sha)
    assert (row["author_name"], row["subject"]) == (name, "<script>alert(1)</script>")
    assert reading.rules() == []


def test_name_that_is_empty(workshop: Workshop, site: Path) -> None:
    sha = workshop.commit({b"a": b"1\n"}, author=b"<a@a.example>")
    reading = land(site, workshop.folder)
    row = reading.commit(sha)
    assert (row["author_name"], row["author_email"]) == ("", "a@a.example")
    assert (reading.rules(), reading.places("author-nameless")) == (["author-nameless"], [sha[:12]])


def test_text_that_is_not_utf8_is_read_as_windows_1252(workshop: Workshop, site: Path) -> None:
    sha = workshop.commit({b"caf\xe9": b"1\n"}, author=b"Ren\xe9 \x80 <r@r.example>", message=b"D\xe9j\xe0 vu")
    other = workshop.commit({b"a": b"1\n"})
    reading = land(site, workshop.folder)
    row = reading.commit(sha)
    assert (row["author_name"], row["subject"]) == ("René €", "Déjà vu")
    assert (reading.files(sha), reading.files(other)) == ({"café": (1, 0, False)}, {"a": (1, 0, False)})
    assert reading.places("text-not-utf8") == [sha[:12]]


def test_path_alone_that_is_not_utf8_is_found(workshop: Workshop, site: Path) -> None:
    sha = workshop.commit({b"caf\xe9": b"1\n"})
    assert land(site, workshop.folder).places("text-not-utf8") == [sha[:12]]


def test_stated_encoding_is_honoured(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"a": b"1\n"})
    people = "author Ива <i@i.example> 1700000000 +0000\ncommitter Ива <i@i.example> 1700000000 +0000\n"
    text = f"tree {{tree}}\nparent {{parent}}\n{people}encoding koi8-r\n\nСад\n".encode("koi8-r")
    sha = workshop.write_commit(text)
    reading = land(site, workshop.folder)
    assert (reading.commit(sha)["author_name"], reading.commit(sha)["subject"]) == ("Ива", "Сад")
    assert reading.rules() == []


def test_control_characters_are_shown_harmlessly(workshop: Workshop, site: Path) -> None:
    sha = workshop.commit({b"a": b"1\n"}, author=b"A\x1b[31mda\x07 <a\x01@a.example>", message=b"Be\x08ll\tring")
    reading = land(site, workshop.folder)
    row = reading.commit(sha)
    assert row["author_name"] == "A\ufffd[31mda\ufffd"
    assert row["author_email"] == "a\ufffd@a.example"
    assert reading.places("control-characters") == [sha[:12]]


def test_nul_in_a_commit_loses_no_other(workshop: Workshop, site: Path) -> None:
    first = workshop.commit({b"a": b"1\n"})
    people = b"author A\0da <a@a.example> 1700000000 +0000\ncommitter A <a@a.example> 1700000000 +0000\n"
    sha = workshop.write_commit(b"tree {tree}\nparent {parent}\n" + people + b"\nBe\0ll\n")
    last = workshop.commit({b"b": b"1\n"})
    reading = land(site, workshop.folder)
    assert {row["sha"] for row in reading.rows("commit")} == {first, sha, last}
    assert reading.files(last) == {"b": (1, 0, False)}


def test_repository_whose_name_begins_with_a_dash(tmp_path: Path, site: Path) -> None:
    workshop = Workshop(site / "--upload-pack=x")
    sha = workshop.commit({b"-f": b"1\n"})
    reading = land(site, "--upload-pack=x")
    assert reading.rules() == []
    assert [(row["repository"], row["sha"]) for row in reading.rows("commit_file")] == [("--upload-pack=x", sha)]


def test_git_that_is_missing_is_said(workshop: Workshop, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(site))
    with pytest.raises(MissingToolError, match="git"):
        land(site, workshop.folder)


def _history(commits: int) -> bytes:
    person = b"committer A <a@a.example> %d +0000\ndata 1\nx\n"
    return b"".join(
        b"commit refs/heads/main\n"
        + person % (1_700_000_000 + n)
        + b"M 100644 inline f\ndata %d\n%d\n" % (len(str(n)), n)
        for n in range(commits)
    )

"""Repositories are found by path, pattern and URL, under names of their own; and the refs asked for are read."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.sources.git.workshop import Workshop, land, run_git


def _one(folder: Path) -> str:
    return Workshop(folder).commit({b"a": str(folder).encode()})


def test_names_tell_repositories_apart(site: Path) -> None:
    for place in ("r/pear.git", "r/plum.git", "x/pear", "y/pear", "owner+fig/repo"):
        _one(site / place)
    rows = land(site, "r/*.git", "x/pear", "y/pear", "owner+fig/repo", "./r/plum.git").rows("repository")
    assert sorted(row["repository"] for row in rows) == ["owner+fig", "plum", "r/pear", "x/pear", "y/pear"]


def test_working_clone_and_absolute_pattern_are_read(workshop: Workshop, site: Path) -> None:
    sha = workshop.commit({b"a": b"1\n"})
    run_git(site, "clone", "-q", str(workshop.folder), "clone")
    rows = land(site, "clone", f"{workshop.folder.parent}/orch*.git").rows("commit")
    assert [(row["repository"], row["sha"]) for row in rows] == [("clone", sha), ("orchard", sha)]


def test_url_is_cloned_and_then_fetched(workshop: Workshop, site: Path) -> None:
    first = workshop.commit({b"a": b"1\n"})
    workshop.commit({b"a": b"2\n"}, branch="refs/heads/side", start=first)
    url = f"file://{workshop.folder}"
    assert len(land(site, url).rows("commit")) == 2
    run_git(workshop.folder, "branch", "-D", "side")
    second = workshop.commit({b"b": b"1\n"})
    reading = land(site, url)
    assert {row["sha"] for row in reading.rows("commit")} == {first, second}
    assert [(row["repository"], row["head"]) for row in reading.rows("repository")] == [("orchard", second)]


def test_url_whose_main_branch_got_another_name(workshop: Workshop, site: Path) -> None:
    sha = workshop.commit({b"a": b"1\n"})
    land(site, f"file://{workshop.folder}")
    run_git(workshop.folder, "branch", "-m", "main", "trunk")
    reading = land(site, f"file://{workshop.folder}")
    assert [(row["branch"], row["head"]) for row in reading.rows("repository")] == [("trunk", sha)]
    assert reading.rules() == []


def test_url_that_cannot_be_reached_any_more_is_read_as_it_was(workshop: Workshop, site: Path) -> None:
    sha = workshop.commit({b"a": b"1\n"})
    land(site, f"file://{workshop.folder}")
    workshop.folder.rename(site / "gone.git")
    reading = land(site, f"file://{workshop.folder}")
    assert ([row["sha"] for row in reading.rows("commit")], reading.rules()) == ([sha], ["repository-not-fetched"])


@pytest.mark.parametrize("url", ["file:///nowhere/at-all.git", "ext::sh -c true", "fd://7"])
def test_url_that_cannot_be_read_is_a_finding(site: Path, url: str) -> None:
    assert land(site, url).rules() == ["repository-not-read"]


def test_password_in_a_url_is_not_repeated(site: Path) -> None:
    reading = land(site, "git://ada:secret@127.0.0.1:1/x.git")
    assert "secret" not in str(reading.landed)
    assert reading.rules() == ["repository-not-read"]


@pytest.mark.parametrize(("refs", "seen"), [("head", 1), ("branches", 3), ("all", 4)])
def test_refs_asked_for_are_read(workshop: Workshop, site: Path, refs: str, seen: int) -> None:
    first = workshop.commit({b"a": b"1\n"})
    for number, ref in enumerate(("heads/side", "tags/v1", "pull/7/head", "notes/commits", "stash", "replace/x")):
        workshop.commit({b"%d" % number: b"1\n"}, branch=f"refs/{ref}", start=first)
    rows = land(site, workshop.folder, refs=refs).rows("commit")
    assert (len(rows), [row["sha"] for row in rows if row["accepted"]]) == (seen, [first])


@pytest.mark.parametrize("branch", ["master", "only"])
def test_head_that_names_no_branch_is_replaced(workshop: Workshop, site: Path, branch: str) -> None:
    sha = workshop.commit({b"a": b"1\n"}, branch=f"refs/heads/{branch}")
    reading = land(site, workshop.folder, refs="head")
    assert [(row["branch"], row["head"]) for row in reading.rows("repository")] == [(branch, sha)]
    assert (reading.rules(), reading.commit(sha)["accepted"]) == (["head-dangling"], True)


def test_fingerprint_changes_with_the_heads(workshop: Workshop, site: Path) -> None:
    workshop.commit({b"a": b"1\n"})
    before = dict(land(site, workshop.folder).landed.inputs)
    assert dict(land(site, workshop.folder).landed.inputs) == before
    workshop.commit({b"a": b"2\n"})
    assert dict(land(site, workshop.folder).landed.inputs) != before


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Run git's own server over a folder, on loopback and a free port; give its address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    listen = ["--listen=127.0.0.1", f"--port={port}", "--reuseaddr", "--export-all", f"--base-path={tmp_path}"]
    with subprocess.Popen(["git", "daemon", *listen], stderr=subprocess.DEVNULL) as daemon:
        try:
            _wait_for(port)
            yield f"git://127.0.0.1:{port}"
        finally:
            for child in _children(daemon.pid):
                os.kill(child, signal.SIGTERM)
            daemon.terminate()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"git daemon does not listen on {port}")


def _children(process: int) -> list[int]:
    """Return the children of a process: ``git`` starts the daemon as one, and does not end it."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [int(each) for each in listed]


def test_repository_of_a_server_is_cloned_and_then_fetched(workshop: Workshop, site: Path, server: str) -> None:
    first = workshop.commit({b"a": b"1\n"})
    url = f"{server}/{workshop.folder.name}"
    assert [row["sha"] for row in land(site, url).rows("commit")] == [first]
    second = workshop.commit({b"b": b"1\n"})
    reading = land(site, url)
    assert ({row["sha"] for row in reading.rows("commit")}, reading.rules()) == ({first, second}, [])

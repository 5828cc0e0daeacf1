"""The hand-written world is what its docstring says."""

import subprocess
from pathlib import Path

import pytest
from tests.worlds.orchard import COMMITS, LINES_ADDED, LINES_DELETED, PEOPLE, build_orchard

from honeyflow.site import load_site


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_orchard(tmp_path_factory.mktemp("worlds") / "orchard")


def git(orchard: Path, repository: str, *arguments: str) -> str:
    folder = orchard / "repositories" / f"{repository}.git"
    return subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("repository", COMMITS)
def test_commits_counted_by_git(orchard: Path, repository: str) -> None:
    assert int(git(orchard, repository, "rev-list", "--all", "--count")) == COMMITS[repository]


@pytest.mark.parametrize("repository", COMMITS)
def test_repository_passes_fsck(orchard: Path, repository: str) -> None:
    assert git(orchard, repository, "fsck", "--strict", "--full") == ""


def test_lines_counted_by_git(orchard: Path) -> None:
    rows = [
        line.split("\t")
        for repository in COMMITS
        for line in git(orchard, repository, "log", "--all", "--numstat", "-M", "--format=").splitlines()
        if line
    ]
    counted = [(int(added), int(deleted)) for added, deleted, _ in rows if added != "-"]
    assert (sum(a for a, _ in counted), sum(d for _, d in counted)) == (LINES_ADDED, LINES_DELETED)


def test_identities_as_told(orchard: Path) -> None:
    seen = {line for name in COMMITS for line in git(orchard, name, "log", "--all", "--format=%an|%ae").splitlines()}
    assert seen == {f"{name}|{email}" for name, email in PEOPLE.values()}


def test_site_loads(orchard: Path) -> None:
    assert load_site(orchard).company.domains == ("orchard.example",)


def test_heads_are_the_same_each_time(orchard: Path, tmp_path: Path) -> None:
    again = build_orchard(tmp_path / "again")
    assert [git(again, name, "rev-parse", "HEAD") for name in COMMITS] == [
        git(orchard, name, "rev-parse", "HEAD") for name in COMMITS
    ]

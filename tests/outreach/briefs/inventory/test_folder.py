"""Folders and repositories: what is found in them, what is passed over, and what is said when there is nothing."""

import subprocess
from pathlib import Path

import pytest

from honeyflow.outreach.briefs.inventory import folder
from honeyflow.outreach.briefs.inventory.folder import read_place


def put(place: Path, name: str, text: str) -> None:
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")


def git(place: Path, *arguments: str) -> None:
    told = ("-c", "user.name=Ann", "-c", "user.email=ann@larder.example")
    subprocess.run(["git", "-C", str(place), *told, *arguments], check=True, capture_output=True)


def names(place: Path) -> list[str]:
    return [each.name for each in read_place(place).components]


def test_tree_is_read_without_copies_of_others_code_and_without_links(tmp_path: Path) -> None:
    put(tmp_path / "theirs", "requirements.txt", "outside==1")
    place = tmp_path / "site"
    put(place, "app/requirements.txt", "weft==2.3.1")
    put(place, "node_modules/x/package.json", '{"dependencies": {"inner": "1.0.0"}}')
    (place / "linked").symlink_to(tmp_path / "theirs")
    (place / "requirements.txt").symlink_to(tmp_path / "theirs/requirements.txt")

    assert names(place) == ["weft"]


def test_link_that_leads_to_itself_ends(tmp_path: Path) -> None:
    put(tmp_path, "go.mod", "require example.org/weft v1.0.0")
    (tmp_path / "again").symlink_to(tmp_path)

    assert names(tmp_path) == ["example.org/weft"]


def test_repository_is_read_at_head_whatever_lies_in_the_tree(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    put(tmp_path, "requirements.txt", "weft==2.3.1")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    put(tmp_path, "requirements.txt", "later==1")
    put(tmp_path, "untracked/requirements.txt", "more==1")

    assert names(tmp_path) == ["weft"]


def test_place_without_a_dependency_file_says_what_was_looked_for(tmp_path: Path) -> None:
    put(tmp_path, "README.md", "hello")
    found = read_place(tmp_path)

    assert found.components == ()
    assert [(each.rule, each.seen) for each in found.findings] == [("inventory-none-found", "no dependency file found")]
    assert "package-lock.json" in found.findings[0].expected


def test_place_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert [each.rule for each in read_place(tmp_path / "nowhere").findings] == ["inventory-missing"]


def test_many_files_are_cut_and_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "FILES", 2)
    for number in range(3):
        put(tmp_path, f"{number}/requirements.txt", f"lib{number}==1")
    found = read_place(tmp_path)

    assert [each.name for each in found.components] == ["lib0", "lib1"]
    assert [each.rule for each in found.findings] == ["inventory-many-files"]

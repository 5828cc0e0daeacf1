"""Backups: what cannot be made anew is in them, old ones go, and an erasure leaves none that names the person."""

import sqlite3
import tarfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from honeyflow.runs.backup import RestoreError, list_backups, make_backup, renew_backups, restore_backup
from honeyflow.site import Site, load_site
from honeyflow.site.init import create_site

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    folder = tmp_path / "site"
    create_site(folder)
    (folder / "decisions.csv").write_text("kind,who\nsame,ann@x.example\n")
    (folder / "data" / "snapshots" / "old").mkdir(parents=True)
    (folder / "data" / "snapshots" / "old" / "person.parquet").write_text("ann@x.example")
    (folder / "data" / "erasure-key").write_text("k" * 40)
    with closing(sqlite3.connect(folder / "data" / "backoffice.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE kept (address TEXT)")
        database.execute("INSERT INTO kept VALUES ('ann@x.example')")
        database.commit()
    return load_site(folder)


def test_restored_site_has_files_database_and_keys_and_no_snapshot(site: Site, tmp_path: Path) -> None:
    restore_backup(make_backup(site, now=NOW).file, tmp_path / "new")

    new = tmp_path / "new"
    assert (new / "decisions.csv").read_text() == (site.folder / "decisions.csv").read_text()
    assert (new / "data" / "erasure-key").read_text() == "k" * 40
    with closing(sqlite3.connect(new / "data" / "backoffice.sqlite3")) as database:
        assert database.execute("SELECT address FROM kept").fetchall() == [("ann@x.example",)]
    assert not (new / "data" / "snapshots").exists()
    assert load_site(new).title == site.title


def test_a_backup_holds_no_earlier_backup_and_is_its_owners_alone(site: Site) -> None:
    make_backup(site, now=NOW)

    second = make_backup(site, now=NOW + timedelta(hours=1))

    with tarfile.open(second.file) as archive:
        assert not [name for name in archive.getnames() if "backups" in name]
    assert second.file.stat().st_mode & 0o077 == 0


def test_backups_go_when_their_days_are_over_and_other_files_stay(site: Site) -> None:
    old = make_backup(site, now=NOW)
    other = old.file.with_name("honeyflow-by-hand.tar.gz")
    other.write_text("mine")

    new = make_backup(site, now=NOW + timedelta(days=31))

    assert [each.file for each in list_backups(site)] == [new.file]
    assert other.exists()


def test_renewing_leaves_one_made_after_what_was_taken_away(site: Site) -> None:
    make_backup(site, now=NOW)
    make_backup(site, now=NOW + timedelta(hours=1))
    (site.folder / "decisions.csv").write_text("kind,who\n")

    assert renew_backups(site) == 2

    (left,) = list_backups(site)
    with tarfile.open(left.file) as archive:
        held = archive.extractfile("decisions.csv")
        assert held is not None
        assert b"ann@x.example" not in held.read()


def test_renewing_where_there_was_none_makes_none(site: Site) -> None:
    assert renew_backups(site) == 0
    assert list_backups(site) == []


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08"])
def test_a_file_that_is_no_backup_is_refused(site: Site, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.tar.gz"
    file.write_bytes(content)

    with pytest.raises(RestoreError, match=r"x\.tar\.gz"):
        restore_backup(file, tmp_path / "new")


def test_a_cut_backup_is_refused(site: Site, tmp_path: Path) -> None:
    whole = make_backup(site, now=NOW).file
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(whole.read_bytes()[:-200])

    with pytest.raises(RestoreError):
        restore_backup(cut, tmp_path / "new")


def test_a_folder_in_use_is_left_alone(site: Site) -> None:
    with pytest.raises(RestoreError, match="files in it"):
        restore_backup(make_backup(site, now=NOW).file, site.folder)


def test_an_archive_that_climbs_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "honeyflow.toml").write_text("")
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "honeyflow.toml", "honeyflow.toml")
        archive.add(tmp_path / "honeyflow.toml", "../outside.toml")

    with pytest.raises(RestoreError):
        restore_backup(tmp_path / "evil.tar.gz", tmp_path / "deep" / "new")

    assert not (tmp_path / "deep" / "outside.toml").exists()

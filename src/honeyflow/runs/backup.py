"""Backups: what cannot be made anew, in one file for its owner only; old ones go when their days are over.

In it: the site's own files, the back office's database, keys, decisions and tombstones. Left out: snapshots and what
was landed (a run makes them anew) and git repositories (they are sources).
"""

import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.runs.leftovers import own_files
from honeyflow.site import Site
from honeyflow.site.config import FILE
from honeyflow.store.files import sync_folder

STEM = "honeyflow-"
ENDING = ".tar.gz"
_STAMP = "%Y%m%dT%H%M%S%fZ"
_KEPT = ("erasure-key", "secret-key", "journal-key", "journal-heads.csv")
"""Files of the data folder that no run makes anew."""

DATABASE = "backoffice.sqlite3"
SHARED = "backoffice_sharedbrief"
"""The table of released briefs, which no backup holds."""


class RestoreError(HoneyflowError):
    """A file or folder that a backup cannot be restored from or to."""

    def __init__(self, where: Path, seen: str, expected: str) -> None:
        super().__init__(f"{where}: saw {seen}; expected {expected}. Nothing was restored")


@dataclass(frozen=True)
class Backup:
    """One backup: its file, when it was made (UTC), and how many files are in it."""

    file: Path
    made_at: datetime
    files: int = 0


def backups_folder(site: Site) -> Path:
    """Return where this site's backups are kept."""
    return site.folder / site.privacy.backups


def list_backups(site: Site) -> list[Backup]:
    """Return the backups there are, oldest first; other files in the folder are left alone."""
    folder = backups_folder(site)
    found = sorted(folder.glob(f"{STEM}*{ENDING}")) if folder.is_dir() else []
    return [Backup(file, made) for file in found if (made := _made_at(file)) is not None]


def make_backup(site: Site, *, now: datetime | None = None) -> Backup:
    """Write a backup, whole or not at all, and delete those older than the site's ``backup_days``."""
    at = now or datetime.now(UTC)
    folder = backups_folder(site)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{STEM}{at.strftime(_STAMP)}{ENDING}"
    partial = file.with_name(f".{file.name}.partial")
    count = 0
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        with tarfile.open(fileobj=stream, mode="w:gz") as archive, _database_copy(site) as database:
            for member, name in (*_members(site), *database):
                archive.add(member, name, recursive=False)
                count += 1
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(file)
    sync_folder(folder)
    for old in list_backups(site):
        if old.made_at < at - timedelta(days=site.privacy.backup_days):
            old.file.unlink()
    return Backup(file, at, count)


def renew_backups(site: Site) -> int:
    """After an erasure: write a new backup and delete all earlier ones; return how many. None there: none made."""
    earlier = list_backups(site)
    if earlier:
        make_backup(site)
    for each in earlier:
        each.file.unlink(missing_ok=True)
    return len(earlier)


def restore_backup(file: Path, folder: Path) -> int:
    """Restore a backup into a folder that is empty or not there yet; return the number of files.

    Raises
    ------
    RestoreError
        When the folder holds something, or the file is no whole backup.
    """
    if folder.exists() and any(folder.iterdir()):
        raise RestoreError(folder, "files in it", "an empty folder, or none")
    try:
        with tarfile.open(file, "r:gz") as archive:
            members = archive.getmembers()
            if FILE not in {member.name for member in members}:
                raise RestoreError(file, f"no {FILE} in it", "a backup made by honeyflow backup")
            folder.mkdir(parents=True, exist_ok=True)
            archive.extractall(folder, filter="data")
    except (OSError, EOFError, tarfile.TarError) as error:
        raise RestoreError(
            file, str(error) or type(error).__name__, "a whole backup made by honeyflow backup"
        ) from error
    return len(members)


def _members(site: Site) -> Iterator[tuple[Path, str]]:
    backups = backups_folder(site).resolve()
    for file in own_files(site):
        if backups not in file.resolve().parents:
            yield file, str(file.relative_to(site.folder))
    for name in _KEPT:
        if (site.data / name).is_file():
            yield site.data / name, f"data/{name}"


class _database_copy:  # noqa: N801 - read as a verb
    """A copy of the back office's SQLite database as it is at one moment, for as long as it is read."""

    def __init__(self, site: Site) -> None:
        self._file = site.data / DATABASE
        self._folder = tempfile.TemporaryDirectory(dir=site.data) if self._file.is_file() else None

    def __enter__(self) -> list[tuple[Path, str]]:
        if self._folder is None:
            return []
        copy = Path(self._folder.name) / DATABASE
        with closing(sqlite3.connect(self._file)) as live, closing(sqlite3.connect(copy)) as kept:
            live.backup(kept)
            _leave_out(kept)
        return [(copy, f"data/{DATABASE}")]

    def __exit__(self, *_: object) -> None:
        if self._folder is not None:
            self._folder.cleanup()


def _leave_out(copy: sqlite3.Connection) -> None:
    """Take released briefs out of the copy: a link that was taken back must not come back with a backup."""
    if copy.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (SHARED,)).fetchone():
        copy.execute(f"DELETE FROM {SHARED}")  # noqa: S608 - our own table's name
        copy.commit()
        copy.execute("VACUUM")


def _made_at(file: Path) -> datetime | None:
    try:
        return datetime.strptime(file.name[len(STEM) : -len(ENDING)], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None

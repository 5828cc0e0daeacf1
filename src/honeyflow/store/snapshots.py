"""Snapshots: a folder of Parquet files per run, published whole by one rename; readers keep the old one until then.

Layout under the site's ``data`` folder::

    snapshots/<run>/<table>/<part>.parquet    snapshots/<run>/manifest.json
    current                                    names the published run
    landing/…                                  raw rows kept between runs, owned by the sources floor
    lock                                       held by the run under way
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from honeyflow.kernel.errors import NoSnapshotError, RunInProgressError, UnknownNameError
from honeyflow.store.engines import Engine
from honeyflow.store.files import arrow_of, count_rows, link_or_copy, read_columns, sync_folder, write_rows, write_text
from honeyflow.store.tables import Frame, Table

KEEP = 3
"""Published snapshots kept, the current one included."""


class Snapshot:
    """A published snapshot, read only.

    Parameters
    ----------
    folder : Path
        ``snapshots/<run>``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self.manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))

    @classmethod
    def current(cls, data: Path) -> "Snapshot":
        """Open the published snapshot of a site's `data` folder, or raise `NoSnapshotError`."""
        try:
            name = (data / "current").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            raise NoSnapshotError(str(data.parent)) from None
        return cls(data / "snapshots" / name)

    def files(self, table: Table | str) -> list[Path]:
        """Return the Parquet files of a table, in order."""
        name = table if isinstance(table, str) else table.name
        folder = self.folder / name
        if not folder.is_dir():
            raise UnknownNameError("table", name, self.tables())
        return sorted(folder.glob("*.parquet"))

    def tables(self) -> list[str]:
        """Return the names of the tables published."""
        return sorted(path.name for path in self.folder.iterdir() if path.is_dir())

    def holds(self, table: Table) -> bool:
        """Return whether the table was published with all the columns it has today: an older version had fewer."""
        files = self.files(table) if table.name in self.tables() else []
        return bool(files) and set(table.column_names) <= set(read_columns(files[0]))

    def frame(self, table: Table, engine: Engine) -> Frame:
        """Return a table lazily."""
        return engine.scan(table, self.files(table))


class Staging:
    """The snapshot a run is writing; nobody reads it until it is published."""

    def __init__(self, data: Path, name: str, engine: Engine) -> None:
        self.engine = engine
        self.name = name
        self._data = data
        self._folder = data / "snapshots" / f".{name}"
        self._folder.mkdir(parents=True)
        self.rows: dict[str, int] = {}

    def write(self, table: Table, frame: Frame) -> None:
        """Ask the engine for `frame` and keep the answer as `table`."""
        self.rows[table.name] = self.engine.write(table, frame, self._part(table))

    def write_rows(self, table: Table, rows: Iterable[object]) -> None:
        """Keep frozen records as `table`."""
        self.rows[table.name] = write_rows(table, rows, self._part(table))

    def append(self, table: Table, frame: Frame) -> None:
        """Keep the engine's answer as one more part of `table`."""
        self._count(table, self.engine.write(table, frame, self._next_part(table)))

    def append_rows(self, table: Table, rows: Iterable[object]) -> None:
        """Keep frozen records as one more part of `table`."""
        self._count(table, write_rows(table, rows, self._next_part(table)))

    def frame_of(self, table: Table, rows: Iterable[object]) -> Frame:
        """Return frozen records as a lazy frame, not kept."""
        return self.engine.frame(arrow_of(table, rows))

    def link(self, table: Table, parts: Sequence[Path]) -> None:
        """Take landed Parquet parts over as `table`, without copying."""
        folder = self._part(table).parent
        for number, part in enumerate(parts):
            link_or_copy(part, folder / f"part-{number:06d}.parquet")
        self.rows[table.name] = sum(count_rows(part) for part in parts)

    def frame(self, table: Table) -> Frame:
        """Return a table written earlier in this run, lazily."""
        return self.engine.scan(table, sorted((self._folder / table.name).glob("*.parquet")))

    def collect(self, table: Table) -> pa.Table:
        """Return a table written earlier in this run, in memory."""
        return self.engine.collect(self.frame(table))

    def before(self) -> Snapshot | None:
        """Return the snapshot that is published while this one is written; None at the first run."""
        try:
            return Snapshot.current(self._data)
        except (NoSnapshotError, OSError, ValueError):
            return None

    def publish(self, manifest: Mapping[str, Any]) -> Snapshot:
        """Make this the current snapshot, in one step; older ones beyond `KEEP` go.

        So do those whose manifest says another ``erased``: they may hold somebody who is in no later one.
        """
        text = json.dumps({**manifest, "tables": dict(sorted(self.rows.items()))}, indent=2, ensure_ascii=False)
        write_text(self._folder / "manifest.json", text + "\n")
        final = self._folder.with_name(self.name)
        self._folder.rename(final)
        sync_folder(final.parent)
        write_text(self._data / "current", self.name + "\n")
        _prune(self._data, str(manifest.get("erased", "")))
        return Snapshot(final)

    def _part(self, table: Table) -> Path:
        folder = self._folder / table.name
        folder.mkdir()
        return folder / "part-000000.parquet"

    def _next_part(self, table: Table) -> Path:
        folder = self._folder / table.name
        folder.mkdir(exist_ok=True)
        return folder / f"part-{len(list(folder.iterdir())):06d}.parquet"

    def _count(self, table: Table, rows: int) -> None:
        self.rows[table.name] = self.rows.get(table.name, 0) + rows


def _prune(data: Path, erased: str) -> None:
    """Remove published snapshots beyond `KEEP`, those with somebody erased, and unfinished ones of runs that died."""
    published = sorted(p for p in (data / "snapshots").iterdir() if p.is_dir() and not p.name.startswith("."))
    for folder in published:
        if folder not in published[-KEEP:] or _erased(folder) != erased:
            shutil.rmtree(folder, ignore_errors=True)
    clear_unfinished(data)


def _erased(folder: Path) -> str | None:
    """Return what a snapshot's manifest says of who was erased; None when it cannot be read."""
    try:
        return str(Snapshot(folder).manifest.get("erased", ""))
    except (OSError, ValueError):
        return None


def clear_unfinished(data: Path) -> None:
    """Remove staging folders that runs which died left behind; call only under the lock."""
    snapshots = data / "snapshots"
    for folder in snapshots.glob(".*") if snapshots.is_dir() else ():
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def run_lock(data: Path) -> Iterator[None]:
    """Hold the site's run lock; the kernel lets go of it however the process ends.

    Raises
    ------
    RunInProgressError
        When another run holds it.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / "lock").open("a+", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            raise RunInProgressError(str(data.parent), handle.read().strip() or "unknown process") from None
        handle.truncate(0)
        handle.write(f"process {os.getpid()}")
        handle.flush()
        yield

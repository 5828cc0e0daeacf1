"""Raw rows kept between runs: immutable Parquet parts, and the list of those that are whole."""

import json
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from honeyflow.sources.git.erasing import Erasing
from honeyflow.store.files import write_text

FORMAT = 1
"""Raise it when the columns or their meaning change: what was landed before is then read anew."""

MOST_PARTS = 16
"""Sets of parts kept before they are put together."""

Oddities = dict[str, list[str]]
"""Odd commits by the rule of the finding."""

KINDS = ("commits", "files", "trailers")

STATEMENTS = "statements.json"
"""What the repository's files that name people said: kept beside the parts, and dropped with them."""


@dataclass(frozen=True)
class PartSet:
    """The three Parquet files of one range of commits."""

    folder: Path
    stem: str

    @property
    def oddities(self) -> Path:
        """Return the file that names its odd commits."""
        return self.folder / f"{self.stem}.odd.json"

    @property
    def whole(self) -> bool:
        """Return True when all its files are there and end as they should (a disk may have lost some)."""
        try:
            for kind in KINDS:
                pq.read_metadata(self.file(kind))
        except (OSError, pa.ArrowInvalid):
            return False
        return self.oddities.exists()

    def file(self, kind: str) -> Path:
        """Return the file of one of `KINDS`."""
        return self.folder / f"{self.stem}.{kind}.parquet"


class Parts:
    """The part sets of one repository; safe to add to from several threads, and after a kill at any moment.

    Parameters
    ----------
    location : str
        The repository's name and place.
    view : str
        Whatever else changes what git says of a commit; when one of these or the format changed, all is read anew.
    erasing : Erasing, optional
        Takes those who were erased out. What was landed before somebody was erased is rewritten; when a tombstone was
        taken away, all is read anew.
    """

    def __init__(self, folder: Path, location: str, view: str, erasing: Erasing | None = None) -> None:
        self.folder = folder
        self._list = folder / "parts.json"
        self._lock = Lock()
        self._stems: list[str] = []
        self._identity = {"format": FORMAT, "location": location, "view": view}
        self.view = view
        self._objects = ""
        self.erasing = erasing or Erasing()
        self._load()

    @property
    def objects(self) -> str:
        """Return what was said of the repository's objects when it was last read."""
        return self._objects

    def seen(self, objects: str) -> None:
        """Keep what is said of the repository's objects, now that it was read."""
        if objects != self._objects:
            with self._lock:
                self._objects = objects
                self._save()

    def sets(self) -> list[PartSet]:
        """Return the sets that are whole, oldest first."""
        return [PartSet(self.folder, stem) for stem in self._stems]

    def new(self) -> PartSet:
        """Return a set to be written; it counts once it is added."""
        with self._lock:
            taken = [int(path.name.split(".")[0]) for path in self.folder.glob("*.parquet")]
            number = max([-1, *taken, *map(int, self._stems)]) + 1
            fresh = PartSet(self.folder, f"{number:06d}")
            fresh.file("files").touch()
            return fresh

    def add(self, fresh: PartSet, odd: Oddities) -> None:
        """Count a set in: its three files are whole, and these of its commits are odd."""
        write_text(fresh.oddities, json.dumps(odd) + "\n")
        with self._lock:
            self._stems.append(fresh.stem)
            self._save()

    def shas(self) -> set[str]:
        """Return the commits landed."""
        return {sha for each in self.sets() for sha in _column(each.file("commits"), "sha")}

    def oddities(self) -> Oddities:
        """Return the odd commits landed, by rule."""
        return self._odd_of(self.sets())

    def _odd_of(self, sets: Iterable[PartSet]) -> Oddities:
        merged: Oddities = {}
        for each in sets:
            for rule, shas in json.loads(each.oddities.read_text(encoding="utf-8")).items():
                merged.setdefault(rule, []).extend(shas)
        return merged

    def keep_only(self, wanted: frozenset[str]) -> None:
        """Rewrite without the commits that are no longer reachable, and put many sets together into one."""
        crowded = len(self._stems) > MOST_PARTS
        stale = [each for each in self.sets() if crowded or not wanted.issuperset(_column(each.file("commits"), "sha"))]
        if not stale:
            return
        fresh = self.new()
        keep = pa.array(sorted(wanted), pa.string())
        for kind in KINDS:
            _rewrite([each.file(kind) for each in stale], fresh.file(kind), keep)
        odd = {rule: [sha for sha in shas if sha in wanted] for rule, shas in self._odd_of(stale).items()}
        write_text(fresh.oddities, json.dumps(odd) + "\n")
        gone = {each.stem for each in stale}
        with self._lock:
            self._stems = [*(stem for stem in self._stems if stem not in gone), fresh.stem]
            self._save()
        self._sweep()

    def _erase(self) -> None:
        """Rewrite the sets that hold somebody erased since; all at once, so that a kill leaves the old or the new."""
        stems: list[str] = []
        for each in self.sets():
            if any(self.erasing.concerns(kind, each.file(kind)) for kind in KINDS):
                fresh = self.new()
                for kind in KINDS:
                    self.erasing.rewrite(kind, each.file(kind), fresh.file(kind))
                write_text(fresh.oddities, each.oddities.read_text(encoding="utf-8"))
                stems.append(fresh.stem)
            else:
                stems.append(each.stem)
        with self._lock:
            self._stems = stems
            self._save()

    def _load(self) -> None:
        known = _read_list(self._list)
        applied = frozenset(known.get("erased", ()))
        if {key: known.get(key) for key in self._identity} != self._identity or not applied <= self.erasing.signs:
            shutil.rmtree(self.folder, ignore_errors=True)
            known = {}
        self.folder.mkdir(parents=True, exist_ok=True)
        self._objects = str(known.get("objects", ""))
        self._stems = [stem for stem in known.get("stems", []) if PartSet(self.folder, stem).whole]
        self._sweep()
        if applied != self.erasing.signs:
            self._erase()
            self._sweep()

    def _save(self) -> None:
        erased = {"erased": sorted(self.erasing.signs)} if self.erasing.signs else {}
        told = {**self._identity, "objects": self._objects, "stems": self._stems, **erased}
        write_text(self._list, json.dumps(told) + "\n")

    def _sweep(self) -> None:
        """Remove files of sets that were not finished, or were rewritten."""
        whole = {each.file(kind).name for each in self.sets() for kind in KINDS}
        whole |= {each.oddities.name for each in self.sets()}
        for path in self.folder.iterdir():
            if path.name not in (*whole, STATEMENTS) and path != self._list:
                path.unlink(missing_ok=True)


def drop_unerased(landed: Path, read: Collection[Path], erasing: Erasing) -> None:
    """Remove what was landed of repositories that were not read this time, when somebody was erased since."""
    for listed in landed.glob("*/parts.json"):
        if listed.parent not in read and frozenset(_read_list(listed).get("erased", ())) != erasing.signs:
            shutil.rmtree(listed.parent, ignore_errors=True)


def _read_list(file: Path) -> dict[str, Any]:
    """Return the list of parts; an empty one when there is none that can be read, and all is read anew."""
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _column(file: Path, name: str) -> list[str]:
    return list(pq.read_table(file, columns=[name]).column(name).to_pylist())


def _rewrite(old: Sequence[Path], new: Path, keep: pa.StringArray) -> None:
    with pq.ParquetWriter(new, pq.read_schema(old[0]), compression="zstd") as writer:
        for batch in _batches(old):
            writer.write_batch(batch.filter(pc.is_in(batch.column("sha"), value_set=keep)))


def _batches(files: Iterable[Path]) -> Iterator[pa.RecordBatch]:
    for file in files:
        yield from pq.ParquetFile(file).iter_batches(batch_size=100_000)

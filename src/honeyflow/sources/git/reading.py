"""New commits read into parts: ranges of the history side by side, each kept as soon as it is whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import IO, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from honeyflow.kernel.progress import Progress
from honeyflow.sources.git.command import Git, GitError
from honeyflow.sources.git.history import list_file
from honeyflow.sources.git.metadata import RAW_COMMIT, read_metadata
from honeyflow.sources.git.missing import commits_lacking, halves, may_lack_objects, present_objects, read_raw
from honeyflow.sources.git.numstat import read_numstat
from honeyflow.sources.git.parts import Oddities, Parts, PartSet
from honeyflow.sources.tables import COMMIT_FILE, COMMIT_TRAILER

Block = TypeVar("Block")
FileReader = Callable[[Git, IO[bytes], str], Iterator[pa.RecordBatch]]

RANGES_PER_PROCESS = 4
"""Ranges each process reads one after the other: enough that none waits long for another at the end."""

LARGEST_RANGE = 20_000
"""Commits above which a range is cut, so that a killed run loses little."""

SMALLEST_RANGE = 500
"""Commits below which a range is not worth a process of its own."""


class Reader:
    """Reads commits of one repository into its parts.

    Parameters
    ----------
    scratch : Path
        Folder for the lists that git reads from.
    """

    def __init__(self, git: Git, parts: Parts, repository: str, scratch: Path, progress: Progress) -> None:
        self._git = git
        self._parts = parts
        self._repository = repository
        self._scratch = scratch
        self._progress = progress
        self._lock = Lock()
        self._lists = 0
        self._present: pa.StringArray | None = None
        self.unreadable: list[str] = []
        """Commits that git cannot read at all."""

    def read(self, shas: Sequence[str], processes: int) -> None:
        """Land `shas`, in `processes` gits side by side."""
        if may_lack_objects(self._git):
            self._present = present_objects(self._git)
        with ThreadPoolExecutor(processes) as pool:
            for done in [pool.submit(self._read_range, each) for each in ranges(shas, processes)]:
                done.result()

    def _read_range(self, shas: Sequence[str]) -> None:
        fresh = self._parts.new()
        odd: Oddities = {}
        readable = self._write_metadata(shas, fresh, odd)
        self._write_files(readable, fresh, odd)
        self._parts.add(fresh, odd)
        with self._lock:
            self._progress.advance(len(shas))

    def _write_metadata(self, shas: Sequence[str], fresh: PartSet, odd: Oddities) -> Sequence[str]:
        """Write the range's commits and trailers; return those that could be read."""
        with (
            pq.ParquetWriter(fresh.file("commits"), RAW_COMMIT, compression="zstd") as commits,
            pq.ParquetWriter(fresh.file("trailers"), COMMIT_TRAILER.schema, compression="zstd") as trailers,
        ):
            writers = (commits, trailers)
            lost = set(self._metadata(shas, writers, odd))
        self.unreadable += lost
        return [sha for sha in shas if sha not in lost] if lost else shas

    def _metadata(
        self, shas: Sequence[str], writers: tuple[pq.ParquetWriter, pq.ParquetWriter], odd: Oddities
    ) -> Iterator[str]:
        """Write commits and trailers; yield the commits that git cannot read, found by halving."""
        try:
            blocks = list(self._listed(read_metadata, shas))
        except GitError:
            for half in halves(shas) if len(shas) > 1 else ():
                yield from self._metadata(half, writers, odd)
            yield from shas if len(shas) == 1 else ()
            return
        for block in blocks:
            writers[0].write_batch(block.commits)
            writers[1].write_batch(block.trailers)
            for rule, named in block.odd.items():
                odd.setdefault(rule, []).extend(named)

    def _write_files(self, shas: Sequence[str], fresh: PartSet, odd: Oddities) -> None:
        """Write the range's file rows; where git cannot read a content, those of its commit without lines."""
        if self._present is None:
            try:
                _write(fresh, self._listed(read_numstat, shas) if shas else ())
            except GitError:
                self._learn_present()
            else:
                return
        lacking = self._lacking(shas)
        sound = [sha for sha in shas if sha not in lacking]
        without_lines = sorted(lacking)
        without_files: list[str] = []
        batches = list(self._salvaged(read_numstat, sound, without_lines))
        batches += self._salvaged(read_raw, without_lines, without_files)
        _write(fresh, batches)
        odd |= {"content-missing": without_lines, "tree-unreadable": without_files}

    def _salvaged(self, read: FileReader, shas: Sequence[str], failed: list[str]) -> Iterator[pa.RecordBatch]:
        """Yield what `read` gives for `shas`; commits that it cannot read, found by halving, go to `failed`."""
        if not shas:
            return
        try:
            batches = list(self._listed(read, shas))
        except GitError:
            if len(shas) == 1:
                failed.append(shas[0])
                return
            for half in halves(shas):
                yield from self._salvaged(read, half, failed)
            return
        yield from batches

    def _lacking(self, shas: Sequence[str]) -> set[str]:
        """Return which commits touch a missing content; halved where git cannot even list what they touch."""
        if not shas or self._present is None:
            return set()
        with self._list(shas) as listed:
            try:
                return commits_lacking(self._git, listed, self._present)
            except GitError:
                if len(shas) == 1:
                    return set(shas)
        first, second = halves(shas)
        return self._lacking(first) | self._lacking(second)

    def _learn_present(self) -> None:
        with self._lock:
            if self._present is None:
                self._present = present_objects(self._git)

    def _listed(self, read: Callable[[Git, IO[bytes], str], Iterator[Block]], shas: Sequence[str]) -> Iterator[Block]:
        with self._list(shas) as listed:
            yield from read(self._git, listed, self._repository)

    def _list(self, shas: Sequence[str]) -> IO[bytes]:
        with self._lock:
            self._lists += 1
            name = f"list-{self._lists}"
        return list_file(self._scratch, name, shas)


def _write(fresh: PartSet, batches: Iterable[pa.RecordBatch]) -> None:
    with pq.ParquetWriter(fresh.file("files"), COMMIT_FILE.schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


def ranges(shas: Sequence[str], processes: int) -> list[Sequence[str]]:
    """Cut the list of commits into contiguous ranges: neighbours share contents, which git then has at hand."""
    wanted = max(1, min(processes * RANGES_PER_PROCESS, len(shas) // SMALLEST_RANGE))
    wanted = max(wanted, -(-len(shas) // LARGEST_RANGE))
    edges = [len(shas) * number // wanted for number in range(wanted + 1)]
    return [shas[start:end] for start, end in pairwise(edges) if end > start]

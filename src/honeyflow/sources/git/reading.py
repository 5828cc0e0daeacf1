"""New commits read into parts: ranges of the history side by side, each kept as soon as it is whole."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import IO

import pyarrow.parquet as pq

from honeyflow.kernel.progress import Progress
from honeyflow.sources.git.command import Git, GitError
from honeyflow.sources.git.file_rows import FileRows, Lacking, Objects
from honeyflow.sources.git.history import list_file
from honeyflow.sources.git.metadata import RAW_COMMIT, Metadata, MetadataError, read_metadata
from honeyflow.sources.git.parts import Oddities, Parts, PartSet
from honeyflow.sources.tables import COMMIT_FILE, COMMIT_TRAILER

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
        self._erasing = parts.erasing
        self._repository = repository
        self._scratch = scratch
        self._progress = progress
        self._lock = Lock()
        self._lists = 0
        self.unreadable: list[str] = []
        """Commits that git cannot read at all."""

    def read(self, shas: Sequence[str], processes: int) -> None:
        """Land `shas`, in `processes` gits side by side."""
        if not shas:
            return
        objects = Objects(self._git)
        with ThreadPoolExecutor(processes) as pool:
            waiting = [pool.submit(self._read_range, each, objects) for each in ranges(shas, processes)]
            try:
                for each in waiting:
                    each.result()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def found_again(self, shas: Sequence[str]) -> frozenset[str]:
        """Return which of `shas`, once without contents, are not known to lack any now."""
        if not shas:
            return frozenset()
        lacking = Lacking(self._git, Objects(self._git), self._list)
        return frozenset(shas) - lacking.among(shas)

    def _read_range(self, shas: Sequence[str], objects: Objects) -> None:
        fresh = self._parts.new()
        odd: Oddities = {}
        readable = self._write_metadata(shas, fresh, odd)
        self._advance(len(shas) - len(readable))
        with pq.ParquetWriter(fresh.file("files"), COMMIT_FILE.schema, compression="zstd") as writer:
            FileRows(
                self._git,
                self._repository,
                objects,
                self._list,
                writer=writer,
                odd=odd,
                advance=self._advance,
                erase=self._erasing.files,
            ).write(readable)
        self._parts.add(fresh, odd)

    def _write_metadata(self, shas: Sequence[str], fresh: PartSet, odd: Oddities) -> Sequence[str]:
        """Write the range's commits and trailers; return those that could be read."""
        lost: set[str] = set()
        with (
            pq.ParquetWriter(fresh.file("commits"), RAW_COMMIT, compression="zstd") as commits,
            pq.ParquetWriter(fresh.file("trailers"), COMMIT_TRAILER.schema, compression="zstd") as trailers,
        ):
            for block in self._metadata(shas, lost):
                commits.write_batch(self._erasing.commits(block.commits))
                trailers.write_batch(self._erasing.trailers(block.trailers))
                for rule, named in block.odd.items():
                    odd.setdefault(rule, []).extend(named)
        self.unreadable += lost
        return [sha for sha in shas if sha not in lost] if lost else shas

    def _metadata(self, shas: Sequence[str], lost: set[str]) -> Iterator[Metadata]:
        """Yield what commits say; those git cannot read, found by halving, go to `lost`.

        Git reads all commits asked for before it prints the first, so a failure leaves nothing to keep.
        """
        try:
            with self._list(shas) as listed:
                blocks = list(read_metadata(self._git, listed, self._repository))
        except (GitError, MetadataError):
            if len(shas) == 1:
                lost.update(shas)
                return
            middle = len(shas) // 2
            yield from self._metadata(shas[:middle], lost)
            yield from self._metadata(shas[middle:], lost)
            return
        yield from blocks

    def _advance(self, commits: int) -> None:
        with self._lock:
            self._progress.advance(commits)

    def _list(self, shas: Sequence[str]) -> IO[bytes]:
        with self._lock:
            self._lists += 1
            name = f"list-{self._lists}"
        return list_file(self._scratch, name, shas)


def ranges(shas: Sequence[str], processes: int) -> list[Sequence[str]]:
    """Cut the list of commits into contiguous ranges: neighbours share contents, which git then has at hand."""
    wanted = max(1, min(processes * RANGES_PER_PROCESS, len(shas) // SMALLEST_RANGE))
    wanted = max(wanted, -(-len(shas) // LARGEST_RANGE))
    edges = [len(shas) * number // wanted for number in range(wanted + 1)]
    return [shas[start:end] for start, end in pairwise(edges) if end > start]

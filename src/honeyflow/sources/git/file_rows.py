"""The file rows of one range of commits: every commit's, whatever git stumbles over."""

from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import IO, Protocol, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from honeyflow.sources.git.command import Git, GitError
from honeyflow.sources.git.missing import LackingBlock, Present, find_lacking, may_lack_objects, read_raw
from honeyflow.sources.git.numstat import FileBlock, read_numstat
from honeyflow.sources.git.parts import Oddities


class Block(Protocol):
    """Rows of so many whole commits."""

    @property
    def commits(self) -> int:
        """Number of commits."""
        ...


B = TypeVar("B", bound=Block)
Read = Callable[[IO[bytes]], Iterator[B]]
Listed = Callable[[Sequence[str]], IO[bytes]]
"""Writes a list of commits to a file and opens it, for git to read."""


class Objects:
    """What a repository holds, found out once and only when something is known to be missing."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._lock = Lock()
        self._present: Present | None = None
        self.suspect = may_lack_objects(git)
        """True once a content was found missing, or the clone says it is a partial one."""

    def present(self) -> Present:
        """Return the objects held; from now on the repository is suspect."""
        with self._lock:
            if self._present is None:
                self._present = Present(self._git)
                self.suspect = True
            return self._present


class Lacking:
    """Finds commits that touch a missing content, or whose tree cannot be read."""

    def __init__(self, git: Git, objects: Objects, listed: Listed) -> None:
        self._git = git
        self._objects = objects
        self._listed = listed

    def among(self, shas: Sequence[str]) -> set[str]:
        """Return which of `shas` these are."""
        present = self._objects.present()
        found: set[str] = set()

        def find(listed: IO[bytes]) -> Iterator[LackingBlock]:
            return find_lacking(self._git, listed, present)

        unreadable = salvage(find, shas, self._listed, lambda block: found.update(block.lacking))
        return found.union(unreadable)


class FileRows:
    """Writes the file rows of one range.

    Parameters
    ----------
    writer : ParquetWriter
        Of ``commit_file``.
    odd : dict
        Takes the commits with a path that is not UTF-8, with a missing content, with an unreadable tree.
    advance : callable
        Told of commits done.
    erase : callable
        Takes those who were erased out of the rows.
    """

    def __init__(  # noqa: PLR0913 - each is used once, and none belongs to another
        self,
        git: Git,
        repository: str,
        objects: Objects,
        listed: Listed,
        *,
        writer: pq.ParquetWriter,
        odd: Oddities,
        advance: Callable[[int], None],
        erase: Callable[[pa.RecordBatch], pa.RecordBatch],
    ) -> None:
        self._git = git
        self._repository = repository
        self._objects = objects
        self._listed = listed
        self._writer = writer
        self._odd = odd
        self._advance = advance
        self._erase = erase

    def write(self, shas: Sequence[str]) -> None:
        """Write the rows of `shas`: with lines where git can count them, else paths only, else none."""
        todo = shas
        if not self._objects.suspect:
            todo = todo[read_until_failure(self._numstat, todo, self._listed, self._keep) :]
        if not todo:
            return
        lacking = Lacking(self._git, self._objects, self._listed).among(todo)
        sound = [sha for sha in todo if sha not in lacking]
        lacking |= set(salvage(self._numstat, sound, self._listed, self._keep))
        without_lines = [sha for sha in todo if sha in lacking]
        without_rows = set(salvage(self._raw, without_lines, self._listed, self._keep))
        self._odd["content-missing"] = [sha for sha in without_lines if sha not in without_rows]
        self._odd["tree-unreadable"] = sorted(without_rows)
        self._advance(len(without_rows))

    def _keep(self, block: FileBlock) -> None:
        self._writer.write_batch(self._erase(block.rows))
        if block.not_utf8:
            self._odd.setdefault("text-not-utf8", []).extend(block.not_utf8)
        self._advance(block.commits)

    def _numstat(self, listed: IO[bytes]) -> Iterator[FileBlock]:
        return read_numstat(self._git, listed, self._repository)

    def _raw(self, listed: IO[bytes]) -> Iterator[FileBlock]:
        return read_raw(self._git, listed, self._repository)


def salvage(read: Read[B], shas: Sequence[str], listed: Listed, keep: Callable[[B], None]) -> list[str]:
    """Read all of `shas`, going on behind each that git dies at; return those."""
    failed: list[str] = []
    todo = shas
    while todo := todo[read_until_failure(read, todo, listed, keep) :]:
        # Git died at the first or the second of them: it had not always begun to print the one it died at.
        if not read_until_failure(read, todo[:1], listed, keep):
            failed.append(todo[0])
        todo = todo[1:]
    return failed


def read_until_failure(read: Read[B], shas: Sequence[str], listed: Listed, keep: Callable[[B], None]) -> int:
    """Read `shas` until git ends, well or not; return how many were read whole."""
    done = 0
    if not shas:
        return done
    try:
        with listed(shas) as file:
            for block in read(file):
                keep(block)
                done += block.commits
    except GitError:
        return done
    return len(shas)

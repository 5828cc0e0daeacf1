"""What one clone tells of the member: their commits with what they changed, and others' changes that name them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import IO, Any

from honeyflow.kernel.progress import Progress
from honeyflow.ledger.contributions import CO_AUTHOR
from honeyflow.outreach.briefs.public.mine import Mine
from honeyflow.sources.git.command import Git, GitError
from honeyflow.sources.git.file_rows import salvage
from honeyflow.sources.git.history import History, list_file
from honeyflow.sources.git.metadata import Metadata, MetadataError, read_metadata
from honeyflow.sources.git.missing import read_raw
from honeyflow.sources.git.numstat import FileBlock, read_numstat

EARLIEST = date(1980, 1, 2)
RANGE = 20_000
"""Commits asked of git at a time: what is held of them at once."""

_COLUMNS = ("sha", "parent_count", "author_name", "author_email", "committed_at", "authored_at", "subject")


@dataclass(frozen=True)
class Commit:
    """One accepted commit of the member."""

    sha: str
    on: date
    subject: str


@dataclass(frozen=True)
class Helped:
    """A trailer of somebody else's accepted commit that names the member; `author` stands for whose it is."""

    token: str
    author: str
    on: date


@dataclass
class Gathered:
    """What was found in one clone; `others` counts commits by names and addresses that are not the member's."""

    name: str = ""
    commits: dict[str, Commit] = field(default_factory=dict)
    helped: list[Helped] = field(default_factory=list)
    paths: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)
    others: Counter[tuple[str, str]] = field(default_factory=Counter)


class Gathering:
    """Reads one clone.

    Parameters
    ----------
    scratch : Path
        Folder for the lists git reads from.
    """

    def __init__(self, git: Git, name: str, is_mine: Mine, today: date, scratch: Path) -> None:
        self._git = git
        self._name = name
        self._is_mine = is_mine
        self._latest = today + timedelta(days=1)
        self._scratch = scratch

    def read(self, history: History, progress: Progress) -> Gathered:
        """Return what the accepted history tells."""
        found = Gathered(self._name)
        shas = [sha for sha in history.commits if sha in history.accepted]
        progress.start(f"Reading {self._name}", max(len(shas), 1))
        for start in range(0, len(shas), RANGE):
            for block in self._metadata(shas[start : start + RANGE]):
                self._take(block, found)
                progress.advance(block.commits.num_rows)
        self._read_paths(found)
        progress.finish()
        return found

    def _metadata(self, shas: Sequence[str]) -> Iterator[Metadata]:
        """Yield what commits say; those git cannot read are halved away."""
        try:
            with self._listed(shas) as listed:
                blocks = list(read_metadata(self._git, listed, self._name))
        except (GitError, MetadataError):
            middle = len(shas) // 2
            if middle:
                yield from self._metadata(shas[:middle])
                yield from self._metadata(shas[middle:])
            return
        yield from blocks

    def _take(self, block: Metadata, found: Gathered) -> None:
        rows = {row["sha"]: row for row in block.commits.select(_COLUMNS).to_pylist() if row["parent_count"] < 2}
        for sha, row in rows.items():
            name, address = row["author_name"], row["author_email"]
            if self._is_mine(name, address):
                found.names[self._is_mine.name(name, address)] += 1
                self._keep(sha, row, found)
            else:
                found.others[name, address.lower()] += 1
        trailers = block.trailers.select(["sha", "token", "name", "email"]).to_pylist()
        for trailer in trailers:
            if trailer["email"] and self._is_mine(trailer["name"] or "", trailer["email"]):
                self._name_of(rows.get(trailer["sha"]), trailer, found)

    def _name_of(self, row: dict[str, Any] | None, trailer: dict[str, Any], found: Gathered) -> None:
        """Take a trailer that names the member, of a change somebody else wrote."""
        if row is None or row["sha"] in found.commits:
            return
        if re.search(CO_AUTHOR, trailer["token"]):
            self._keep(row["sha"], row, found)
        elif (on := self._day(row)) is not None:
            found.helped.append(Helped(trailer["token"], row["author_email"].lower(), on))

    def _keep(self, sha: str, row: dict[str, Any], found: Gathered) -> None:
        if (on := self._day(row)) is not None:
            found.commits[sha] = Commit(sha, on, row["subject"])

    def _day(self, row: dict[str, Any]) -> date | None:
        """Return the day it counts on: the committer's, else the author's; None when neither clock can be right."""
        days = [row[name].date() for name in ("committed_at", "authored_at") if row[name] is not None]
        return next((day for day in days if EARLIEST <= day <= self._latest), None)

    def _read_paths(self, found: Gathered) -> None:
        """Read what the member's commits changed: with lines where git can count them, else paths only."""

        def keep(block: FileBlock) -> None:
            for row in block.rows.select(["sha", "path", "added", "deleted"]).to_pylist():
                lines = (row["added"] or 0) + (row["deleted"] or 0)
                found.paths.setdefault(row["sha"], []).append((row["path"], lines))

        failed = salvage(self._reader(read_numstat), list(found.commits), self._listed, keep)
        salvage(self._reader(read_raw), failed, self._listed, keep)

    def _reader(
        self, read: Callable[[Git, IO[bytes], str], Iterator[FileBlock]]
    ) -> Callable[[IO[bytes]], Iterator[FileBlock]]:
        return lambda listed: read(self._git, listed, self._name)

    def _listed(self, shas: Sequence[str]) -> IO[bytes]:
        return list_file(self._scratch, "list", shas)

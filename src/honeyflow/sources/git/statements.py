"""What a repository's files that name people said, and from when to when: stretches over the versions of each file."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.sources.git.command import Git
from honeyflow.sources.git.contents import Contents
from honeyflow.sources.git.erasing import Erasing
from honeyflow.sources.git.landings import read_main_line
from honeyflow.sources.git.parts import STATEMENTS as KEPT
from honeyflow.sources.git.versions import Version, find_changes, read_known, versions_of
from honeyflow.sources.statements.reading import read_statements
from honeyflow.sources.statements.records import Numbered, Stated
from honeyflow.store.files import write_text

FORMAT = 2
"""Raise it when reading changes: all versions are then read anew."""

LARGEST = 1 << 20
"""Bytes of a version above which it is not read."""


@dataclass(frozen=True)
class FileStatement:
    """A row of ``file_statement``; `valid_to` is half-open, None while the file still says it."""

    repository: str
    path: str
    position: int
    line: int
    name: str | None
    email: str | None
    login: str | None
    organization: str | None
    valid_from: date
    valid_to: date | None
    sha: str


class Stretch(NamedTuple):
    """One thing a file said without a break, from the version `sha` on; days as ISO texts, `end` half-open."""

    line: int
    stated: Stated
    start: str
    sha: str
    end: str | None = None


@dataclass
class Told:
    """One file's stretches after some of its versions; what is kept of it between runs."""

    versions: list[str]
    stretches: list[Stretch]
    odd: list[tuple[str, str]]

    def follow(self, version: Version, said: Sequence[Numbered]) -> None:
        """Go on with the next version: end what it no longer says, begin what it says newly."""
        day, now = version.day.isoformat(), {stated for _, stated in said}
        held: set[Stated] = set()
        for place, each in enumerate(self.stretches):
            if each.end is None and each.stated in now:
                held.add(each.stated)
            elif each.end is None:
                self.stretches[place] = each._replace(end=day)
        new = ((line, stated) for line, stated in said if stated not in held)
        self.stretches += [Stretch(line, stated, day, version.sha) for line, stated in new]


class Statements:
    """Reads the statements of one repository; only versions not read before are asked of git.

    Parameters
    ----------
    folder : Path
        The repository's, in which what was read is kept between runs.
    identity : str
        What else changes the answer; with another one all is read anew.
    erasing : Erasing, optional
        Takes those who were erased out; when a tombstone was added or taken away since, all is read anew.
    """

    def __init__(self, git: Git, folder: Path, identity: str, erasing: Erasing | None = None) -> None:
        self._git = git
        self._kept = folder / KEPT
        self._erasing = erasing or Erasing()
        self._identity = [FORMAT, identity, sorted(self._erasing.signs)]

    def read(
        self, commits: Path, files: Iterable[Path], head: str | None, as_of: date, left_out: Iterable[str]
    ) -> dict[str, Told]:
        """Return what each file told, by path.

        Parameters
        ----------
        commits, files : Path
            The repository's rows of ``commit`` and ``commit_file``.
        left_out : iterable of str
            Commits whose contents the clone lacks.
        """
        changes = find_changes(files, left_out)
        if not changes:
            self._kept.unlink(missing_ok=True)
            return {}
        line = read_main_line(read_known(commits), head)
        known = self._load()
        told: dict[str, Told] = {}
        with Contents(self._git) as contents:
            for path in sorted(changes):
                versions = versions_of(changes[path], line, as_of)
                told[path] = self._path(contents, path, versions, known.get(path))
        if told != known:
            self._save(told)
        return told

    def _path(self, contents: Contents, path: str, versions: Sequence[Version], known: Told | None) -> Told:
        keys = [version.key for version in versions]
        follows = known is not None and known.versions == keys[: len(known.versions)]
        told = Told([*known.versions], [*known.stretches], [*known.odd]) if known and follows else Told([], [], [])
        for version in versions[len(told.versions) :]:
            said = _said(contents, path, version, told)
            if said is not None:
                told.follow(version, list(self._erasing.statements(said)))
            told.versions.append(version.key)
        return told

    def _load(self) -> dict[str, Told]:
        try:
            held = json.loads(self._kept.read_text(encoding="utf-8"))
            if held["identity"] != self._identity:
                return {}
            return {path: _restored(*parts) for path, parts in held["paths"].items()}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def _save(self, told: dict[str, Told]) -> None:
        paths = {
            path: [each.versions, [[s.line, [*s.stated], *s[2:]] for s in each.stretches], each.odd]
            for path, each in told.items()
        }
        write_text(self._kept, json.dumps({"identity": self._identity, "paths": paths}, ensure_ascii=False) + "\n")


def _said(contents: Contents, path: str, version: Version, told: Told) -> list[Numbered] | None:
    """Return what a version says, nothing when the file is gone; None when it cannot be read, which is noted."""
    found = contents.find(version.sha, path)
    if found is None:
        return []
    name, size = found
    text = contents.read(name) if size <= LARGEST else None
    if text is None:
        told.odd.append((version.sha, f"{size:,} bytes" if size > LARGEST else "a content that git cannot read"))
        return None
    return read_statements(path, text)


def _restored(versions: list[str], stretches: list[list[Any]], odd: list[list[str]]) -> Told:
    held = [Stretch(line, Stated(*stated), *rest) for line, stated, *rest in stretches]
    return Told(versions, held, [(sha, seen) for sha, seen in odd])


def statement_rows(repository: str, told: dict[str, Told]) -> Iterator[FileStatement]:
    """Yield the rows of ``file_statement``."""
    for path, each in sorted(told.items()):
        for position, stretch in enumerate(each.stretches, 1):
            said = stretch.stated
            yield FileStatement(
                repository,
                path,
                position,
                stretch.line,
                said.name or None,
                said.email or None,
                said.login or None,
                said.organization or None,
                date.fromisoformat(stretch.start),
                date.fromisoformat(stretch.end) if stretch.end else None,
                stretch.sha,
            )


def statements_found(repository: str, told: dict[str, Told]) -> Iterator[Finding]:
    """Yield one finding for each file with versions that were not read."""
    for path, each in sorted(told.items()):
        if each.odd:
            sha, seen = each.odd[0]
            yield Finding(
                "people-file-not-read",
                Evidence(repository, f"{path} at {sha[:12]}"),
                f"{seen}; {len(each.odd)} of {len(each.versions)} versions alike",
                f"a text of at most {LARGEST:,} bytes",
                "what the version before said is taken to hold on",
                Severity.NOTE,
            )

"""Releases: the tags that bear a version number. Tags may be moved or deleted, so all are listed anew at each run.

One listing reads refs, not history: it costs milliseconds also for thousands of tags.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from honeyflow.sources.git.command import Git
from honeyflow.sources.git.erasing import Erasing

_FORMAT = "%(refname:strip=2)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)%00%(creatordate:unix)"
_VERSION = re.compile(r"(?<![a-z0-9])[vr]?\d+([._-]\d+)*", re.IGNORECASE)
_PREVIEW = re.compile(
    r"(?<![a-z])(alpha|beta|rc|cr|pre(view)?|milestone|nightly|snapshot|dev|ea|m)(?![a-z])", re.IGNORECASE
)
_SHORT_PREVIEW = re.compile(r"\d(a|b)\d+$", re.IGNORECASE)


@dataclass(frozen=True)
class Release:
    """A row of ``release``."""

    repository: str
    tag: str
    tagged_on: date | None
    sha: str
    preview: bool


def read_releases(
    git: Git, repository: str, commits: frozenset[str], plausible: tuple[date, date], erasing: Erasing
) -> tuple[Release, ...]:
    """Return the releases among the tags of `commits`, by day and tag.

    Parameters
    ----------
    commits : frozenset of str
        Those read: a tag of any other commit (another ref's, a file's) is no release of this history.
    plausible : tuple of date
        First and last day a tag may bear; the date of any other is not known.
    """
    printed = git.try_text("for-each-ref", f"--format={_FORMAT}", "refs/tags")
    rows = [row for line in printed.splitlines() for row in _release(repository, line, commits, plausible)]
    rows = [replace(row, tag=erasing.tag(row.tag, row.sha)) for row in rows]
    return tuple(sorted(rows, key=lambda row: (row.tagged_on or date.min, row.tag)))


def _release(repository: str, line: str, commits: frozenset[str], plausible: tuple[date, date]) -> Iterator[Release]:
    parts = line.split("\0")
    if len(parts) != 6 or not _VERSION.search(parts[0]):
        return
    name, kind, own, behind_kind, behind, created = parts
    sha = own if kind == "commit" else behind if behind_kind == "commit" else ""
    if sha in commits:
        preview = bool(_PREVIEW.search(name) or _SHORT_PREVIEW.search(name))
        yield Release(repository, name, _day(created, plausible), sha, preview)


def _day(seconds: str, plausible: tuple[date, date]) -> date | None:
    try:
        day = datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return day if plausible[0] <= day <= plausible[1] else None

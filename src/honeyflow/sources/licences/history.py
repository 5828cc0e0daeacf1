"""The licence files of a repository as its main line had them, day by day, read from git once per head."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from honeyflow.sources.git.command import Git
from honeyflow.sources.git.repository import EARLIEST, LATEST
from honeyflow.sources.licences.files import LICENCE_PATHS, MANIFEST_PATHS, speaks
from honeyflow.sources.licences.records import Change
from honeyflow.store.files import write_text

FORM = 1
"""Raised whenever the kept form changes."""

_LINK = "120000"
_FORMAT = "--format=@%H %ct %at"


@dataclass(frozen=True)
class History:
    """What the main line says of licences: its first day, licence files and manifests after each change of them."""

    head: str
    first_on: date
    licences: tuple[Change, ...]
    manifests: tuple[Change, ...]


def read_history(git: Git, head: str, as_of: date, kept: Path) -> History:
    """Return the history up to `head`; what was read up to the same head is kept in the file `kept`."""
    held = _kept(kept, head)
    if held is not None:
        return held
    days = _Days(as_of)
    first = git.text("log", "--first-parent", _FORMAT, "--max-parents=0", head).splitlines()
    first_on = days.of(*first[-1].split()[1:]) if first else as_of
    licences = tuple(_changes(git, head, LICENCE_PATHS, _Days(as_of, first_on), speaks))
    covered = bool(licences) and licences[0].happened_on <= first_on and all(change.files for change in licences)
    manifests = () if covered else tuple(_changes(git, head, MANIFEST_PATHS, _Days(as_of, first_on), bool))
    found = History(head, first_on, licences, manifests)
    write_text(kept, json.dumps({"form": FORM, **asdict(found)}, default=str))
    return found


class _Days:
    """Days of commits in order: a clock that cannot be right, or runs backwards, takes the day before its own."""

    def __init__(self, as_of: date, first_on: date = EARLIEST) -> None:
        self._latest = as_of + LATEST
        self._last = first_on

    def of(self, committed: str, authored: str) -> date:
        for instant in (committed, authored):
            day = _day(instant)
            if EARLIEST <= day <= self._latest:
                self._last = max(self._last, day)
                break
        return self._last


def _day(seconds: str) -> date:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return date.min + timedelta(days=1)


def _changes(git: Git, head: str, paths: Sequence[str], days: _Days, wanted: Callable[[str], bool]) -> Iterator[Change]:
    """Yield, oldest first, what each commit that touched `paths` left of them; a merge counts by what it brought."""
    shown = ("--raw", "--no-renames", "--no-abbrev", "-m", "--first-parent", "--reverse")
    # Since git 2.31 -m means what log.diffMerges says; older ones know no --diff-merges=first-parent.
    said = git.text("-c", "log.diffMerges=separate", "log", *shown, _FORMAT, head, "--", *paths)
    files: dict[str, str] = {}
    sha, day, before = "", date.min, dict(files)
    for line in [*said.splitlines(), "@"]:
        if line.startswith("@"):
            if files != before:
                yield Change(day, sha, tuple(sorted(files.items())))
            before = dict(files)
            if line != "@":
                sha, committed, authored = line[1:].split()
                day = days.of(committed, authored)
        elif line.startswith(":"):
            _apply(line, files, wanted)


def _apply(line: str, files: dict[str, str], wanted: Callable[[str], bool]) -> None:
    """Apply one raw line, ``:mode mode blob blob status<TAB>path``; a link to elsewhere is no licence text."""
    told, _, path = line.partition("\t")
    _, mode, _, blob, status = told[1:].split()
    if status.startswith("D") or mode == _LINK:
        files.pop(path, None)
    elif wanted(path):
        files[path] = blob


def read_blobs(git: Git, blobs: Iterable[str]) -> dict[str, str]:
    """Return the contents of blobs as text; one that is missing has none."""
    asked = sorted(set(blobs))
    texts: dict[str, str] = {}
    if not asked:
        return texts
    process = git.converse("cat-file", "--batch")
    assert process.stdin is not None  # noqa: S101 - both are pipes by construction
    assert process.stdout is not None  # noqa: S101
    with process:
        for blob in asked:
            process.stdin.write(f"{blob}\n".encode())
            process.stdin.flush()
            header = process.stdout.readline().split()
            if len(header) == 3 and header[2].isdigit():
                texts[blob] = process.stdout.read(int(header[2]) + 1)[:-1].decode("utf-8", errors="replace")
        process.stdin.close()
    return texts


def _kept(file: Path, head: str) -> History | None:
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        if held["form"] != FORM or held["head"] != head:
            return None
        return History(head, date.fromisoformat(held["first_on"]), _made(held["licences"]), _made(held["manifests"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _made(rows: Iterable[dict[str, object]]) -> tuple[Change, ...]:
    return tuple(
        Change(date.fromisoformat(str(row["happened_on"])), str(row["sha"]), tuple(map(_pair, _list(row["files"]))))
        for row in rows
    )


def _list(value: object) -> list[list[str]]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _pair(value: list[str]) -> tuple[str, str]:
    path, blob = value
    return path, blob

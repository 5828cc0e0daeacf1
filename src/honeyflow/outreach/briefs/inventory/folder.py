"""A folder or a git repository on the member's own machine: its dependency files, found within bounds.

Of a repository the files at HEAD are read, as git has them; of any other folder the tree. Links are not followed, and
copies of others' code (node_modules, vendor, environments) are passed over: what they hold, the lock files say.
"""

import os
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.outreach.briefs.inventory.bounds import FILES, FOLDER_LEVELS, SEEN
from honeyflow.outreach.briefs.inventory.reading import joined, read_file, read_stream
from honeyflow.outreach.briefs.inventory.records import Inventory
from honeyflow.outreach.briefs.inventory.registry import looked_for, reader_by_name

PASSED_OVER = frozenset(
    {"node_modules", "vendor", "third_party", ".git", ".hg", ".svn", ".venv", "venv", ".tox", "site-packages"}
    | {"dist", "build", "target", "__pycache__", "testdata", "fixtures"}
)
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never")
_SECONDS = 60


def read_place(place: Path) -> Inventory:
    """Return what a file, a folder or a git repository says is used.

    A place without a file that is understood gives none, and a finding that says what was looked for.
    """
    if place.is_file():
        return read_file(place)
    if not place.is_dir():
        return Inventory((), (_finding("inventory-missing", place, "nothing there", "a file or a folder"),))
    listed = _at_head(place)
    found = _read_tree(place) if listed is None else _read_head(place, listed)
    if found.files:
        return found
    expected = f"one of: {', '.join(looked_for())}"
    nothing = _finding("inventory-none-found", place, "no dependency file found", expected)
    return Inventory((), (*found.findings, nothing))


def _read_tree(place: Path) -> Inventory:
    names = list(_wanted(_walk(place)))
    parts = [read_file(place / name, shown=name) for name in names[:FILES]]
    return joined([*parts, *_too_many(place, names)])


def _read_head(place: Path, listed: list[str]) -> Inventory:
    names = list(_wanted(iter(listed)))
    parts = [_read_blob(place, name) for name in names[:FILES]]
    return joined([*parts, *_too_many(place, names)])


def _read_blob(place: Path, name: str) -> Inventory:
    data = _git(place, "cat-file", "blob", f"HEAD:{name}")
    if data is None:
        return Inventory((), (_finding("inventory-unopened", Path(name), "git does not give it", "a file at HEAD"),))
    return read_stream(BytesIO(data), name)


def _wanted(names: Iterator[str]) -> Iterator[str]:
    for seen, name in enumerate(names):
        if seen >= SEEN:
            return
        path = PurePosixPath(name)
        outside = PASSED_OVER.isdisjoint(part.lower() for part in path.parts[:-1])
        if outside and len(path.parts) <= FOLDER_LEVELS and reader_by_name(path.name):
            yield name


def _walk(place: Path) -> Iterator[str]:
    """Yield the files below `place`, in order; links to folders are not entered, links to files are left out."""
    for folder, folders, files in os.walk(place, followlinks=False):
        here = Path(folder)
        deep = len(here.relative_to(place).parts) >= FOLDER_LEVELS
        folders[:] = [] if deep else sorted(each for each in folders if each.lower() not in PASSED_OVER)
        for name in sorted(files):
            if not (here / name).is_symlink():
                yield (here / name).relative_to(place).as_posix()


def _at_head(place: Path) -> list[str] | None:
    """Return the plain files of the commit that is checked out; None when `place` is no repository's own folder."""
    if not (place / ".git").exists() and not (place / "HEAD").is_file():
        return None
    data = _git(place, "ls-tree", "-r", "-z", "--full-tree", "HEAD")
    if data is None:
        return None
    rows = (row.partition("\t") for row in data.decode("utf-8", "replace").split("\0") if row)
    return [name for told, _, name in rows if told.startswith("100")]


def _git(place: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run([*_GIT, "-C", str(place), *arguments], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _too_many(place: Path, names: list[str]) -> list[Inventory]:
    if len(names) <= FILES:
        return []
    most = f"at most {FILES}"
    seen = f"{len(names):,} dependency files"
    return [Inventory((), (_finding("inventory-many-files", place, seen, most, f"the first {FILES} were read"),))]


def _finding(rule: str, place: Path, seen: str, expected: str, done: str = "nothing was taken") -> Finding:
    return Finding(rule, Evidence(place.name), seen, expected, done, Severity.WARNING)

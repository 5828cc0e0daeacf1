"""Where repositories are: paths, patterns and URLs of the site, resolved to local folders with unique names."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from honeyflow.sources.git.command import CLONE_PROTOCOLS, Git, GitError, environment, executable

_URL = re.compile(r"^([a-z][a-z0-9+.-]*://|[A-Za-z0-9._-]+@[^/:]+:)")
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True)
class Location:
    """One repository of the site: as written there, its name, and the URL or the folder it is at."""

    written: str
    name: str
    url: str | None
    folder: Path | None


class NotARepositoryError(ValueError):
    """A folder that git does not take for a repository; the message says what was seen."""


def locate(written: Sequence[str], site: Path) -> list[Location]:
    """Return the repositories of the site, patterns expanded, each once, with unique names in the order written."""
    found: dict[str, Location] = {}
    for each in written:
        for location in _expand(each, site):
            found.setdefault(location.url or str(location.folder), location)
    return _named(list(found.values()))


def _expand(written: str, site: Path) -> Iterator[Location]:
    if _URL.match(written):
        yield Location(written, _name(Path(written.rstrip("/").replace(":", "/"))), written, None)
    elif _PATTERN.search(written) and not (site / written).exists():
        for folder in sorted(site.glob(written)):
            yield Location(str(folder.relative_to(site)), _name(folder), None, folder.resolve())
    else:
        folder = (site / Path(written).expanduser()).resolve()
        yield Location(written, _name(folder), None, folder)


def _name(path: Path) -> str:
    """Return the name of the folder, or of the one above where the folder's own says nothing."""
    name = path.name.removesuffix(".git")
    return name if name not in ("", "repo", "repository") or not path.parent.name else path.parent.name


def _named(locations: list[Location]) -> list[Location]:
    """Give repositories of one name the folder above in front, and numbers where that does not tell them apart."""
    names: list[str] = [location.name for location in locations]
    parents = [Path((each.url or str(each.folder)).replace(":", "/")).parent.name for each in locations]
    told = [f"{parent}/{name}" if names.count(name) > 1 else name for parent, name in zip(parents, names, strict=True)]
    seen: dict[str, int] = {}
    unique: list[Location] = []
    for location, name in zip(locations, told, strict=True):
        seen[name] = seen.get(name, 0) + 1
        final = name if seen[name] == 1 else f"{name}-{seen[name]}"
        unique.append(Location(location.written, final, location.url, location.folder))
    return unique


def open_local(location: Location, clones: Path) -> Git:
    """Return git in the repository's folder; a URL is cloned bare, or fetched when it was before.

    Raises
    ------
    NotARepositoryError
        When the folder is no repository, or the URL cannot be reached.
    """
    folder = _cloned(location.url, location.name, clones) if location.url else location.folder
    if folder is None or not folder.exists():
        raise NotARepositoryError(f"no such folder: {folder}")
    if not folder.is_dir():
        raise NotARepositoryError("a file, not a folder")
    git = Git(folder)
    inside = git.try_text("rev-parse", "--absolute-git-dir").strip()
    own = {folder.absolute(), folder.absolute() / ".git", folder.resolve(), folder.resolve() / ".git"}
    if not inside or (Path(inside) not in own and not (folder / ".git").is_file()):
        raise NotARepositoryError("a folder without a git repository of its own")
    return git


def _cloned(url: str | None, name: str, clones: Path) -> Path:
    clones.mkdir(parents=True, exist_ok=True)
    folder = clones / f"{name.replace('/', '+').lstrip('-.') or 'clone'}.git"
    known = folder.is_dir() and Git(folder).try_text("config", "remote.origin.url").strip() == url
    if known:
        _talk(
            folder,
            "fetch",
            "--quiet",
            "--prune",
            "--force",
            "origin",
            "+refs/heads/*:refs/heads/*",
            "+refs/tags/*:refs/tags/*",
        )
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    partial = folder.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    _talk(clones, "clone", "--quiet", "--bare", "--no-local", "--", str(url), str(partial.absolute()))
    partial.rename(folder)
    return folder


def _talk(folder: Path, *args: str) -> None:
    """Run a git that speaks to another machine; it asks nobody for a password."""
    command = [executable(), "-C", str(folder), "-c", "safe.directory=*", *args]
    done = subprocess.run(command, capture_output=True, env=environment(CLONE_PROTOCOLS), check=False)
    if done.returncode:
        raise NotARepositoryError(str(GitError(folder, args[0], done.returncode, done.stderr.decode(errors="replace"))))

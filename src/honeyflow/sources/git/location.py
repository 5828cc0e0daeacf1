"""Where repositories are: paths, patterns and URLs of the site, resolved to local folders with unique names."""

import glob
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from honeyflow.kernel.finding import Finding
from honeyflow.sources.git.command import CLONE_PROTOCOLS, Git, GitError, environment, executable
from honeyflow.sources.git.trouble import not_fetched

_URL = re.compile(r"^([a-z][a-z0-9+.-]*://|[A-Za-z0-9._-]+@[^/:]+:)")
_PATTERN = re.compile(r"[*?\[]")
_SIGNED_IN = re.compile(r"(?<=://)[^/@]+(?=@)")


@dataclass(frozen=True)
class Location:
    """One repository of the site: as written there, its name, and the URL or the folder it is at."""

    written: str
    name: str
    url: str | None
    folder: Path | None

    @property
    def shown(self) -> str:
        """As written, without a user's name and password."""
        return _SIGNED_IN.sub("…", self.written)


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
        for each in sorted(glob.glob(written, root_dir=site)) or [written]:  # noqa: PTH207 - takes absolute ones
            folder = (site / each).resolve()
            yield Location(each, _name(folder), None, folder)
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


def open_local(location: Location, clones: Path, findings: list[Finding]) -> Git:
    """Return git in the repository's folder; a URL is cloned bare, or fetched when it was before.

    Where fetching fails, the clone serves as it is, and `findings` gets to know.

    Raises
    ------
    NotARepositoryError
        When the folder is no repository, or the URL cannot be cloned.
    """
    folder = _cloned(location, location.url, clones, findings) if location.url else location.folder
    return _opened(folder)


def open_as_is(location: Location, clones: Path) -> Git:
    """Return git in the repository's folder, a URL's clone as it was last fetched; nothing is fetched.

    Raises
    ------
    NotARepositoryError
        When the folder is no repository, or the URL was never cloned.
    """
    return _opened(_clone_folder(location, clones) if location.url else location.folder)


def _opened(folder: Path | None) -> Git:
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


def _cloned(location: Location, url: str, clones: Path, findings: list[Finding]) -> Path:
    clones.mkdir(parents=True, exist_ok=True)
    folder = _clone_folder(location, clones)
    if folder.is_dir() and Git(folder).try_text("config", "remote.origin.url").strip() == url:
        try:
            _fetch(folder)
        except NotARepositoryError as error:
            findings.append(not_fetched(location.shown, str(error)))
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    partial = folder.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    _talk(clones, "clone", "--quiet", "--bare", "--no-local", "--", url, str(partial.absolute()))
    partial.rename(folder)
    return folder


def _clone_folder(location: Location, clones: Path) -> Path:
    return clones / f"{location.name.replace('/', '+').lstrip('-.') or 'clone'}.git"


def _fetch(folder: Path) -> None:
    """Fetch what is new, drop what is gone, and follow the remote's HEAD to another branch."""
    wanted = ("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
    _talk(folder, "fetch", "--quiet", "--prune", "--force", "origin", *wanted)
    said = _talk(folder, "ls-remote", "--symref", "origin", "HEAD")
    if found := re.match(r"ref: (refs/heads/\S+)\tHEAD", said):
        Git(folder).try_text("symbolic-ref", "HEAD", found[1])


def _talk(folder: Path, *args: str) -> str:
    """Run a git that speaks to another machine, and return what it prints; it asks nobody for a password."""
    command = [executable(), "-C", str(folder.absolute()), "-c", "safe.directory=*", *args]
    environ = environment(CLONE_PROTOCOLS)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=environ, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        for secret in (found[0] for each in args if (found := _SIGNED_IN.search(each))):
            said = said.replace(secret, "…")
        raise NotARepositoryError(str(GitError(folder, args[0], done.returncode, said)))
    return done.stdout.decode(errors="replace")

"""A new site: a commented configuration, sample files, services; and repositories added to an existing one."""

import re
from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import tomlkit
from tomlkit.items import Array

from honeyflow.kernel.errors import SiteError
from honeyflow.site.config import FILE
from honeyflow.store.files import write_text

_TEMPLATES = files("honeyflow.site") / "templates"
_URL = re.compile(r"^([a-z][a-z0-9+.-]*://|[A-Za-z0-9._-]+@[^/:]+:)")
_PASSWORD = re.compile(r"^[a-z][a-z0-9+.-]*://[^/@]*:[^/@]*@")
_RENAMED = {"gitignore": ".gitignore"}


def create_site(folder: Path) -> list[Path]:
    """Write the template files that `folder` lacks, and return them; nothing that exists is changed."""
    made: list[Path] = []
    for name, template in sorted(_walk(_TEMPLATES, "")):
        file = folder / _RENAMED.get(name, name)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(template.read_text(encoding="utf-8"), encoding="utf-8")
            made.append(file)
    return made


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        found += _walk(entry, f"{name}/") if entry.is_dir() else [(name, entry)]
    return found


def add_repositories(folder: Path, repositories: Sequence[str]) -> list[str]:
    """Add those not listed yet to ``[git] repositories``, the file's comments kept; return them as written.

    Paths are resolved where the command runs: inside the site they are written relative to it, else absolute.

    Raises
    ------
    SiteError
        When a URL carries a password: the site file is often shared.
    """
    wanted = [_as_written(each, folder.resolve()) for each in repositories]
    if not wanted:
        return []
    file = folder / FILE
    document = tomlkit.parse(file.read_text(encoding="utf-8-sig"))
    listed = document.setdefault("git", tomlkit.table()).setdefault("repositories", tomlkit.array())
    if not isinstance(listed, Array):
        raise SiteError(str(file), [f'git.repositories: saw {listed!r}; expected a list of texts, ["…", "…"]'])
    added = [each for each in dict.fromkeys(wanted) if each not in listed.unwrap()]
    for each in added:
        listed.append(each)
    if added:
        listed.multiline(multiline=True)
        write_text(file, tomlkit.dumps(document))
    return added


def _as_written(repository: str, site: Path) -> str:
    if _PASSWORD.match(repository):
        shown = re.sub(r"//[^/@]*@", "//…@", repository)
        todo = "expected none. Do: use git's credential helper or an SSH key, and give the URL without it"
        raise SiteError("repository", [f"saw a password in the URL {shown}; {todo}"])
    if _URL.match(repository):
        return repository
    path = Path(repository).expanduser().resolve()
    return str(path.relative_to(site)) if path.is_relative_to(site) else str(path)

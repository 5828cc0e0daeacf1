"""Repositories added to an existing site file, its comments and its layout kept."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from honeyflow.kernel.errors import SiteError
from honeyflow.site.config import FILE
from honeyflow.store.files import write_text

_URL = re.compile(r"([a-z][a-z0-9+.-]*://|[a-z0-9._-]+@[^/:]+:)", re.IGNORECASE)
_PASSWORD = re.compile(r"([a-z][a-z0-9+.-]*://[^/@:]*:(?!\d+/)[^@]*@|https?://[^/@]*@)", re.IGNORECASE)
"""A password; or, over http, a user alone, which forges take for a token."""


def add_repositories(folder: Path, repositories: Sequence[str]) -> list[str]:
    """Add those not listed yet to ``[git] repositories``; return them as written.

    Paths are resolved where the command runs: inside the site they are written relative to it, else absolute.

    Raises
    ------
    SiteError
        When a URL carries a password (the site file is often shared), or the site file cannot be read or written.
    """
    wanted = [as_written(each, folder) for each in repositories]
    if not wanted:
        return []
    file = folder / FILE
    try:
        document = tomlkit.parse(file.read_text(encoding="utf-8-sig"))
        listed = _listed(document, file)
        added = [each for each in dict.fromkeys(wanted) if each not in listed.unwrap()]
        if added:
            listed.extend(added)
            listed.multiline(multiline=True)
            write_text(file, tomlkit.dumps(document))
    except (TOMLKitError, UnicodeError) as error:
        raise SiteError(str(file), [f"not readable as TOML: {error}"]) from error
    except OSError as error:
        raise SiteError(str(file), [f"cannot be changed: {error}"]) from error
    return added


def as_written(repository: str, folder: Path) -> str:
    """Return `repository` as the site file in `folder` names it.

    Raises
    ------
    SiteError
        When it is empty, not text, or a URL with a password.
    """
    if not repository.strip() or re.search("[\0\ud800-\udfff]", repository):
        raise SiteError("repository", [f"saw {repository!a}; expected a path or a git URL, in UTF-8"])
    if _PASSWORD.match(repository):
        scheme, _, rest = repository.partition("://")
        shown = f"{scheme}://…@{rest.rpartition('@')[2]}"
        todo = "expected none. Do: use git's credential helper or an SSH key, and give the URL without it"
        raise SiteError("repository", [f"saw a user or password in the URL {shown}; {todo}"])
    if _URL.match(repository):
        return repository
    site, path = folder.resolve(), Path(repository).expanduser().resolve()
    return str(path.relative_to(site)) if path.is_relative_to(site) else str(path)


def _listed(document: tomlkit.TOMLDocument, file: Path) -> Array:
    section: Any = document.setdefault("git", tomlkit.table())
    if not isinstance(section, dict):
        raise SiteError(str(file), [f"git: saw {section!r}; expected a table, [git]"])
    listed = section.setdefault("repositories", tomlkit.array())
    if not isinstance(listed, Array):
        raise SiteError(str(file), [f'git.repositories: saw {listed!r}; expected a list of texts, ["…", "…"]'])
    return listed

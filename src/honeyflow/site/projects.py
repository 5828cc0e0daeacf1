"""What the site tells of its open projects: the packages they are published as, and where they can be looked at."""

import re
from dataclasses import dataclass

from honeyflow.site.sections import Section

COMMIT = "{commit}"
"""Stands in an address of commits where a commit's name goes."""

_FORGES = {
    "github.com": f"/commit/{COMMIT}",
    "gitlab.com": f"/-/commit/{COMMIT}",
    "codeberg.org": f"/commit/{COMMIT}",
    "gitea.com": f"/commit/{COMMIT}",
    "git.sr.ht": f"/commit/{COMMIT}",
    "bitbucket.org": f"/commits/{COMMIT}",
}


@dataclass(frozen=True)
class Project:
    """One project.

    Parameters
    ----------
    name : str
        As Honeyflow calls its repository.
    packages : tuple of str
        Package URLs without version: ``pkg:pypi/weft``.
    repository : str
        Where people look at it.
    commit_url : str
        The address of a commit, with ``{commit}`` in it; empty when there is none.
    licence : str
        SPDX expression, where the files do not tell it.
    """

    name: str
    packages: tuple[str, ...] = ()
    repository: str = ""
    commit_url: str = ""
    licence: str = ""


def read_project(row: Section) -> Project:
    """Return what one ``[[project]]`` table tells."""
    address = r"(https?://\S+)?"
    packages = row.texts("packages")
    for each in packages:
        if not re.fullmatch(r"pkg:[a-z0-9.+-]+/\S+", each, re.IGNORECASE):
            row.refuse("packages", f'saw {each!r}; expected package URLs, "pkg:pypi/weft"')
    repository = row.matching("repository", "", address, "an address, https://…")
    commit_url = row.matching("commit_url", "", r"(https?://\S*\{commit\}\S*)?", f"an address with {COMMIT} in it")
    return Project(
        row.checked("name", bool, "the repository's name, as Honeyflow calls it"),
        packages,
        repository,
        commit_url or commit_url_of(repository),
        row.text("licence", ""),
    )


def commit_url_of(repository: str) -> str:
    """Return the address of commits of a repository on a forge whose addresses are known; empty for others.

    Examples
    --------
    >>> commit_url_of("https://gitlab.com/weft/weft.git")
    'https://gitlab.com/weft/weft/-/commit/{commit}'
    """
    found = re.fullmatch(r"https://([^/@]+)/(\S+?)(\.git)?/?", repository)
    if not found or found[1] not in _FORGES:
        return ""
    return f"https://{found[1]}/{found[2]}{_FORGES[found[1]]}"


def web_address_of(location: str) -> str:
    """Return where people look at a repository read from this URL; empty for a folder, or one with a user in it.

    Examples
    --------
    >>> web_address_of("git@github.com:weft/weft.git"), web_address_of("../weft.git")
    ('https://github.com/weft/weft', '')
    """
    found = re.fullmatch(r"(?:https://([^/@:]+)/|(?:ssh://)?git@([^/@:]+)[:/])([^@\s]+?)(?:\.git)?/?", location)
    return f"https://{found[1] or found[2]}/{found[3]}" if found else ""

"""Which files of a repository speak of its licence."""

import re

LICENCE_PATHS = (
    ":(icase,glob)licen[cs]e*",
    ":(icase,glob)copying*",
    ":(icase,glob)copyright*",
    ":(icase,glob)unlicen[cs]e*",
    ":(glob)LICENSES/*",
)
"""Pathspecs of licence files: at the root, and where REUSE keeps them."""

MANIFEST_PATHS = ("package.json", "Cargo.toml", "composer.json", "pyproject.toml")
"""Package manifests at the root, asked where there is no licence file."""

REUSE = "LICENSES/"

_NAME = re.compile(r"(un)?licen[cs]e|copying|copyright", re.IGNORECASE)
_SUFFIX = re.compile(r"[._-](?!txt$|md$|rst$|markdown$|adoc$|html?$)[\w.-]+$", re.IGNORECASE)
_TEXT = re.compile(
    r"(\.(txt|md|rst|markdown|adoc|html?|mit|apache2?|asl2?|bsd|lesser|lib|[al]?gplv?[\d.]*|mpl[\d.]*|isc|psf|python)|[^.]*|.*[-_.]v?\d[\d.]*)$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"third|3rd|vendor|depend|bundled|notice|header|template|exception", re.IGNORECASE)


def speaks(path: str) -> bool:
    """Return whether `path` is a licence file: not a program that is called so, nor about what others made."""
    name = path.removeprefix(REUSE)
    if "/" in name or _OTHERS.search(name):
        return False
    if path.startswith(REUSE):
        return name.endswith(".txt") or "." not in name
    found = _NAME.match(name)
    return found is not None and _TEXT.fullmatch(name[found.end() :]) is not None


def is_variant(path: str) -> bool:
    """Return whether the name says which licence of several: LICENSE-MIT, LICENSE.APACHE, but not LICENSE.txt."""
    return "/" not in path and _SUFFIX.search(path) is not None

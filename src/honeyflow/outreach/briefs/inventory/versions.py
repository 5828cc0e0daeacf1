"""The order of versions: PyPI's by `packaging`, all others by one plain rule.

The plain rule: a leading v, build data after + and an epoch before : are left out. What remains is cut into numbers and
words. Numbers compare as numbers, a missing part is 0. A word that means "before the release" (alpha, beta, rc, …)
comes before nothing; any other word comes after nothing and before a number.
"""

import re
from functools import cmp_to_key
from itertools import zip_longest

from packaging.version import InvalidVersion, Version

_BEFORE = ("dev", "snapshot", "alpha", "a", "beta", "b", "milestone", "m", "preview", "pre", "canary", "rc", "cr", "c")
"""Words for what comes before a release, in their order."""
_PART = re.compile(r"\d+|[a-z]+", re.ASCII)
_DIGITS = 40
"""Digits of a number that count; nobody's version has more."""


def compare_versions(kind: str, one: str, other: str) -> int:
    """Return -1, 0 or 1 as `one` is older than, the same as or newer than `other`.

    Parameters
    ----------
    kind : str
        The package URL's type; ``pypi`` follows PEP 440 where both versions do.

    Examples
    --------
    >>> compare_versions("npm", "2.10.0", "2.9"), compare_versions("npm", "2.0.0-rc.1", "2.0.0")
    (1, -1)
    """
    if kind == "pypi":
        try:
            left, right = Version(one), Version(other)
        except InvalidVersion:
            return _plainly(one, other)
        return (left > right) - (left < right)
    return _plainly(one, other)


def is_before_release(kind: str, version: str) -> bool:
    """Return whether a version is an alpha, a beta, a candidate or the like."""
    if kind == "pypi":
        try:
            return Version(version).is_prerelease
        except InvalidVersion:
            pass
    return any(part in _BEFORE for part in _parts(version))


def newest_first(kind: str, versions: list[str]) -> list[str]:
    """Return versions in falling order."""

    def order(one: str, other: str) -> int:
        return compare_versions(kind, one, other)

    return sorted(versions, key=cmp_to_key(order), reverse=True)


def tidy_version(version: str, name: str = "") -> str:
    """Return a version without what a tag puts before it: the project's name, v, release-."""
    text = version.strip().lower().removeprefix("refs/tags/")
    for before in (name.lower(), "release", "version"):
        if before and text.startswith(before):
            text = text[len(before) :].lstrip("-_/ ")
    return text[1:] if re.match(r"v\d", text) else text


def _plainly(one: str, other: str) -> int:
    for left, right in zip_longest(_parts(one), _parts(other), fillvalue=""):
        a, b = _rank(left), _rank(right)
        if a != b:
            return 1 if a > b else -1
    return 0


def _parts(version: str) -> list[str]:
    text = tidy_version(version).partition("+")[0]
    return _PART.findall(re.sub(r"^\d+:", "", text))


def _rank(part: str) -> tuple[int, int, str]:
    if part[:1].isdigit():
        number = int(part[:_DIGITS])
        return (2, number, "") if number else (0, 0, "")
    if part in _BEFORE:
        return (-1, _BEFORE.index(part), "")
    return (1, 0, part) if part else (0, 0, "")

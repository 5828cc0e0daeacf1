"""The parts of a project that changes are in: as deep in its folders as tells them apart."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

MOST = 8
DEEPEST = 3
MOSTLY = 0.6
"""Share of the changes in one area above which the folders within it say more."""

_COMMON = """
src source sources main java kotlin scala python lib libs packages pkg internal app apps org com net io dev code
resources include example
"""
_PLACES = frozenset(_COMMON.split())
"""Folders where languages put code: they say nothing of what it does."""


def areas(paths: Mapping[str, Iterable[str]], project: str) -> tuple[tuple[str, int], ...]:
    """Return the areas with the commits that touch them, most first; a commit counts once in each.

    Parameters
    ----------
    paths : mapping
        The paths each commit changes.

    Examples
    --------
    >>> areas({"a": ["src/http/get.py"], "b": ["src/http/put.py", "src/cache/key.py"], "c": ["README.md"]}, "weft")
    (('weft/http', 2), ('weft/cache', 1))
    """
    own = frozenset(re.split(r"[-_.]", project.lower()))
    folders = {commit: {_folders(path, own) for path in changed} for commit, changed in paths.items()}
    counted: list[tuple[str, int]] = []
    for depth in range(1, DEEPEST + 1):
        counts = Counter(
            area for held in folders.values() for area in {"/".join(each[:depth]) for each in held} if area
        )
        counted = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        if not counted or counted[0][1] <= MOSTLY * sum(1 for held in folders.values() if any(held)):
            break
    return tuple((f"{project}/{name}", count) for name, count in counted[:MOST])


def _folders(path: str, own: frozenset[str]) -> tuple[str, ...]:
    """Return the folders of a path that say something: neither where languages put code, nor the project's own name."""
    folders = path.split("/")[:-1]
    return tuple(each for each in folders if each.lower() not in _PLACES and each.lower() not in own)

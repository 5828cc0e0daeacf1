"""Guesses from longer names: one bears the other's full name and more, or in short (a middle name, an initial)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from honeyflow.people.cores import Core, Relation, relation
from honeyflow.people.guess import CROWD, RARE, Guess, Holders, guess, is_torn

_UNCOMMON = 4
_MAX_PARTS = 5
_TORN = 0.7
"""Remains when the name could be several people's."""


def guess_longer(cores: Iterable[Core], holders: Holders) -> Iterator[Guess]:
    """Yield those who share two parts of a full name, and whose full names agree."""
    bearers: dict[tuple[str, str], dict[str, Core]] = defaultdict(dict)
    for core in cores:
        for parts in core.names:
            long = sorted({part for part in parts if len(part) > 1})[:_MAX_PARTS]
            for one, two in combinations(long, 2):
                bearers[one, two][core.first] = core
    for pair, found in bearers.items():
        if 1 < len(found) <= CROWD:
            group = list(found.values())
            share = _share(min(holders[part] for part in pair)) * (_TORN if is_torn(group, holders) else 1)
            for first, second in combinations(group, 2):
                if relation(first, second, holders) is Relation.FULL:
                    yield guess(share, "longer-name", " ".join(pair), first, second)


def _share(rarest: int) -> float:
    return 0.95 if rarest <= RARE else 0.88 if rarest <= _UNCOMMON else 0.75

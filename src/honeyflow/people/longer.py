"""Guesses from longer names: one bears the other's full name and more (a middle name), or in full (Greg, Gregory)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from honeyflow.people.cores import Core, Relation, relation
from honeyflow.people.guess import CROWD, RARE, Guess, Holders, guess, is_torn

_UNCOMMON = 4
_MAX_PARTS = 5
_STEM = 3
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
                for whole, short in ((one, two), (two, one)):
                    if len(short) >= _STEM:
                        bearers[whole, short[:_STEM] + "…"][core.first] = core
    for pair, found in bearers.items():
        if 1 < len(found) <= CROWD:
            group = list(found.values())
            share = _share(pair, holders) * (_TORN if is_torn(group, holders) else 1)
            for first, second in combinations(group, 2):
                if relation(first, second, holders) is Relation.FULL:
                    yield guess(share, "longer-name", " ".join(pair), first, second)


def _share(pair: tuple[str, str], holders: Holders) -> float:
    if pair[1].endswith("…"):
        return 0.9 if holders[pair[0]] <= RARE else 0.7
    rarest = min(holders[part] for part in pair)
    return 0.95 if rarest <= RARE else 0.88 if rarest <= _UNCOMMON else 0.75

"""Guesses from longer names: one bears the other's full name and more (a middle name), or in full (Greg, Gregory)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from honeyflow.people.matching.cores import Core, Relation
from honeyflow.people.matching.guess import CROWD, RARE, Guess, Holders, guess, related
from honeyflow.people.matching.resemblance import Parts

_UNCOMMON = 4
_MAX_PARTS = 5
_STEM = 3
_TORN = 0.7
"""Remains when the name could be several people's."""


def guess_longer(cores: Iterable[Core], holders: Holders) -> Iterator[Guess]:
    """Yield those who share two parts of a full name, and whose full names agree."""
    bearers: dict[tuple[str, str], list[Core]] = defaultdict(list)
    for core in cores:
        for parts in core.names:
            for pair in _pairs(parts, holders):
                group = bearers[pair]
                if not group or group[-1] is not core:
                    group.append(core)
    for pair, group in bearers.items():
        if 1 < len(group) <= CROWD:
            pairs, torn = related(group, holders)
            share = _share(pair, holders) * (_TORN if torn else 1)
            for first, second, how in pairs:
                if how is Relation.FULL:
                    yield guess(share, "longer-name", " ".join(pair), first, second)


def _pairs(parts: Parts, holders: Holders) -> Iterator[tuple[str, str]]:
    """Yield two parts of a name, and a part with the beginning of another, where another full name could have them."""
    long = sorted({part for part in parts if len(part) > 1})[:_MAX_PARTS]
    for one, two in combinations(long, 2):
        if holders[one] > 1 and holders[two] > 1:
            yield one, two
        if 1 < holders[one] <= _UNCOMMON and len(two) >= _STEM:
            yield one, two[:_STEM] + "…"
        if 1 < holders[two] <= _UNCOMMON and len(one) >= _STEM:
            yield two, one[:_STEM] + "…"


def _share(pair: tuple[str, str], holders: Holders) -> float:
    if pair[1].endswith("…"):
        return 0.9 if holders[pair[0]] <= RARE else 0.7
    rarest = min(holders[part] for part in pair)
    return 0.95 if rarest <= RARE else 0.88 if rarest <= _UNCOMMON else 0.75

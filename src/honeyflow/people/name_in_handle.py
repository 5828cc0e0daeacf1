"""Guesses from a full name in a handle with up to three letters or digits more: ``oz`` + ``anncrosswood``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from honeyflow.people.cores import Core, Relation, relation
from honeyflow.people.guess import CROWD, Guess, Holders, guess, is_torn
from honeyflow.people.handles import Owners
from honeyflow.people.resemblance import in_full

_SHORTEST = 8
_MORE = 3
_TORN = 0.5
_SHARES = {Relation.FULL: 0.93, Relation.BARE: 0.9, Relation.NONE: 0.87, Relation.CONFLICT: 0.4}


def guess_name_in_handle(cores: Iterable[Core], owners: Owners, holders: Holders) -> Iterator[Guess]:
    """Yield those of whom one, who gives no full name, has a handle that holds the other's."""
    spelt = _spelt(cores)
    for handle, group in owners.items():
        nameless = [core for core in group if not core.names]
        if nameless and len(group) <= CROWD and len(handle) > _SHORTEST:
            for bearers in _bearers(handle, spelt):
                kept = _TORN if is_torn(bearers, holders) else 1
                for one, two in product(nameless, bearers):
                    if handle not in two.handles:
                        yield guess(_SHARES[relation(one, two, holders)] * kept, "name-in-handle", handle, one, two)


def _spelt(cores: Iterable[Core]) -> Mapping[str, Sequence[Core]]:
    """Return who bears the full name that each text spells in full."""
    spelt: dict[str, list[Core]] = defaultdict(list)
    for core in cores:
        for parts in core.names:
            for text in in_full(parts):
                if len(text) >= _SHORTEST:
                    spelt[text].append(core)
    return spelt


def _bearers(handle: str, spelt: Mapping[str, Sequence[Core]]) -> Iterator[Sequence[Core]]:
    for size in range(1, _MORE + 1):
        for text in (handle[size:], handle[:-size]):
            if 0 < len(found := spelt.get(text, ())) <= CROWD:
                yield found

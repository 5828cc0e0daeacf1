"""Guesses from handles: a bare name, a forge login or a mailbox that two persons have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from honeyflow.people.matching.cores import Core, Relation
from honeyflow.people.matching.guess import CROWD, Guess, Holders, guess, related

Owners = Mapping[str, Sequence[Core]]

_LENGTHS = (6, 4)
_OTHERS = 0.02
"""Taken off for each further person with the handle."""

_TORN = 0.65
"""Remains when persons with the handle bear names that one person would not."""

_NAME_ONLY = (0.02, 0.06, 0.06)
"""Taken off when it is only what both call themselves: a first name may look like it."""

_COMMON = {Relation.FULL: 0.93, Relation.BARE: 0.6, Relation.NONE: 0.4, Relation.CONFLICT: 0.3}
"""How sure a handle is that several full names hold as a part (``daniel``), by how the names relate."""

_OWN = {
    Relation.FULL: (0.97, 0.97, 0.95),
    Relation.BARE: (0.95, 0.94, 0.8),
    Relation.NONE: (0.94, 0.9, 0.8),
    Relation.CONFLICT: (0.6, 0.5, 0.4),
}
"""How sure another handle is: of six letters or more, of four or five, of three."""


def find_owners(cores: Iterable[Core]) -> Owners:
    """Return who has each handle."""
    owners: dict[str, list[Core]] = defaultdict(list)
    for core in cores:
        for handle in core.handles:
            owners[handle].append(core)
    return owners


def guess_same_handle(owners: Owners, holders: Holders) -> Iterator[Guess]:
    """Yield those who have one handle."""
    for handle, group in owners.items():
        if 1 < len(group) <= CROWD:
            pairs, torn = related(group, holders)
            for one, two, how in pairs:
                share = _share(handle, how, holders) - _OTHERS * (len(group) - 2)
                if handle not in one.accounts and handle not in two.accounts:
                    share -= _NAME_ONLY[_size(handle)]
                yield guess(
                    share * (_TORN if torn and how is not Relation.FULL else 1), "same-handle", handle, one, two
                )


def _share(handle: str, how: Relation, holders: Holders) -> float:
    if holders.get(handle, 0) > 1:
        return _COMMON[how]
    return _OWN[how][_size(handle)]


def _size(handle: str) -> int:
    return sum(len(handle) < length for length in _LENGTHS)

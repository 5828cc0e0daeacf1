"""Guesses from handles that are nearly one: but for a number at the end, or for two letters swapped."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from honeyflow.people.matching.cores import Core, Relation, meet
from honeyflow.people.matching.guess import CROWD, Guess, Holders, guess, related
from honeyflow.people.matching.handles import Owners
from honeyflow.people.matching.resemblance import is_slip
from honeyflow.people.matching.traits import without_number

_SHORTEST_STEM = 6
_SHORTEST_SLIP = 7
_OTHERS = 0.02
_TORN = 0.65
_NUMBER = {Relation.FULL: 0.95, Relation.BARE: 0.9, Relation.NONE: 0.88, Relation.CONFLICT: 0.3}
_SLIP = {Relation.FULL: 0.95, Relation.BARE: 0.9, Relation.NONE: 0.86, Relation.CONFLICT: 0.3}


def guess_numbered(owners: Owners, holders: Holders) -> Iterator[Guess]:
    """Yield those whose logins or mailboxes differ by a number at the end."""
    for stem, handles in _alike(owners, without_number, _SHORTEST_STEM):
        group = [core for core in _group(handles, owners) if meet(core.accounts, handles)]
        yield from _guesses("numbered-handle", stem, group, holders, _NUMBER)


def guess_swapped(owners: Owners, holders: Holders) -> Iterator[Guess]:
    """Yield those whose handles differ by two letters swapped."""
    for _, handles in _alike(owners, _sorted, _SHORTEST_SLIP):
        if len(handles) == 2 and handles[0].isalpha() and is_slip(*handles):
            yield from _guesses("handle-slip", min(handles), _group(handles, owners), holders, _SLIP)


def _sorted(handle: str) -> str:
    return "".join(sorted(handle))


def _alike(owners: Owners, key: Callable[[str], str], shortest: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield handles that have the same key."""
    groups: dict[str, list[str]] = defaultdict(list)
    for handle in owners:
        if len(handle) >= shortest:
            groups[key(handle)].append(handle)
    for text, handles in groups.items():
        if 1 < len(handles) <= CROWD and len(text) >= shortest:
            yield text, tuple(handles)


def _group(handles: Iterable[str], owners: Owners) -> list[Core]:
    return list({core.first: core for handle in handles for core in owners[handle]}.values())


def _guesses(
    evidence: str, text: str, group: Sequence[Core], holders: Holders, shares: Mapping[Relation, float]
) -> Iterator[Guess]:
    if holders.get(text) or not 1 < len(group) <= CROWD:
        return
    pairs, torn = related(group, holders)
    for one, two, how in pairs:
        share = shares[how] * (_TORN if torn and how is not Relation.FULL else 1)
        yield guess(share - _OTHERS * (len(group) - 2), evidence, text, one, two)

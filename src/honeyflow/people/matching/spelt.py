"""Guesses from spellings: a handle that is a way to write one full name as a login (``acrosswood``)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from honeyflow.people.matching.cores import Core, Relation, relation
from honeyflow.people.matching.guess import CROWD, RARE, Guess, Holders, guess, is_torn
from honeyflow.people.matching.handles import Owners
from honeyflow.people.matching.resemblance import Parts, spellings
from honeyflow.people.matching.traits import without_number

_SHORTEST = 4
_SHORTEST_NUMBERED = 5
_SHORTEST_MORE = 8

_BEFORE = ("the", "its", "iam", "im", "hey", "mr", "real", "oz")
_BEHIND = ("dev", "code", "codes", "tech", "git", "hub", "ai", "io", "hq", "x")
"""What people put around their name when it is taken."""

_SHARES = {
    "whole": 0.95, "first-last": 0.94, "last-first": 0.94, "initials-last": 0.94, "initial-last": 0.93,
    "last-initial": 0.8, "first-initial": 0.82, "last": 0.86, "first": 0.66, "adorned": 0.9,
}  # fmt: skip
"""How sure each form is when one full name alone is written so."""

_PARTS = frozenset({"last", "first"})
_WHOLE = frozenset({"whole", "first-last", "last-first", "adorned"})
_TORN = 0.5
"""Remains when several full names are written so."""

Spelt = tuple[Core, Parts, str]


def guess_spelt(cores: Iterable[Core], owners: Owners, holders: Holders) -> Iterator[Guess]:
    """Yield those of whom one has a handle that spells the other's full name."""
    for handle, bearers in _find_spelt(cores, owners, holders).items():
        if len(bearers) <= CROWD and len(owners[handle]) <= CROWD:
            torn = is_torn([core for core, _, _ in bearers], holders)
            for one in owners[handle]:
                for two, parts, form in bearers:
                    if one is not two and handle not in two.handles:
                        how = Relation.BARE if handle in one.bares and not one.names else relation(one, two, holders)
                        share = _share(handle, parts, form, how, holders)
                        yield guess(share * (_TORN if torn else 1), "spelt-name", handle, one, two)


def _find_spelt(cores: Iterable[Core], owners: Owners, holders: Holders) -> dict[str, list[Spelt]]:
    """Return who bears a full name that each handle spells, a number at its end or a word around it aside."""
    numbered, adorned = _trimmed(owners, _without_number), _trimmed(owners, _without_word)
    known = owners.keys() | numbered.keys() | adorned.keys()
    found: dict[str, list[Spelt]] = defaultdict(list)
    for core in cores:
        for parts in core.names:
            forms = spellings(parts)
            for text in known.intersection(forms):
                form = forms[text]
                if len(text) < _SHORTEST or (form in _PARTS and holders[text] > CROWD):
                    continue
                own = owners.get(text)
                if own and (len(own) > 1 or own[0] is not core):
                    found[text].append((core, parts, form))
                if form not in _PARTS:
                    for handle in numbered.get(text, ()):
                        found[handle].append((core, parts, form))
                if form in _WHOLE:
                    for handle in adorned.get(text, ()):
                        found[handle].append((core, parts, "adorned"))
    return found


def _trimmed(owners: Owners, trim: Callable[[str], str]) -> Mapping[str, Sequence[str]]:
    """Return the handles that leave each text when they are trimmed."""
    found: dict[str, list[str]] = defaultdict(list)
    for handle in owners:
        if text := trim(handle):
            found[text].append(handle)
    return {text: handles for text, handles in found.items() if len(handles) <= CROWD}


def _without_number(handle: str) -> str:
    stem = without_number(handle) if handle[-1].isdigit() else ""
    return stem if len(stem) >= _SHORTEST_NUMBERED else ""


def _without_word(handle: str) -> str:
    for word in _BEHIND if handle.endswith(_BEHIND) else ():
        if handle.endswith(word) and len(handle) >= _SHORTEST_MORE + len(word):
            return handle.removesuffix(word)
    for word in _BEFORE if handle.startswith(_BEFORE) else ():
        if handle.startswith(word) and len(handle) >= _SHORTEST_MORE + len(word):
            return handle.removeprefix(word)
    return ""


def _share(handle: str, parts: Parts, form: str, how: Relation, holders: Holders) -> float:
    share = _SHARES[form]
    if form not in _WHOLE and form != "first" and holders[parts[-1]] > RARE:
        share -= 0.09
    if handle[-1].isdigit():
        share -= 0.02
    if how is Relation.CONFLICT:
        return share * 0.6
    if how is Relation.FULL:
        return share + 0.3 * (1 - share)
    return share - (0.08 if how is Relation.NONE and form not in _WHOLE else 0)

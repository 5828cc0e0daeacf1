"""Cores: identities that strong claims make one person, summed up, so that weaker evidence compares persons."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from honeyflow.people.matching.members import Member
from honeyflow.people.matching.resemblance import Parts, agree, alike, spellings
from honeyflow.people.matching.traits import Traits

Texts = tuple[str, ...]
"""Distinct, in order of alphabet: most have one, and a set of one takes four times the memory."""


class Core(NamedTuple):
    """What is known of identities that are one person by strong claims; a tuple, as `Traits` are.

    Parameters
    ----------
    first : int
        The first of its identities: stands for them.
    names : tuple
        Distinct full names.
    bares : tuple of str
        Names that are no full ones.
    handles : tuple of str
        Bare names, logins and mailboxes.
    accounts : tuple of str
        Logins and mailboxes.
    addresses : tuple of str
        Those that can tell a person.
    places : tuple of str
        Domains that say who gives the address.
    numbers : tuple of str
        Of accounts on forges.
    """

    first: Member
    names: tuple[Parts, ...]
    bares: Texts
    handles: Texts
    accounts: Texts
    addresses: Texts
    places: Texts
    numbers: Texts


def build_cores(groups: Iterable[Sequence[Member]], traits: Sequence[Traits]) -> list[Core]:
    """Return the cores in order of what stands for them; each group is in order."""
    return sorted((_core(group, traits) for group in groups), key=_first)


def _first(core: Core) -> Member:
    return core.first


def _core(group: Sequence[Member], traits: Sequence[Traits]) -> Core:
    if len(group) == 1:
        return _single(group[0], traits[group[0]])
    members = [traits[member] for member in group]
    return Core(
        group[0],
        tuple(sorted({one.parts for one in members if one.parts})),
        _distinct(one.bare for one in members),
        _distinct(handle for one in members for handle in one.handles),
        _distinct(one.login or one.mailbox for one in members),
        _distinct(one.address for one in members),
        _distinct(one.place for one in members),
        _distinct(one.number for one in members),
    )


def _distinct(texts: Iterable[str]) -> Texts:
    return tuple(sorted({text for text in texts if text}))


def _single(member: Member, one: Traits) -> Core:
    """Return the core of one identity, as most are: the same as `_core`, in a third of the time."""
    account = one.login or one.mailbox
    return Core(
        member,
        (one.parts,) if one.parts else (),
        (one.bare,) if one.bare else (),
        one.handles,
        (account,) if account else (),
        (one.address,) if one.address else (),
        (one.place,) if one.place else (),
        (one.number,) if one.number else (),
    )


def meet(one: Texts, two: Texts) -> bool:
    """Return whether two have a text in common."""
    return any(text in two for text in one)


class Relation(Enum):
    """How the names of two persons relate."""

    FULL = "full names agree"
    BARE = "one's bare name is a form of the other's name, or its own"
    NONE = "nothing to compare"
    CONFLICT = "names that one person would not bear"


def relation(one: Core, two: Core, holders: Mapping[str, int]) -> Relation:
    """Return how the names of two persons relate; `holders` tells how common parts of names are."""
    if one.names and two.names:
        return Relation.FULL if names_agree(one.names, two.names) else Relation.CONFLICT
    named, other = (one, two) if one.names else (two, one)
    if any(_calls(bare, parts) for bare in other.bares for parts in named.names):
        return Relation.BARE
    if not named.names and meet(one.bares, two.bares):
        return Relation.BARE
    strange = named.names and any(holders.get(bare, 0) > 1 for bare in other.bares)
    return Relation.CONFLICT if strange else Relation.NONE


def names_agree(one: Iterable[Parts], two: Collection[Parts]) -> bool:
    """Return whether any full name of one person agrees with any of the other's."""
    return any(agree(left, right) for left in one for right in two)


def _calls(bare: str, parts: Parts) -> bool:
    return any(alike(bare, part) for part in parts) or bare in spellings(parts)

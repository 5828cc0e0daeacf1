"""Cores: identities that strong claims make one person, summed up, so that weaker evidence compares persons."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from honeyflow.people.resemblance import Parts, agree, alike, spellings
from honeyflow.people.traits import Traits


@dataclass(frozen=True, slots=True)
class Core:
    """What is known of identities that are one person by strong claims.

    Parameters
    ----------
    first : str
        The smallest of its identities' identifiers: stands for them.
    names : tuple
        Distinct full names.
    bares : frozenset of str
        Names that are no full ones.
    handles : frozenset of str
        Bare names, logins and mailboxes.
    accounts : frozenset of str
        Logins and mailboxes.
    addresses : frozenset of str
        Those that can tell a person.
    places : frozenset of str
        Domains that say who gives the address.
    numbers : frozenset of str
        Of accounts on forges.
    """

    first: str
    names: tuple[Parts, ...]
    bares: frozenset[str]
    handles: frozenset[str]
    accounts: frozenset[str]
    addresses: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]


_NONE: frozenset[str] = frozenset()


def build_cores(groups: Iterable[Sequence[str]], traits: Mapping[str, Traits]) -> list[Core]:
    """Return the cores in order of what stands for them."""
    cores = (_core([traits[member] for member in group]) for group in groups)
    return sorted(cores, key=lambda core: core.first)


def _core(members: Sequence[Traits]) -> Core:
    if len(members) == 1:
        return _single(members[0])
    return Core(
        min(one.identity_id for one in members),
        tuple(sorted({one.parts for one in members if one.parts})),
        frozenset(one.bare for one in members if one.bare),
        frozenset().union(*(one.handles for one in members)),
        frozenset(handle for one in members for handle in (one.login, one.mailbox) if handle),
        frozenset(one.address for one in members if one.address),
        frozenset(one.place for one in members if one.place),
        frozenset(one.number for one in members if one.number),
    )


def _single(one: Traits) -> Core:
    """Return the core of one identity, as most are: the same as `_core`, in a third of the time."""
    return Core(
        one.identity_id,
        (one.parts,) if one.parts else (),
        frozenset((one.bare,)) if one.bare else _NONE,
        one.handles,
        frozenset((account,)) if (account := one.login or one.mailbox) else _NONE,
        frozenset((one.address,)) if one.address else _NONE,
        frozenset((one.place,)) if one.place else _NONE,
        frozenset((one.number,)) if one.number else _NONE,
    )


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
    if not named.names and one.bares & two.bares:
        return Relation.BARE
    strange = named.names and any(holders.get(bare, 0) > 1 for bare in other.bares)
    return Relation.CONFLICT if strange else Relation.NONE


def names_agree(one: Iterable[Parts], two: Collection[Parts]) -> bool:
    """Return whether any full name of one person agrees with any of the other's."""
    return any(agree(left, right) for left in one for right in two)


def _calls(bare: str, parts: Parts) -> bool:
    return any(alike(bare, part) for part in parts) or any(bare == text for text, _ in spellings(parts))


def count_holders(cores: Iterable[Core]) -> Mapping[str, int]:
    """Return in how many different full names each part occurs: how common it is."""
    holders: dict[str, int] = defaultdict(int)
    for name in {tuple(sorted(parts)) for core in cores for parts in core.names}:
        for part in set(name):
            holders[part] += 1
    return holders

"""A guess that two persons are one, and what its rules have in common.

The probabilities are shares that were right where projects' ``.mailmap`` files tell (``bench/identities.py``), rounded
down: what is one in a project of thousands is less sure among a million.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from honeyflow.people.matching.cores import Core, Relation, meet, relation
from honeyflow.people.matching.members import Member

SUGGEST = 0.5
"""Below this probability a guess is not worth a reviewer's time."""

CROWD = 8
"""A handle, a spelling or a pair of name parts that more persons share than this tells none of them."""

RARE = 2
"""A part of a name is rare when no more than this many different full names hold it."""

_OTHER_ACCOUNT = 0.8
"""What remains when they have different accounts on one forge."""

_STRANGE = 0.35
"""What remains of the doubt when both write from one place."""

Holders = Mapping[str, int]


class Guess(NamedTuple):
    """Two persons, each named by an identity, who may be one; a tuple, as `Traits` are."""

    probability: float
    evidence: str
    shared: str
    one: Member
    two: Member


def guess(probability: float, evidence: str, shared: str, one: Core, two: Core) -> Guess:
    """Return a guess: surer when both write from one place, less sure when they have two accounts on forges."""
    if meet(one.places, two.places):
        probability = 1 - (1 - probability) * _STRANGE
    if one.numbers and two.numbers and not meet(one.numbers, two.numbers):
        probability *= _OTHER_ACCOUNT
    return Guess(probability, evidence, shared, one.first, two.first)


def related(group: Sequence[Core], holders: Holders) -> tuple[list[tuple[Core, Core, Relation]], bool]:
    """Return each two of a group with how their names relate, and whether the group is torn, see `is_torn`."""
    pairs = [(one, two, relation(one, two, holders)) for one, two in combinations(group, 2)]
    return pairs, any(how is Relation.CONFLICT and one.names and two.names for one, two, how in pairs)


def is_torn(group: Collection[Core], holders: Holders) -> bool:
    """Return whether persons who share something bear full names that one person would not."""
    named = [core for core in group if core.names]
    return any(relation(one, two, holders) is Relation.CONFLICT for one, two in combinations(named, 2))

"""What is said of identities: claims that they are one person, refusals to say so, suggestions for people to judge."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from honeyflow.people.matching.members import Member

STRENGTH = {
    "decision": 0.999,
    "staff-list": 0.99,
    "mailmap": 0.98,
    "noreply-login": 0.98,
    "noreply-number": 0.98,
    "same-email": 0.97,
    "same-name": 0.9,
}
"""How sure each kind of strong claim is, strongest first; weaker evidence carries a probability of its own."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Identities said to be one person, with the kind of evidence and what they share.

    Parameters
    ----------
    probability : float
        0: that of the evidence's kind.
    """

    evidence: str
    shared: str
    members: tuple[Member, ...]
    probability: float = 0.0

    @property
    def strength(self) -> float:
        """How sure it is, 0-1."""
        return self.probability or STRENGTH[self.evidence]


@dataclass(frozen=True)
class Refusal:
    """A claim not made, and why; `members` are identifiers."""

    shared: str
    reason: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """Two persons, each by an identifier of theirs, who may be one: too unsure to join them, sure enough to ask."""

    evidence: str
    shared: str
    members: tuple[str, str]
    probability: float


def grouped(evidence: str, pairs: Iterable[tuple[str, Member]]) -> Iterator[Claim]:
    """Yield a claim for each thing that more than one identity shares; `pairs` are of the thing and an identity."""
    first: dict[str, Member] = {}
    groups: dict[str, set[Member]] = defaultdict(set)
    for shared, member in pairs:
        other = first.setdefault(shared, member)
        if other != member:
            groups[shared].update((other, member))
    for shared, members in groups.items():
        yield Claim(evidence, shared, tuple(sorted(members)))

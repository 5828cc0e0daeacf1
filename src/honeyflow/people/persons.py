"""Persons: identities joined by claims (union-find); every identity keeps why it belongs, and how sure that is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from honeyflow.people.claims import STRENGTH, Claim
from honeyflow.people.records import Membership, Person, SeenIdentity

ALONE = "alone"


class Sets:
    """Disjoint sets of identifiers."""

    def __init__(self, members: Iterable[str]) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: str) -> str:
        """Return what stands for the set of `member`."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, members: Sequence[str]) -> None:
        """Make one set of all `members`' sets."""
        first = self.find(members[0])
        for member in members[1:]:
            self._parent[self.find(member)] = first

    def groups(self) -> list[list[str]]:
        """Return the sets."""
        found: dict[str, list[str]] = defaultdict(list)
        for member in self._parent:
            found[self.find(member)].append(member)
        return list(found.values())


def match_persons(seen: Sequence[SeenIdentity], claims: Iterable[Claim]) -> dict[str, Membership]:
    """Return each identity's person, by identity.

    The person is named by the identity seen first (tie: smallest identifier), so that more data seldom renames anyone.
    An identity's evidence is its strongest claim.
    """
    claims = sorted(claims, key=lambda claim: (-STRENGTH[claim.evidence], claim.evidence, claim.shared))
    sets = Sets(one.identity_id for one in seen)
    evidence: dict[str, str] = {}
    for claim in claims:
        sets.join(claim.members)
        for member in claim.members:
            evidence.setdefault(member, claim.evidence)
    first = {one.identity_id: (one.first_on or date.max, one.identity_id) for one in seen}
    return {
        member: Membership(person_id, why := evidence.get(member, ALONE), STRENGTH.get(why, 1.0))
        for group in sets.groups()
        for person_id in [min(group, key=first.__getitem__)]
        for member in group
    }


def build_persons(
    seen: Sequence[SeenIdentity], memberships: Mapping[str, Membership], bots: frozenset[str]
) -> dict[str, Person]:
    """Return the persons by identifier, named as they most often name themselves (tie: first by alphabet)."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for one in seen:
        person_id = memberships[one.identity_id].person_id
        names[person_id][one.name] += one.count
        counts[person_id] += 1
    return {
        person_id: Person(person_id, _most_used(used), person_id in bots, counts[person_id])
        for person_id, used in sorted(names.items())
    }


def _most_used(used: Counter[str]) -> str:
    return min(used, key=lambda name: (not name, -used[name], name))

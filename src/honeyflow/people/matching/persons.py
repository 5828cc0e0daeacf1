"""Persons: identities joined by claims (union-find); every identity keeps why it belongs, and how sure that is."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from honeyflow.people.matching.claim import Claim
from honeyflow.people.matching.members import Member, by_email
from honeyflow.people.matching.sets import Sets
from honeyflow.people.matching.told import decided_sides
from honeyflow.people.records import MatchDecision, Membership, Person, SeenIdentity

ALONE = "alone"


def match_persons(
    seen: Sequence[SeenIdentity], claims: Iterable[Claim], decisions: Sequence[MatchDecision] = ()
) -> dict[str, Membership]:
    """Return each identity's person, by identity; claims are joined in the order given.

    The person is named by the identity seen first (tie: smallest identifier), so that more data seldom renames anyone.
    An identity's evidence is its strongest claim.

    Parameters
    ----------
    seen : sequence of SeenIdentity
        In order of identifier, as for the claims, which name them by their place.
    """
    sets = Sets(len(seen), decided_sides(decisions, seen, by_email(seen)) if decisions else None)
    best = [0.0] * len(seen)
    evidence = [ALONE] * len(seen)
    for claim in claims:
        sets.join(claim.members)
        strength = claim.strength
        for member in claim.members:
            if strength > best[member]:
                best[member], evidence[member] = strength, claim.evidence
    roots = [sets.find(member) for member in range(len(seen))]
    earliest, several = _find_earliest(seen, roots)
    found: dict[str, Membership] = {}
    for member, (one, root) in enumerate(zip(seen, roots, strict=True)):
        if root in several:
            person_id = seen[earliest[root]].identity_id
            found[one.identity_id] = Membership(person_id, evidence[member], best[member] or 1.0)
        else:
            found[one.identity_id] = Membership(one.identity_id, ALONE, 1.0)
    return found


def _find_earliest(
    seen: Sequence[SeenIdentity], roots: Iterable[Member]
) -> tuple[Mapping[Member, Member], Collection[Member]]:
    """Return for each set who was seen first, and which sets have several members."""
    earliest: dict[Member, Member] = {}
    several: set[Member] = set()
    for member, root in enumerate(roots):
        known = earliest.setdefault(root, member)
        if known != member:
            several.add(root)
            if (seen[member].first_on or date.max) < (seen[known].first_on or date.max):
                earliest[root] = member
    return earliest, several


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

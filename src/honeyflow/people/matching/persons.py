"""Persons: identities joined by claims (union-find); every identity keeps why it belongs, and how sure that is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from honeyflow.people.matching.claim import Claim
from honeyflow.people.matching.sets import Sets
from honeyflow.people.matching.told import by_email, decided_sides
from honeyflow.people.records import MatchDecision, Membership, Person, SeenIdentity

ALONE = "alone"
_NOTHING = (0.0, "")


def match_persons(
    seen: Sequence[SeenIdentity], claims: Iterable[Claim], decisions: Sequence[MatchDecision] = ()
) -> dict[str, Membership]:
    """Return each identity's person, by identity; claims are joined in the order given.

    The person is named by the identity seen first (tie: smallest identifier), so that more data seldom renames anyone.
    An identity's evidence is its strongest claim.
    """
    sides = decided_sides(decisions, by_email(seen)) if decisions else None
    sets = Sets((one.identity_id for one in seen), sides)
    evidence: dict[str, tuple[float, str]] = {}
    for claim in claims:
        sets.join(claim.members)
        strength = claim.strength
        for member in claim.members:
            if strength > evidence.get(member, _NOTHING)[0]:
                evidence[member] = strength, claim.evidence
    by_id = {one.identity_id: one for one in seen}
    found: dict[str, Membership] = {}
    for group in sets.groups():
        if len(group) == 1:
            found[group[0]] = Membership(group[0], ALONE, 1.0)
            continue
        person_id = min(group, key=lambda member: (by_id[member].first_on or date.max, member))
        for member in group:
            why = evidence.get(member)
            found[member] = Membership(person_id, why[1], why[0]) if why else Membership(person_id, ALONE, 1.0)
    return found


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

"""Persons found beside a project's ``.mailmap``, hidden from the matcher: ``identities.py REPOSITORY [--wrong]``.

Rates are over pairs of identities of which the file speaks (`mailmap_truth`); what it does not say counts neither way.

- precision: of the pairs joined that it speaks of, those it joins too;
- recall: of the pairs it joins, those joined.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from mailmap_truth import Pair, Truth, read_identities, read_truth

from honeyflow.people.addresses import address
from honeyflow.people.bots import is_bot
from honeyflow.people.matching.claim import Claim
from honeyflow.people.matching.claims import count_holders, make_claims
from honeyflow.people.matching.cores import build_cores, meet, relation
from honeyflow.people.matching.match import match_identities
from honeyflow.people.matching.members import Member, by_email
from honeyflow.people.matching.sets import Sets
from honeyflow.people.matching.traits import Traits, read_all
from honeyflow.people.names import fold, is_full
from honeyflow.people.records import SeenIdentity

Persons = Mapping[str, str]
"""Person by identity."""


def honeyflow(seen: Sequence[SeenIdentity]) -> Persons:
    """Return Honeyflow's persons."""
    found = match_identities(seen, _bots(seen), (), (), ())
    return {member: membership.person_id for member, membership in found.memberships.items()}


def joined_by(seen: Sequence[SeenIdentity], *keys: dict[str, str]) -> Persons:
    """Return persons as whoever shares any of the keys."""
    place = {one.identity_id: at for at, one in enumerate(seen)}
    sets = Sets(len(seen))
    for key in keys:
        first: dict[str, Member] = {}
        for member, value in key.items():
            sets.join((first.setdefault(value, place[member]), place[member]))
    return {member: seen[sets.find(at)].identity_id for member, at in place.items()}


def ways(seen: Sequence[SeenIdentity]) -> dict[str, Persons]:
    """Return the persons of Honeyflow and of each baseline."""
    emails = {one.identity_id: address(one.email) for one in seen}
    names = {one.identity_id: fold(one.name) for one in seen if one.name}
    full = {one.identity_id: fold(one.name) for one in seen if is_full(one.name)}
    return {
        "Honeyflow": honeyflow(seen),
        "same e-mail": joined_by(seen, emails),
        "same e-mail or name": joined_by(seen, emails, names),
        "same e-mail or full name": joined_by(seen, emails, full),
    }


def judged(persons: Persons, truth: Truth) -> tuple[int, list[Pair], list[Pair]]:
    """Return how many pairs are joined rightly, those joined wrongly, and those missed."""
    held: dict[str, list[str]] = defaultdict(list)
    for member in sorted(truth.cluster):
        held[persons[member]].append(member)
    wrong = [pair for group in held.values() for pair in combinations(group, 2) if truth.says(*pair) is False]
    same = list(truth.same())
    missed = [(one, two) for one, two in same if persons[one] != persons[two]]
    return len(same) - len(missed), wrong, missed


def rates(right: int, wrong: int, missed: int) -> str:
    """Return precision, recall and F1 as cells."""
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    return f"{precision:.4f} | {recall:.4f} | {2 * precision * recall / max(precision + recall, 1e-9):.4f}"


def main() -> None:
    """Print a row for each way."""
    repository = Path(sys.argv[1])
    seen = read_identities(repository)
    truth = read_truth(repository, seen)
    spoken = f"{len(truth.cluster)} of {len(seen)} identities, {len(set(truth.cluster.values()))} persons"
    print(f"`.mailmap` speaks of {spoken}\n\n| way | precision | recall | F1 | right | wrong | missed |\n|{'---|' * 7}")
    for way, persons in ways(seen).items():
        right, wrong, missed = judged(persons, truth)
        counts = right, len(wrong), len(missed)
        print(f"| {way} | {rates(*counts)} | {' | '.join(map(str, counts))} |")
    if "--wrong" in sys.argv:
        explain(seen, truth)


def explain(seen: Sequence[SeenIdentity], truth: Truth) -> None:
    """Print, without names, how each rule and probability did, and what kinds of pairs are missed."""
    bots = _bots(seen)
    ordered = sorted(seen, key=lambda one: one.identity_id)
    groups = [[one for one in ordered if (one.identity_id in bots) == programs] for programs in (False, True)]
    made = [make_claims(group) for group in groups]
    print("\n| evidence | probability | pairs it joined first: right | wrong | share right |\n|---|---|---|---|---|")
    counts: dict[tuple[str, float], Counter] = defaultdict(Counter)
    for group, (claims, _, _) in zip(groups, made, strict=True):
        _count_firsts(group, claims, truth, counts)
    for (evidence, probability), count in sorted(counts.items()):
        share = count[True] / max(count[True] + count[False], 1)
        print(f"| {evidence} | {probability:.2f} | {count[True]} | {count[False]} | {share:.3f} |")
    persons = honeyflow(seen)
    suggested = {frozenset(persons[each] for each in one.members): one for _, _, found in made for one in found}
    asked = Counter(
        (one.evidence, truth_of)
        for pair, one in suggested.items()
        if (truth_of := _says(pair, persons, truth)) is not None
    )
    print("\nsuggested to people:", len(suggested), "pairs;", dict(asked))
    read = read_all(ordered, by_email(ordered))
    holders = count_holders(one.full for one in read)
    traits = {one.identity_id: what for one, what in zip(ordered, read, strict=True)}
    kinds = Counter(_kind(pair, traits, holders, persons, suggested) for pair in judged(persons, truth)[2])
    print("\n| missed | pairs |\n|---|---|")
    for kind, count in kinds.most_common():
        print(f"| {kind} | {count} |")


def _count_firsts(
    seen: Sequence[SeenIdentity], claims: Iterable[Claim], truth: Truth, counts: dict[tuple[str, float], Counter]
) -> None:
    """Count, for each evidence and probability, the pairs spoken of that it was the first to join."""
    sets = Sets(len(seen))
    held = [[one.identity_id] for one in seen]
    for claim in claims:
        for member in claim.members[1:]:
            one, two = sets.find(claim.members[0]), sets.find(member)
            if one != two:
                pairs = (truth.says(left, right) for left in held[one] for right in held[two])
                counts[claim.evidence, round(claim.strength, 2)].update(said for said in pairs if said is not None)
                sets.join((claim.members[0], member))
                held[sets.find(one)] = held[one] + held[two]


def _says(pair: frozenset[str], persons: Persons, truth: Truth) -> bool | None:
    one, two = pair
    members = [[member for member in truth.cluster if persons[member] == each] for each in (one, two)]
    said = {truth.says(left, right) for left in members[0] for right in members[1]} - {None}
    return said.pop() if len(said) == 1 else None


def _kind(
    pair: Pair,
    traits: Mapping[str, Traits],
    holders: Mapping[str, int],
    persons: Persons,
    suggested: Mapping[frozenset, object],
) -> str:
    cores = build_cores([[0], [1]], [traits[member] for member in pair])
    names = relation(cores[0], cores[1], holders).value
    place = ", one place" if meet(cores[0].places, cores[1].places) else ""
    asked = ", suggested" if frozenset(persons[each] for each in pair) in suggested else ""
    return f"{names}{', a handle in common' if meet(cores[0].handles, cores[1].handles) else ''}{place}{asked}"


def _bots(seen: Iterable[SeenIdentity]) -> set[str]:
    return {one.identity_id for one in seen if is_bot(one.name, one.email)}


if __name__ == "__main__":
    main()

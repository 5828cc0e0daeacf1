"""Decisions of different people that cannot both be right: where one person worked on the same days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

import narwhals as nw

from honeyflow.people.addresses import address
from honeyflow.people.organizations.names import organization_key
from honeyflow.people.tables import IDENTITY
from honeyflow.site.decisions import WORKS_FOR
from honeyflow.site.whom import parse_whom
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.lists.capacity import FOR_A_CLIENT
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot


def read_persons_at(snapshot: Snapshot, engine: Engine, addresses: Sequence[str]) -> dict[str, str]:
    """Return the one person of each address; an address of several, or of nobody, is left out."""
    lowered = nw.col("email").str.to_lowercase()
    frame = snapshot.frame(IDENTITY, engine).filter(lowered.is_in(sorted(addresses) or [""]))
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(engine.collect(frame.select("email", "person_id"))):
        found[address(row["email"])].add(row["person_id"])
    return {email: next(iter(persons)) for email, persons in found.items() if len(persons) == 1}


def find_disagreements(decisions: Iterable[Decision], persons: Mapping[str, str]) -> dict[int, tuple[int, ...]]:
    """Return for the line of each decision about work the lines of others' decisions that it contradicts.

    Parameters
    ----------
    persons : mapping
        Person by address: two addresses of one person are one.
    """
    by_person: dict[str, list[Decision]] = defaultdict(list)
    for each in decisions:
        if each.organization:
            by_person[_whose(each, persons)].append(each)
    found: dict[int, set[int]] = defaultdict(set)
    for held in by_person.values():
        for one, other in combinations(held, 2):
            if one.decided_by != other.decided_by and _overlap(one, other) and _contradict(one, other):
                found[one.line].add(other.line)
                found[other.line].add(one.line)
    return {line: tuple(sorted(lines)) for line, lines in found.items()}


def _whose(decision: Decision, persons: Mapping[str, str]) -> str:
    whom = parse_whom(decision.who)
    key = address(whom.email) if whom and not whom.name else decision.who.casefold()
    return persons.get(key, key)


def _overlap(one: Decision, other: Decision) -> bool:
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    return start < min(one.valid_to or date.max, other.valid_to or date.max)


def _contradict(one: Decision, other: Decision) -> bool:
    same = organization_key(one.organization or "") == organization_key(other.organization or "")
    if one.kind != other.kind:
        return same
    beside = (one.capacity in FOR_A_CLIENT) != (other.capacity in FOR_A_CLIENT)
    return one.kind == WORKS_FOR and not same and not beside

"""What lists tell of the people in the commits: whom a line means, which organization, in which days.

A line means a person by address, else by login, else by a full name that one person alone bears. What is told of one
person never overlaps: the list that the site names first has precedence, within a list the later line.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, pairwise

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.people.addresses import is_shared_mailbox
from honeyflow.people.affiliations.known_people import ADDRESS, BOTH, LOGIN, NAME, KnownPeople
from honeyflow.people.affiliations.spans import outside
from honeyflow.people.matching.decisions import about_many, nobody
from honeyflow.people.organizations.names import organization_key
from honeyflow.people.organizations.naming import Directory, named_place
from honeyflow.people.records import Membership, OrganizationKind, SeenIdentity, Told, Workplace
from honeyflow.site.whom import Whom
from honeyflow.sources.lists.capacity import EMPLOYEE, INDEPENDENT, STUDENT, VOLUNTEER, capacity_of
from honeyflow.sources.lists.records import ListedAffiliation

CONFIDENCE = {BOTH: 0.95, ADDRESS: 0.95, LOGIN: 0.93, NAME: 0.8}
"""How sure a line is about a person, by what it means them by."""

UNDATED_FACTOR = 0.9
"""How much less sure a line is that tells no day at all."""


@dataclass
class Heard:
    """What the lists tell: periods in order of person and day, the organizations they name, and what was noticed."""

    told: list[Told] = field(default_factory=list)
    places: dict[str, Workplace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Entry:
    """All rows that one line states of one period."""

    rows: tuple[ListedAffiliation, ...]
    rank: tuple[int, int]

    @property
    def row(self) -> ListedAffiliation:
        return self.rows[0]

    @property
    def undated(self) -> bool:
        return self.row.valid_from is None and self.row.valid_to is None


def hear_lists(
    rows: Iterable[ListedAffiliation],
    people: Sequence[SeenIdentity],
    memberships: Mapping[str, Membership],
    found: Directory,
    places: Iterable[Workplace] = (),
    *,
    order: Sequence[str] = (),
) -> Heard:
    """Return what the lists tell of `people`.

    Parameters
    ----------
    people : sequence of SeenIdentity
        Bots left out.
    memberships : mapping
        By identity.
    found : Directory
        Learns the names of organizations that only a list names.
    places : iterable of Workplace
        Organizations that addresses name: a list's name may mean one of these.
    order : sequence of str
        Paths of the lists, as the site names them.
    """
    heard = Heard()
    known = KnownPeople(people, memberships)
    known_places = {organization_key(each.name): each for each in sorted(places, key=lambda each: each.organization_id)}
    met: dict[str, list[tuple[_Entry, Told, date | None]]] = defaultdict(list)
    missing: dict[str, set[object]] = defaultdict(set)
    for entry in _entries(rows, order):
        by, persons = whom_of_row(entry.row, _asked(entry), known)
        if not persons and entry.row.decided:
            heard.findings.append(about_nobody_decided(entry.row, known))
        elif not persons:
            missing[entry.row.list].add(_who(entry.row))
        place = place_of(entry.row, found, known_places) if persons else None
        if place is not None:
            heard.places[place.organization_id] = place
        for person_id, first_on in persons.items():
            met[person_id].append((entry, _told(entry, person_id, place, by), first_on))
    for person_id in sorted(met):
        by_list = groupby(met[person_id], key=lambda each: each[0].row.list)
        spread = [told for _, held in by_list for told in _succeeding(list(held))]
        heard.told += _without_overlaps(spread, heard.findings)
    heard.findings += (_unmet(path, len(who)) for path, who in sorted(missing.items()))
    return heard


def whom_of_row(
    row: ListedAffiliation, asked: Mapping[str, Sequence[str]], known: KnownPeople
) -> tuple[str, dict[str, date | None]]:
    """Return by what a row means whom; of a decision that gives a name, by that and the address alone."""
    if row.decided and row.name:
        return known.both(Whom(row.email or "", row.name))
    return known.meant(asked)


def _asked(entry: _Entry) -> dict[str, list[str]]:
    """Return what an entry says of whom it means."""
    return {
        ADDRESS: [row.email for row in entry.rows if row.email],
        LOGIN: [entry.row.login or ""],
        NAME: [entry.row.name or ""],
    }


def _entries(rows: Iterable[ListedAffiliation], order: Sequence[str]) -> Iterator[_Entry]:
    """Yield the entries, the one of most precedence first."""
    places = {path: place for place, path in enumerate(order)}
    groups: dict[tuple[object, ...], list[ListedAffiliation]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.list, row.position)):
        groups[row.list, row.line, *_who(row), row.organization, row.valid_from, row.valid_to].append(row)
    entries = (
        _Entry(tuple(held), (places.get(held[0].list, len(places)), -held[-1].position)) for held in groups.values()
    )
    return iter(sorted(entries, key=lambda entry: (entry.rank[0], entry.row.list, entry.rank[1])))


def _who(row: ListedAffiliation) -> tuple[object, ...]:
    """Return what the rows of one person have in common: login and name, else the address."""
    return (row.login, row.name) if row.login or row.name else (row.email,)


def place_of(row: ListedAffiliation, found: Directory, known_places: Mapping[str, Workplace]) -> Workplace | None:
    """Return the organization a row means; None when it says that the person works for nobody."""
    if row.capacity in (INDEPENDENT, VOLUNTEER) or capacity_of(row.organization) is not None:
        return None
    named = found.names.find((row.organization,)) or known_places.get(organization_key(row.organization))
    return named or named_place(found, row.organization)


def _told(entry: _Entry, person_id: str, place: Workplace | None, by: str) -> Told:
    row = entry.row
    usual = STUDENT if place is not None and place.kind is OrganizationKind.UNIVERSITY else EMPLOYEE
    return Told(
        person_id=person_id,
        organization_id=place.organization_id if place else None,
        start=row.valid_from,
        end=row.valid_to,
        capacity=row.capacity or capacity_of(row.organization) or usual,
        evidence=f"{row.list}:line {row.line} by {by}",
        confidence=round(CONFIDENCE[by] * (UNDATED_FACTOR if entry.undated else 1.0), 3),
    )


def _succeeding(met: Sequence[tuple[_Entry, Told, date | None]]) -> list[Told]:
    """Return one person's periods in one list; of undated ones that differ, each starts when its address was seen.

    Lists without days give a person's addresses to the organizations they wrote for, one after the other.
    """
    undated = [(told, first_on) for entry, told, first_on in met if entry.undated]
    if len({(told.organization_id, told.capacity) for told, _ in undated}) < 2:
        return [told for _, told, _ in met]
    dated = sorted(((first, told) for told, first in undated if first), key=lambda each: (each[0], each[1].evidence))
    starts = [None, *(first for first, _ in dated[1:])]
    ends = [*(second for _, (second, _) in pairwise(dated)), None]
    spread = (replace(told, start=start, end=end) for (_, told), start, end in zip(dated, starts, ends, strict=False))
    chained = [told for told in spread if told.start is None or told.end is None or told.start < told.end]
    return [*(told for entry, told, _ in met if not entry.undated), *chained]


def _without_overlaps(told: Sequence[Told], findings: list[Finding]) -> list[Told]:
    """Return the periods in order of day; where two speak, the one that comes first in `told` counts."""
    kept: list[Told] = []
    for each in told:
        parts = [each]
        for held in (old for old in kept if old.for_a_client == each.for_a_client):
            parts = [part for whole in parts for part in outside(whole, held)]
        if parts != [each] and (other := _contradicting(each, kept)) is not None:
            findings.append(_contradiction(each, other))
        kept += parts
    return sorted(kept, key=lambda each: each.start or date.min)


def _contradicting(new: Told, kept: Iterable[Told]) -> Told | None:
    others = (old for old in kept if old.for_a_client == new.for_a_client and [*outside(new, old)] != [new])
    return next((old for old in others if old.organization_id != new.organization_id), None)


def _contradiction(told: Told, other: Told) -> Finding:
    source, _, place = told.evidence.partition(":")
    return Finding(
        "lists-disagree",
        Evidence(source, place.partition(" by ")[0]),
        f"another organization than in {other.evidence.partition(' by ')[0]}, of one person and the same days",
        "one organization at a time",
        "the other is taken where both speak",
        Severity.NOTE,
    )


def about_nobody_decided(row: ListedAffiliation, known: KnownPeople) -> Finding:
    """Return the finding that a decision of who works where is about nobody, or about several."""
    whom = Whom(row.email or "", row.name or "")
    many = not whom.name and (is_shared_mailbox(whom.email) or known.several(whom.email))
    return about_many(row.list, row.line) if many else nobody(row.list, row.line, whom)


def _unmet(path: str, count: int) -> Finding:
    return Finding(
        "listed-without-commits",
        Evidence(path, ""),
        f"{count:,} on the list, found in no commit",
        "an address, login or full name of one person in the commits",
        "not used",
        Severity.NOTE,
    )

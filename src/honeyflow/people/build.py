"""The people floor of a run: identities, persons, organizations, affiliations, and the employer of each commit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.people.affiliations import Span, build_affiliations, drop_kept_addresses, tell_staff, weigh
from honeyflow.people.attribution import attribution, commit_employers
from honeyflow.people.bots import is_bot
from honeyflow.people.claims import Refusal, make_claims
from honeyflow.people.identities import read_seen_identities
from honeyflow.people.inferred import infer_periods
from honeyflow.people.listed import hear_lists
from honeyflow.people.organizations import Customer, build_organizations, directory
from honeyflow.people.owners import organization_periods, with_owners
from honeyflow.people.persons import build_persons, match_persons
from honeyflow.people.records import (
    Affiliation,
    Employment,
    Identity,
    MailmapLine,
    Membership,
    Organization,
    SeenIdentity,
    Told,
    Workplace,
)
from honeyflow.people.seen_months import read_seen_months
from honeyflow.people.staff import employments, find_staff, missing_staff
from honeyflow.people.tables import AFFILIATION, COMMIT_EMPLOYERS, IDENTITY, ORGANIZATION, ORGANIZATION_PERIOD, PERSON
from honeyflow.people.workplaces import count_users, find_workplaces
from honeyflow.site import Site
from honeyflow.sources.lists.records import ListedAffiliation, ListedDomain
from honeyflow.sources.tables import COMMIT, COMMIT_TRAILER, CUSTOMER, LISTED_AFFILIATION, LISTED_DOMAIN, MAILMAP, STAFF
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Table

Row = dict[str, Any]


@dataclass(frozen=True)
class Statements:
    """What is stated about persons, by the company and by lists."""

    keeper_id: str
    employments: Mapping[str, Sequence[Span]]
    listed: Sequence[Told]

    def by_person(self) -> dict[str, list[Told]]:
        """Return the periods stated, the company's word first."""
        return weigh(tell_staff(self.employments, self.keeper_id), self.listed)


def build_people(staging: Staging, site: Site, as_of: date) -> list[Finding]:
    """Write the tables of this floor; return what was held back, and domains that two sources claim.

    Parameters
    ----------
    as_of : date
        Employments that have not ended reach to the day after it.
    """
    seen = read_seen_identities(staging.engine, staging.frame(COMMIT), staging.frame(COMMIT_TRAILER))
    staff = [_employment(row) for row in _rows(staging, STAFF)]
    lists = [ListedDomain(**row) for row in _rows(staging, LISTED_DOMAIN)]
    found = directory(site, [_customer(row) for row in _rows(staging, CUSTOMER)], lists)
    bots = {one.identity_id for one in seen if is_bot(one.name, one.email)}
    memberships, refused = _match(seen, bots, [MailmapLine(**row) for row in _rows(staging, MAILMAP)], staff)
    people = [one for one in seen if one.identity_id not in bots]
    places = find_workplaces(people, memberships, found)
    identities = [
        _identity(one, memberships[one.identity_id], places.get(one.identity_id), bot=one.identity_id in bots)
        for one in seen
    ]
    bot_persons = frozenset(identity.person_id for identity in identities if identity.bot)
    staging.write_rows(IDENTITY, identities)
    staging.write_rows(PERSON, build_persons(seen, memberships, bot_persons).values())
    employed = find_staff(staff, identities)
    heard = hear_lists(
        [ListedAffiliation(**row) for row in _rows(staging, LISTED_AFFILIATION)],
        people,
        memberships,
        found,
        places.values(),
        order=[each.path for each in site.people.lists],
    )
    named = (*places.values(), *heard.places.values(), found.keeper)
    organizations = build_organizations(
        {place.organization_id: place for place in named}, count_users(places, memberships)
    )
    organizations = with_owners(organizations, found, as_of)
    staging.write_rows(ORGANIZATION_PERIOD, organization_periods(organizations.values(), found))
    told = Statements(found.keeper.organization_id, employments(staff, employed, as_of), heard.told)
    periods = _affiliations(staging, site, organizations, told, as_of)
    staging.write_rows(AFFILIATION, periods)
    staging.write_rows(ORGANIZATION, _with_persons(organizations, periods))
    frames = {table.name: staging.frame(table) for table in commit_employers.reads}
    staging.write(COMMIT_EMPLOYERS, attribution(site.people.threshold)(frames))
    return [*found.findings, *heard.findings, *_held(refused), *missing_staff(staff, employed)]


def _match(
    seen: Sequence[SeenIdentity], bots: set[str], mailmap: Sequence[MailmapLine], staff: Sequence[Employment]
) -> tuple[dict[str, Membership], list[Refusal]]:
    """Match people with people and bots with bots, so that no program is ever merged into a person."""
    memberships: dict[str, Membership] = {}
    refused: list[Refusal] = []
    for programs in (False, True):
        group = [one for one in seen if (one.identity_id in bots) == programs]
        claims, held = make_claims(group, mailmap, staff)
        memberships |= match_persons(group, claims)
        refused += held
    return memberships, refused


def _identity(one: SeenIdentity, membership: Membership, place: Workplace | None, *, bot: bool) -> Identity:
    return Identity(
        identity_id=one.identity_id,
        name=one.name,
        email=one.email,
        person_id=membership.person_id,
        bot=bot,
        evidence=membership.evidence,
        confidence_share=membership.confidence,
        organization_id=place.organization_id if place else None,
    )


def _affiliations(
    staging: Staging, site: Site, organizations: Mapping[str, Organization], told: Statements, as_of: date
) -> list[Affiliation]:
    """Return all periods: what is stated, and what addresses tell of the other days."""
    tables = (staging.frame(table) for table in (COMMIT, COMMIT_TRAILER, IDENTITY))
    seen = drop_kept_addresses(read_seen_months(staging.engine, *tables), told.keeper_id, told.employments)
    reliability = {key: each.confidence_share for key, each in organizations.items()}
    inferred = infer_periods(seen, reliability, site.people.threshold)
    return build_affiliations(inferred, told.by_person(), organizations, keeper_id=told.keeper_id, as_of=as_of)


def _with_persons(organizations: Mapping[str, Organization], periods: Iterable[Affiliation]) -> list[Organization]:
    """Return the organizations with the number of persons that ever belonged to each."""
    persons: dict[str | None, set[str]] = defaultdict(set)
    for each in periods:
        persons[each.organization_id].add(each.person_id)
    return [replace(each, person_count=len(persons[key])) for key, each in organizations.items()]


def _held(refused: Iterable[Refusal]) -> Iterable[Finding]:
    """Yield what was not merged, without saying who: the identities' identifiers lead whoever may see them there."""
    for refusal in refused:
        yield Finding(
            "persons-not-merged",
            Evidence("identity", refusal.members[0]),
            f"{len(refusal.members)} identities that share {refusal.reason}",
            "evidence for one person",
            "kept apart; a line in .mailmap joins them",
            Severity.NOTE,
        )


def _rows(staging: Staging, table: Table) -> list[Row]:
    rows = rows_of(staging.collect(table))
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in table.key))


def _employment(row: Row) -> Employment:
    return Employment(row["staff_id"], row["name"], tuple(row["emails"].split()), row["started_on"], row["ended_on"])


def _customer(row: Row) -> Customer:
    return Customer(row["customer_id"], row["name"], tuple(row["domains"].split()))

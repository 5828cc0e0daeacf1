"""The people floor of a run: identities, persons, organizations, affiliations, and the employer of each commit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.people.affiliations import Span, build_affiliations, read_sightings
from honeyflow.people.attribution import commit_employers
from honeyflow.people.bots import is_bot
from honeyflow.people.claim import Refusal
from honeyflow.people.identities import read_seen_identities
from honeyflow.people.matching import match_identities
from honeyflow.people.organizations import Customer, build_organizations, directory
from honeyflow.people.persons import build_persons
from honeyflow.people.records import (
    Employment,
    Identity,
    MailmapLine,
    Membership,
    Organization,
    SeenIdentity,
    Workplace,
)
from honeyflow.people.reviews import build_reviews
from honeyflow.people.staff import employments, find_staff, missing_staff
from honeyflow.people.tables import AFFILIATION, COMMIT_EMPLOYERS, IDENTITY, MATCH_REVIEW, ORGANIZATION, PERSON
from honeyflow.people.workplaces import count_users, find_workplaces
from honeyflow.site import Site
from honeyflow.sources.tables import COMMIT, COMMIT_TRAILER, CUSTOMER, MAILMAP, STAFF
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Table

Row = dict[str, Any]


def build_people(staging: Staging, site: Site, as_of: date) -> list[Finding]:
    """Write the tables of this floor; return what was held back, and domains that two sources claim.

    Parameters
    ----------
    as_of : date
        Employments that have not ended reach to the day after it.
    """
    seen = read_seen_identities(staging.engine, staging.frame(COMMIT), staging.frame(COMMIT_TRAILER))
    staff = [_employment(row) for row in _rows(staging, STAFF)]
    found = directory(site, [_customer(row) for row in _rows(staging, CUSTOMER)])
    bots = {one.identity_id for one in seen if is_bot(one.name, one.email)}
    matching = match_identities(seen, bots, [MailmapLine(**row) for row in _rows(staging, MAILMAP)], staff, ())
    memberships = matching.memberships
    places = find_workplaces([one for one in seen if one.identity_id not in bots], memberships, found)
    identities = [
        _identity(one, memberships[one.identity_id], places.get(one.identity_id), bot=one.identity_id in bots)
        for one in seen
    ]
    bot_persons = frozenset(identity.person_id for identity in identities if identity.bot)
    staging.write_rows(IDENTITY, identities)
    staging.write_rows(PERSON, build_persons(seen, memberships, bot_persons).values())
    staging.write_rows(MATCH_REVIEW, build_reviews(matching.suggestions, memberships))
    employed = find_staff(staff, identities)
    organizations = build_organizations(
        {place.organization_id: place for place in (*places.values(), found.keeper)}, count_users(places, memberships)
    )
    spans = employments(staff, employed, as_of)
    staging.write_rows(ORGANIZATION, _affiliations(staging, organizations, found.keeper.organization_id, spans))
    frames = {table.name: staging.frame(table) for table in commit_employers.reads}
    staging.write(COMMIT_EMPLOYERS, commit_employers(frames))
    return [*found.findings, *matching.findings, *_held(matching.refused), *missing_staff(staff, employed)]


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
    staging: Staging, organizations: Mapping[str, Organization], keeper_id: str, spans: Mapping[str, Sequence[Span]]
) -> list[Organization]:
    """Write the affiliations; return the organizations with the persons that belong to each."""
    sightings = read_sightings(staging.engine, staging.frame(COMMIT), staging.frame(IDENTITY))
    affiliations = build_affiliations(sightings, organizations, organizations[keeper_id], spans)
    staging.write_rows(AFFILIATION, affiliations)
    persons: dict[str, set[str]] = defaultdict(set)
    for each in affiliations:
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

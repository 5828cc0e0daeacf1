"""The people floor of a run: identities, persons, organizations, affiliations, and the employer of each commit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.people.affiliations import Span, build_affiliations, read_sightings
from honeyflow.people.attribution import commit_employers
from honeyflow.people.bots import is_bot
from honeyflow.people.claims import Refusal, address, make_claims
from honeyflow.people.identities import read_seen_identities
from honeyflow.people.names import fold, is_full
from honeyflow.people.organizations import Customer, Directory, build_organizations, directory
from honeyflow.people.persons import build_persons, match_persons
from honeyflow.people.records import (
    Affiliation,
    Employment,
    Identity,
    MailmapLine,
    Membership,
    Organization,
    SeenIdentity,
    Workplace,
)
from honeyflow.people.tables import AFFILIATION, COMMIT_EMPLOYERS, IDENTITY, ORGANIZATION, PERSON
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
    memberships, refused = _match(seen, bots, [MailmapLine(**row) for row in _rows(staging, MAILMAP)], staff)
    identities = [_identity(one, memberships[one.identity_id], one.identity_id in bots, found) for one in seen]
    bot_persons = frozenset(identity.person_id for identity in identities if identity.bot)
    staging.write_rows(IDENTITY, identities)
    staging.write_rows(PERSON, build_persons(seen, memberships, bot_persons).values())
    affiliations, organizations = _affiliations(staging, identities, staff, found, as_of)
    staging.write_rows(ORGANIZATION, organizations)
    staging.write_rows(AFFILIATION, affiliations)
    frames = {table.name: staging.frame(table) for table in commit_employers.reads}
    staging.write(COMMIT_EMPLOYERS, commit_employers(frames))
    return [*found.findings, *_held(refused), *_unmatched(staff, identities)]


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


def _identity(one: SeenIdentity, membership: Membership, bot: bool, found: Directory) -> Identity:  # noqa: FBT001
    place = None if bot else found.workplace(one.email)
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
    staging: Staging,
    identities: Sequence[Identity],
    staff: Sequence[Employment],
    found: Directory,
    as_of: date,
) -> tuple[list[Affiliation], list[Organization]]:
    places: dict[str, Workplace] = {found.keeper.organization_id: found.keeper}
    users: dict[str, set[str]] = defaultdict(set)
    for identity in identities:
        place = None if identity.bot else found.workplace(identity.email)
        if place is not None:
            places.setdefault(place.organization_id, place)
            users[place.organization_id].add(identity.person_id)
    organizations = build_organizations(places, {key: len(persons) for key, persons in users.items()})
    sightings = read_sightings(staging.engine, staging.frame(COMMIT), staging.frame(IDENTITY))
    keeper = organizations[found.keeper.organization_id]
    affiliations = build_affiliations(sightings, organizations, keeper, _spans(staff, identities, as_of))
    affiliated: dict[str, set[str]] = defaultdict(set)
    for each in affiliations:
        affiliated[each.organization_id].add(each.person_id)
    counted = [_with_persons(each, len(affiliated[key])) for key, each in organizations.items()]
    return affiliations, counted


def _with_persons(organization: Organization, count: int) -> Organization:
    return Organization(
        organization.organization_id, organization.name, organization.kind, count, organization.confidence_share
    )


def _spans(staff: Iterable[Employment], identities: Sequence[Identity], as_of: date) -> Mapping[str, list[Span]]:
    """Return the employments by person: matched by address, or by full name where the list gives no address."""
    persons = _persons_of(staff, identities)
    spans: dict[str, list[Span]] = defaultdict(list)
    for employment in staff:
        for person_id in persons[employment.staff_id]:
            spans[person_id].append(
                Span(employment.started_on, employment.ended_on or date.fromordinal(as_of.toordinal() + 1))
            )
    return spans


def _persons_of(staff: Iterable[Employment], identities: Sequence[Identity]) -> dict[str, set[str]]:
    by_email: dict[str, set[str]] = defaultdict(set)
    by_name: dict[str, set[str]] = defaultdict(set)
    for identity in identities:
        if not identity.bot:
            by_email[address(identity.email)].add(identity.person_id)
            by_name[fold(identity.name)].add(identity.person_id)
    persons: dict[str, set[str]] = defaultdict(set)
    for employment in staff:
        for email in employment.emails:
            persons[employment.staff_id] |= by_email.get(address(email), set())
        same_name = by_name.get(fold(employment.name), set()) if is_full(employment.name) else set()
        if not employment.emails and len(same_name) == 1:
            persons[employment.staff_id] |= same_name
    return persons


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


def _unmatched(staff: Sequence[Employment], identities: Sequence[Identity]) -> Iterable[Finding]:
    persons = _persons_of(staff, identities)
    missing = sorted({each.staff_id for each in staff if each.emails and not persons[each.staff_id]})
    if missing:
        yield Finding(
            "staff-without-commits",
            Evidence("staff", missing[0]),
            f"{len(missing)} of {len({each.staff_id for each in staff})} on the staff list, in no commit by address",
            "the addresses they commit with, or people whose work leaves no commits",
            "their paid days count as unknown work",
            Severity.NOTE,
        )


def _rows(staging: Staging, table: Table) -> list[Row]:
    rows = rows_of(staging.collect(table))
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in table.key))


def _employment(row: Row) -> Employment:
    return Employment(row["staff_id"], row["name"], tuple(row["emails"].split()), row["started_on"], row["ended_on"])


def _customer(row: Row) -> Customer:
    return Customer(row["customer_id"], row["name"], tuple(row["domains"].split()))

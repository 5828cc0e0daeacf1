"""The people floor of a run: identities, persons, organizations, affiliations, and the employer of each commit."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.people.affiliations.attribution import attribution, commit_employers
from honeyflow.people.affiliations.denied import DENIAL, hear_denied
from honeyflow.people.affiliations.forks import hear_forks, read_merged_branches
from honeyflow.people.affiliations.inferred import Inference, infer
from honeyflow.people.affiliations.known_people import KnownPeople
from honeyflow.people.affiliations.listed import hear_lists
from honeyflow.people.affiliations.named import hear_files, hints_of
from honeyflow.people.affiliations.seen_months import read_seen_months
from honeyflow.people.affiliations.staff import employments, find_staff, missing_staff
from honeyflow.people.affiliations.weighing import (
    Span,
    build_affiliations,
    build_chances,
    drop_kept_addresses,
    tell_staff,
    weigh,
)
from honeyflow.people.affiliations.workplaces import count_users, find_workplaces
from honeyflow.people.bots import is_bot
from honeyflow.people.changes import find_changes
from honeyflow.people.identities import read_seen_identities
from honeyflow.people.inputs import Inputs, read_inputs
from honeyflow.people.matching.claim import Refusal
from honeyflow.people.matching.match import Matching, match_identities
from honeyflow.people.matching.persons import build_persons
from honeyflow.people.matching.reviews import build_reviews
from honeyflow.people.organizations.naming import Directory, build_organizations, directory
from honeyflow.people.organizations.owners import organization_periods, with_owners
from honeyflow.people.records import (
    Affiliation,
    Hint,
    Identity,
    Organization,
    Organizations,
    SeenIdentity,
    Workplace,
)
from honeyflow.people.tables import (
    AFFILIATION,
    AFFILIATION_CHANCE,
    COMMIT_EMPLOYERS,
    IDENTITY,
    MATCH_REVIEW,
    ORGANIZATION,
    ORGANIZATION_PERIOD,
    PEOPLE_CHANGE,
    PERSON,
)
from honeyflow.site import Site
from honeyflow.site.erased.pseudonym import is_pseudonym
from honeyflow.sources.tables import COMMIT, COMMIT_TRAILER
from honeyflow.store.snapshots import Staging


def build_people(staging: Staging, site: Site, as_of: date) -> list[Finding]:
    """Write the tables of this floor; return what was held back, and where sources contradict each other.

    Parameters
    ----------
    as_of : date
        Employments that have not ended reach to the day after it.
    """
    told = read_inputs(staging, site.people.decisions)
    seen = read_seen_identities(staging.engine, staging.frame(COMMIT), staging.frame(COMMIT_TRAILER))
    bots = frozenset(one.identity_id for one in seen if is_bot(one.name, one.email))
    people = [one for one in seen if one.identity_id not in bots and not is_pseudonym(one.email)]
    matching = match_identities(seen, bots, told.mailmap, told.staff, told.matches, site.people.decisions)
    found = directory(site, told.customers, told.domains)
    places = find_workplaces(people, matching.memberships, found)
    identities = _write_persons(staging, seen, matching, places, bots)
    order = (site.people.decisions, *(each.path for each in site.people.lists))
    heard = hear_lists(told.affiliations, people, matching.memberships, found, places.values(), order=order)
    known = KnownPeople(people, matching.memberships)
    named = (*places.values(), *heard.places.values())
    denied = hear_denied(told.denied, known, found, named, heard.told)
    employed = find_staff(told.staff, identities)
    hints, hinted = _hints(staging, told, known, found, (places, identities, as_of))
    organizations = _organizations(places, {**hinted, **heard.places}, found, matching, as_of)
    staging.write_rows(ORGANIZATION_PERIOD, organization_periods(organizations.values(), found))
    spans = employments(told.staff, employed, as_of)
    inferred = _inferred(staging, organizations, (found.keeper.organization_id, spans), hints, site)
    stated = weigh(tell_staff(spans, found.keeper.organization_id), denied.spare(heard.told))
    keeper_id = found.keeper.organization_id
    staging.write_rows(AFFILIATION_CHANCE, build_chances(denied.spare(inferred.doubts), organizations))
    periods = build_affiliations(
        denied.spare(inferred.periods), stated, organizations, keeper_id=keeper_id, as_of=as_of
    )
    staging.write_rows(AFFILIATION, periods)
    staging.write_rows(ORGANIZATION, _with_persons(organizations, periods))
    frames = {table.name: staging.frame(table) for table in commit_employers.reads}
    nowhere = staging.frame_of(DENIAL, denied.rows()) if denied.told else None
    staging.write(COMMIT_EMPLOYERS, attribution(site.people.threshold, nowhere)(frames))
    staging.write_rows(PEOPLE_CHANGE, find_changes(staging, staging.before()))
    held = (*_held(matching.refused), *missing_staff(told.staff, employed))
    return [*found.findings, *matching.findings, *heard.findings, *denied.findings, *held]


def _write_persons(
    staging: Staging,
    seen: Sequence[SeenIdentity],
    matching: Matching,
    places: Mapping[str, Workplace],
    bots: Collection[str],
) -> list[Identity]:
    """Write identities, persons and matches to review; return the identities."""
    identities = []
    for one in seen:
        membership, place = matching.memberships[one.identity_id], places.get(one.identity_id)
        identity = Identity(
            identity_id=one.identity_id,
            name=one.name,
            email=one.email,
            person_id=membership.person_id,
            bot=one.identity_id in bots,
            evidence=membership.evidence,
            confidence_share=membership.confidence,
            organization_id=place.organization_id if place else None,
        )
        identities.append(identity)
    programs = frozenset(identity.person_id for identity in identities if identity.bot)
    staging.write_rows(IDENTITY, identities)
    staging.write_rows(PERSON, build_persons(seen, matching.memberships, programs).values())
    staging.write_rows(MATCH_REVIEW, build_reviews(matching.suggestions, matching.memberships))
    return identities


def _organizations(
    places: Mapping[str, Workplace],
    told: Mapping[str, Workplace],
    found: Directory,
    matching: Matching,
    as_of: date,
) -> dict[str, Organization]:
    """Return all organizations that addresses, lists or hints name, and the company, each with its owner."""
    named = (*told.values(), *places.values(), found.keeper)
    users = count_users(places, matching.memberships)
    return with_owners(build_organizations({each.organization_id: each for each in named}, users), found, as_of)


def _hints(
    staging: Staging,
    told: Inputs,
    people: KnownPeople,
    found: Directory,
    known: tuple[Mapping[str, Workplace], Sequence[Identity], date],
) -> tuple[list[Hint], dict[str, Workplace]]:
    """Return what files of the repositories and forges' merges say of people's work, and the organizations named."""
    places, identities, as_of = known
    distinct = {place.organization_id: place for place in places.values()}
    named, in_files = hear_files(told.named, people, found, list(distinct.values()))
    merged = read_merged_branches(staging.engine, staging.frame(COMMIT), staging.frame(IDENTITY))
    forked, owners = hear_forks(merged, identities, found)
    return [*hints_of(named, as_of), *forked], {**in_files, **owners}


def _inferred(
    staging: Staging,
    organizations: Organizations,
    staff: tuple[str, Mapping[str, Sequence[Span]]],
    hints: Iterable[Hint],
    site: Site,
) -> Inference:
    """Return what addresses and hints tell; the company's address, of those who have left it, tells nothing."""
    keeper_id, spans = staff
    tables = (staging.frame(table) for table in (COMMIT, COMMIT_TRAILER, IDENTITY))
    seen = drop_kept_addresses(read_seen_months(staging.engine, *tables), keeper_id, spans)
    reliability = {key: each.confidence_share for key, each in organizations.items()}
    return infer(seen, reliability, site.people.threshold, hints)


def _with_persons(organizations: Organizations, periods: Iterable[Affiliation]) -> list[Organization]:
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
            "kept apart; decide it with honeyflow people same",
            Severity.NOTE,
        )

"""Workplaces: the organization that each identity's address names as employer, people's own domains left out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from honeyflow.people.domains import split_email
from honeyflow.people.names import resembles
from honeyflow.people.organizations.naming import Directory, is_volunteer_domain
from honeyflow.people.records import Membership, OrganizationKind, SeenIdentity, Workplace

FAMILY = 3
"""A domain that more persons use than this is never taken for their own."""


def find_workplaces(
    people: Sequence[SeenIdentity], memberships: Mapping[str, Membership], found: Directory
) -> dict[str, Workplace]:
    """Return what the address of each identity names, by identity; those whose address names nobody are absent.

    A domain that nobody lists is its users' own when it resembles each of them (``crosswood.com``, Ann Crosswood), or
    when one person alone uses it and it lies where people settle rather than companies (``.org``, ``.net``).
    """
    named = {one.identity_id: place for one in people if (place := found.workplace(one.email)) is not None}
    guessed: dict[str, list[SeenIdentity]] = defaultdict(list)
    for one in people:
        place = named.get(one.identity_id)
        if place is not None and not place.listed and place.kind is OrganizationKind.COMPANY:
            guessed[place.organization_id].append(one)
    own = {domain for domain, users in guessed.items() if _is_own(domain, users, memberships)}
    return {member: place for member, place in named.items() if place.organization_id not in own}


def _is_own(domain: str, users: Sequence[SeenIdentity], memberships: Mapping[str, Membership]) -> bool:
    label = domain.partition(".")[0]
    persons = {memberships[one.identity_id].person_id for one in users}
    alike = {
        memberships[one.identity_id].person_id for one in users if resembles(label, one.name, split_email(one.email)[0])
    }
    alone = len(persons) == 1 and is_volunteer_domain(domain)
    return alone or (len(persons) <= FAMILY and persons == alike)


def count_users(places: Mapping[str, Workplace], memberships: Mapping[str, Membership]) -> dict[str, int]:
    """Return how many persons have an address of each organization."""
    users: dict[str, set[str]] = defaultdict(set)
    for member, place in places.items():
        users[place.organization_id].add(memberships[member].person_id)
    return {organization_id: len(persons) for organization_id, persons in users.items()}

"""Rows about whose each organization is: on the run's day, and over time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from honeyflow.people.organizations.naming import Directory
from honeyflow.people.organizations.ownership import History, OrganizationPeriod, owner_name_on, owner_on, periods_of
from honeyflow.people.records import Organization, OrganizationKind


def with_owners(organizations: Mapping[str, Organization], found: Directory, as_of: date) -> dict[str, Organization]:
    """Return the organizations with the one that each belongs to on the day `as_of`, at the end of the chain."""
    return {identifier: _with_owner(each, organizations, found, as_of) for identifier, each in organizations.items()}


def _with_owner(
    organization: Organization, organizations: Mapping[str, Organization], found: Directory, as_of: date
) -> Organization:
    identifier = organization.organization_id
    owner_id = owner_on(found.histories, identifier, as_of)
    if owner_id is None:
        return organization
    owner = organizations.get(owner_id)
    name = owner.name if owner else owner_name_on(found.histories, identifier, owner_id, as_of)
    kind = owner.kind if owner else found.kinds.get(owner_id, OrganizationKind.COMPANY).value
    return replace(organization, owner_id=owner_id, owner=name, owner_kind=kind)


def organization_periods(organizations: Iterable[Organization], found: Directory) -> list[OrganizationPeriod]:
    """Return names and owners over time of all `organizations`; one without a history has one period."""
    alone = {each.organization_id: History(each.organization_id, each.name) for each in organizations}
    histories = alone | found.histories
    return [period for identifier in sorted(alone) for period in periods_of(histories, identifier)]

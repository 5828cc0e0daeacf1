"""What an organization is to the company at the end of a month: of the organization, never of a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from honeyflow.people.records import OrganizationKind

CUSTOMER, FORMER, PROSPECT = "customer", "former customer", "prospect"
PARTNER, COMPETITOR = "partner", "competitor"
_INSTITUTIONS = {
    OrganizationKind.UNIVERSITY: "academic",
    OrganizationKind.GOVERNMENT: "government",
    OrganizationKind.FOUNDATION: "foundation",
}
_STANDING = {OrganizationKind.PARTNER: PARTNER, OrganizationKind.COMPETITOR: COMPETITOR}
RELATIONS = (CUSTOMER, FORMER, PROSPECT, PARTNER, COMPETITOR, *_INSTITUTIONS.values())


@dataclass(frozen=True)
class Served:
    """Months ``[start, end)`` in which a customer is served, or has a subscription; None: it still runs."""

    start: date
    end: date | None

    def holds(self, month: date) -> bool:
        """Return whether `month` lies in it."""
        return self.start <= month and (self.end is None or month < self.end)


@dataclass(frozen=True)
class Facts:
    """What is known of organizations: names and kinds by identifier, and when each was served as a customer."""

    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    served: Mapping[str, Iterable[Served]] = field(default_factory=dict)

    def told(self, organization_id: str, month: date) -> tuple[str, str]:
        """Return name and relation at the end of `month`."""
        kind = OrganizationKind(self.kinds.get(organization_id, OrganizationKind.COMPANY.value))
        relation = relation_of(kind, self.served.get(organization_id, ()), month)
        return self.names.get(organization_id, organization_id), relation


def relation_of(kind: OrganizationKind, served: Iterable[Served], month: date) -> str:
    """Return the relation: who is served now is a customer, whatever else it is.

    Then comes what the site says of it (partner, competitor), then that it was served once, then what sort of
    institution it is; any other organization is one the company might serve.
    """
    begun = [each for each in served if each.start <= month]
    if any(each.holds(month) for each in begun):
        return CUSTOMER
    if kind in _STANDING:
        return _STANDING[kind]
    return FORMER if begun else _INSTITUTIONS.get(kind, PROSPECT)

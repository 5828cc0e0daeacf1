"""Where pages learn whether a champion offered introductions: of organizations only, never of a champion."""

from dataclasses import dataclass

from honeyflow.backoffice.queries.introductions import organizations_with_champions
from honeyflow.outreach.organizations.introductions import Introductions


@dataclass(frozen=True)
class Offered:
    """The organizations for which somebody offered."""

    organizations: frozenset[str]

    def available(self, organization_id: str) -> bool:
        """Return whether somebody there offered to make introductions, by their own choice."""
        return organization_id in self.organizations


def introductions() -> Introductions:
    """Return who may be asked for an introduction, as of this moment."""
    return Offered(organizations_with_champions())

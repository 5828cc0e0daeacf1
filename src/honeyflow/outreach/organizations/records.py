"""Nouns of organizations as the market side may see them."""

from dataclasses import dataclass
from datetime import date

PEOPLE, RECENT = "people", "recent"
KIND, PROJECT = "kind:", "project:"
"""Aspects: what of an organization's people is counted."""

RECENT_MONTHS = 24
"""Months that count as recent, the closed month included."""

GROWING, STEADY, FADING = "growing", "steady", "fading"
SEPARATOR = "; "


@dataclass(frozen=True)
class MarketOrganization:
    """A row of the table ``market_organization``."""

    month_on: date
    organization_id: str
    name: str
    relation: str
    people_least: int
    recent_least: int | None
    momentum: str | None
    since_year: int
    kinds: str
    projects: str


@dataclass(frozen=True)
class MarketPublication:
    """A row of the table ``market_publication``."""

    month_on: date
    minimum_group: int
    least_change: int


@dataclass(frozen=True)
class PresenceState:
    """A row of the table ``presence_state``."""

    organization_id: str
    aspect: str
    least: int
    reference: int

"""Bounds of people as pages show them: words, cells of a comb, and which way they went."""

from dataclasses import dataclass

from honeyflow.outreach.organizations.bands import rule_of
from honeyflow.outreach.organizations.introductions import Introductions
from honeyflow.outreach.organizations.read import MarketOrganizations, Presence

NOT_TOLD = "not told"
_CELLS = ((10.0, 10.0), (27.6, 10.0), (18.8, 25.2), (36.4, 25.2))
_RADIUS_X, _RADIUS_Y = 8.0, 9.2
_WAYS = {"growing": "rose", "fading": "fell", "steady": "steady"}
_TAGS = {"customer": "customers", "former customer": "former", "partner": "company", "competitor": "warning"}


@dataclass(frozen=True)
class Cell:
    """One cell of the comb: its corners, and whether the bound reaches it."""

    points: str
    full: bool


@dataclass(frozen=True)
class ShownPresence:
    """One organization with what a page shows of it."""

    told: Presence
    people: str
    recent: str
    way: str
    tag: str
    cells: tuple[Cell, ...]
    introduction: bool


def shown_presence(told: Presence, published: MarketOrganizations, introductions: Introductions) -> ShownPresence:
    """Return an organization ready to be shown."""
    level = sum(bound <= told.people_least for bound in rule_of(published.minimum_group).bounds)
    return ShownPresence(
        told=told,
        people=or_more(told.people_least),
        recent=or_more(told.recent_least),
        way=_WAYS.get(told.momentum or "", "unknown"),
        tag=_TAGS.get(told.relation, "other"),
        cells=tuple(Cell(_hexagon(*middle), number < level) for number, middle in enumerate(_CELLS)),
        introduction=introductions.available(told.organization_id),
    )


def or_more(least: int | None) -> str:
    """Return a bound in words."""
    return f"{least:,} or more" if least else NOT_TOLD


def _hexagon(x: float, y: float) -> str:
    corners = ((0, -1), (1, -0.5), (1, 0.5), (0, 1), (-1, 0.5), (-1, -0.5))
    return " ".join(f"{x + dx * _RADIUS_X:.1f},{y + dy * _RADIUS_Y:.1f}" for dx, dy in corners)

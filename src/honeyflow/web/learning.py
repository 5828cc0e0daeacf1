"""What the pages to learn from share: the figures of the commons, where a brief is made, and whether there is a feed.

Strangers and everybody else are shown the same figures: those of the statement for the community.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe

from honeyflow.documents.commons import hundred_svg
from honeyflow.documents.commons_words import Hundred
from honeyflow.documents.wording import number, plural
from honeyflow.outreach.briefs.offer import Commons
from honeyflow.outreach.briefs.publish import commons_of
from honeyflow.web.commons import as_of
from honeyflow.web.records import Visit

KEPT = 300
"""Seconds for which anybody on the way may keep what a stranger was shown."""

MOST_PROJECTS = 8


@dataclass(frozen=True)
class Bar:
    """Paid person-days into one project, and the bar's length of 100."""

    name: str
    days: str
    length: float


@dataclass(frozen=True)
class Figures:
    """The figures of the commons as these pages show them."""

    commons: Commons
    company: str

    @property
    def headline(self) -> str:
        """What there is to say first."""
        least = "at least " if self.commons.unknown else ""
        return f"Of each 100 working days {self.company} pays for, {least}{self.commons.open} become open source"

    @property
    def bounds(self) -> str:
        """Between what and what the figure lies; empty where it is exact."""
        least, unknown = self.commons.open, self.commons.unknown
        if not unknown:
            return ""
        return (
            f"Of {unknown} no record says where they went: the true figure lies between {least} and {least + unknown}."
        )

    @property
    def picture(self) -> SafeString:
        """A hundred cells."""
        hundred = Hundred(self.commons.open, self.commons.other, self.commons.unknown)
        return mark_safe(hundred_svg(hundred))  # noqa: S308 - numbers only

    @property
    def bars(self) -> list[Bar]:
        """The projects with most days, then the others together."""
        rows = [(each.name, each.days) for each in self.commons.projects]
        if rest := rows[MOST_PROJECTS:]:
            together = sum((days for _, days in rest), Decimal(0))
            rows = [*rows[:MOST_PROJECTS], (plural(len(rest), "other project", "other projects"), together)]
        longest = max((days for _, days in rows), default=Decimal(1))
        return [Bar(name, number(days), float(days / longest * 100)) for name, days in rows]


def learning(visit: Visit) -> dict[str, Any]:
    """Return what every page to learn from shows."""
    commons = commons_of(visit.site, visit.published.ask, as_of(visit))
    return {
        "figures": Figures(commons, visit.site.company.name) if commons else None,
        "brief": brief_address(),
        "feed": visit.site.learning.feed,
    }


def brief_address() -> str:
    """Return where a brief is made; empty where this installation has no such page."""
    try:
        return reverse("brief")
    except NoReverseMatch:
        return ""

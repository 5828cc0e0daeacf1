"""Rows of the table ``need``, and the kinds of needs of each side."""

from dataclasses import dataclass
from datetime import date

CUSTOMERS, COMMUNITY = "customers", "community"
OTHER = "other"
KINDS = {
    CUSTOMERS: ("service level", "certification", "long-term support", "feature", OTHER),
    COMMUNITY: ("answers", "reviews", "docs", "mentoring", OTHER),
}
"""What each side needs: corporations and people have very different needs, so each has kinds of its own."""


@dataclass(frozen=True)
class Need:
    """One telling of one need; `people` is a number, never who they are."""

    need_id: str
    side: str
    kind: str
    title: str
    customer_id: str | None
    people: int | None
    told_on: date
    met_on: date | None
    link: str | None
    source: str
    locator: str

"""Organizations in the community, for the market side: bounds, never counts, and never a person."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.outreach.organizations.read import read_association, read_market_organizations
from honeyflow.web.introductions import introductions
from honeyflow.web.pages.prospects.words import finding, said_of
from honeyflow.web.presence import shown_presence
from honeyflow.web.records import Group, Page, Visit


def show_prospects(visit: Visit) -> dict[str, Any]:
    """Return what the last closed month says: the same for every visitor, without filters."""
    published = visit.published.ask(read_market_organizations)
    champions = introductions()
    association = visit.published.ask(read_association, visit.site.company.currency)
    return {
        "heading": "Organizations in the community",
        "choice": visit.choice.without_project,
        "told": published,
        "finding": finding(published),
        "rows": [shown_presence(each, published, champions) for each in published.organizations],
        "association": association,
        "said": said_of(association) if association else (),
    }


page = Page(
    name="prospects",
    title="Organizations",
    path="market/organizations/",
    order=22,
    group=Group.MARKET,
    question="Which organizations have people in the community, and what are they to us?",
    view=show_prospects,
    right=Right.SEE_MARKET_ORGANIZATIONS,
    by_month=True,
    picks=False,
    by_project=False,
)

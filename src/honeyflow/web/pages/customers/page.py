"""The customers: organizations, by name."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.ledger.market.customers import list_customers
from honeyflow.site.origins import ORIGINS
from honeyflow.web.links import page_link
from honeyflow.web.paging import Paging, offset_of
from honeyflow.web.records import Group, Page, Visit

LIMIT = 50
LONGEST = 200
"""Letters of a search that are looked at."""


def show_customers(visit: Visit) -> dict[str, Any]:
    """Return one page of the customers that the search finds, or of all."""
    asked = visit.query.get("q", "").strip()[:LONGEST]
    offset = offset_of(visit.query)
    total, rows = visit.published.ask(list_customers, asked=asked, offset=offset, limit=LIMIT)
    kept = {"q": asked} if asked else {}
    return {
        "asked": asked,
        "rows": rows,
        "origin_words": ORIGINS,
        "paging": Paging(total, offset, LIMIT, lambda at: page_link("customers", visit.choice, **kept, **at)),
    }


page = Page(
    name="customers",
    title="Customers",
    path="customers/",
    order=21,
    group=Group.MARKET,
    question="Which organizations pay, since when, for what, and what brought them?",
    view=show_customers,
    right=Right.SEE_CUSTOMERS,
    by_month=True,
    picks=False,
)

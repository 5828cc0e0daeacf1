"""What the market side asked for, and the words of those who said yes."""

from typing import Any

from honeyflow.backoffice.queries.introductions import organizations_with_champions, requests_asked
from honeyflow.kernel.access import Right
from honeyflow.outreach.organizations.read import read_market_organizations
from honeyflow.web.forms import token
from honeyflow.web.introduce import DONE, FAULTS
from honeyflow.web.records import Group, Page, Visit


def show_introductions(visit: Visit) -> dict[str, Any]:
    """Return the requests, and the organizations that may be asked for: told to the market side, with a champion."""
    told = visit.published.ask(read_market_organizations)
    names = {each.organization_id: each.name for each in told.organizations}
    offered = organizations_with_champions()
    return {
        "rows": [(each, names.get(each.organization_id, each.organization_id)) for each in requests_asked()],
        "may_ask": sorted((name, number) for number, name in names.items() if number in offered),
        "token": token(visit.visitor),
        "done": DONE.get(visit.query.get("done", ""), ""),
        "fault": FAULTS.get(visit.query.get("fault", ""), ""),
        "asked_for": visit.query.get("organization", ""),
        "signed_in": visit.visitor.user is not None,
    }


page = Page(
    name="introductions",
    title="Introductions",
    path="market/introductions/",
    order=25,
    group=Group.MARKET,
    question="Who in an organization wants to speak with us, by their own choice?",
    view=show_introductions,
    right=Right.ASK_INTRODUCTION,
    picks=False,
)

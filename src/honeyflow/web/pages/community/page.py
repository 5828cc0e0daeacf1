"""The community: who is there, who is new, who left; raw and without the company's staff; never a name."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.people.read import CommunityMonth, read_community
from honeyflow.web.pages.community.chart import community_chart
from honeyflow.web.records import Group, Page, Visit


def show_community(visit: Visit) -> dict[str, Any]:
    """Return the period's figures, and its months."""
    choice, ask = visit.choice, visit.published.ask
    whole = ask(read_community, choice.span, choice.project)
    community = ask(read_community, choice.period, choice.project)
    months: list[CommunityMonth] = list(reversed(community.months))
    return {"community": community, "months": months[:120], "chart": community_chart(whole.months)}


page = Page(
    name="community",
    title="Community",
    path="community/",
    order=30,
    group=Group.COMMUNITY,
    question="Who is there, who is new, who left; with the company's staff and without?",
    view=show_community,
    right=Right.SEE_COMMUNITY,
)

"""The public credits: who chose to be named, by the name they chose, for what they chose; in alphabetical order."""

from typing import Any

from honeyflow.backoffice.queries.credits import list_credits
from honeyflow.kernel.access import Right
from honeyflow.web.records import Group, Page, Visit


def show_credits(visit: Visit) -> dict[str, Any]:
    """Return the credits; the same for everybody."""
    return {"credits": list_credits(), "heading": f"Credits of {visit.site.company.name}'s projects"}


page = Page(
    name="credits",
    title="Credits",
    path="credits/",
    order=34,
    group=Group.COMMUNITY,
    question="Who helped to make this, and wants it known?",
    view=show_credits,
    right=Right.SEE_PUBLIC,
    picks=False,
)

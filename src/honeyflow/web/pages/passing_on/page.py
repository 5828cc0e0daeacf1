"""The community manager's page: what sales asks for, and whether somebody offered who may be asked now."""

from typing import Any

from honeyflow.backoffice.queries.introductions import requests_to_pass_on
from honeyflow.kernel.access import Right
from honeyflow.people.reads.organization import read_organization_ids
from honeyflow.web.forms import token
from honeyflow.web.introduce import DONE, FAULTS
from honeyflow.web.records import Group, Page, Visit


def show_passing_on(visit: Visit) -> dict[str, Any]:
    """Return the requests, newest first."""
    names = {number: name for name, number in visit.published.ask(read_organization_ids).items()}
    rows = requests_to_pass_on()
    return {
        "rows": [(each, names.get(each.asked.organization_id, each.asked.organization_id)) for each in rows],
        "token": token(visit.visitor),
        "done": DONE.get(visit.query.get("done", ""), ""),
        "fault": FAULTS.get(visit.query.get("fault", ""), ""),
    }


page = Page(
    name="passing_on",
    title="Introductions",
    path="community/introductions/",
    order=36,
    group=Group.COMMUNITY,
    question="Which requests may be put before the people who offered?",
    view=show_passing_on,
    right=Right.ANSWER_INTRODUCTION,
    picks=False,
)

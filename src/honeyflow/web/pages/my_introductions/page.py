"""A member's own page about speaking with their employer: what waits, the offer, and its limits."""

from typing import Any

from honeyflow.backoffice.actions.champions import MOST_A_YEAR
from honeyflow.backoffice.models import Champion
from honeyflow.backoffice.queries.introductions import before_me
from honeyflow.kernel.access import Right
from honeyflow.people.reads.organization import read_organization_ids
from honeyflow.web.forms import token
from honeyflow.web.introduce import DONE, FAULTS
from honeyflow.web.me.own import own_of, workplaces_of
from honeyflow.web.records import Group, Page, Visit


def show_my_introductions(visit: Visit) -> dict[str, Any]:
    """Return what waits for this user, and their offers; nothing of anybody else."""
    user = visit.visitor.user
    names = {number: name for name, number in visit.published.ask(read_organization_ids).items()}
    offers = list(Champion.objects.filter(user=user).order_by("organization_id")) if user else []
    own = workplaces_of(visit.published, own_of(visit.published, user), visit.site.people.threshold)
    taken = {each.organization_id for each in offers}
    return {
        "waiting": [(each, names.get(each.organization_id, each.organization_id)) for each in before_me(user)]
        if user
        else [],
        "offers": [(each, names.get(each.organization_id, each.organization_id)) for each in offers],
        "own": [(number, name) for number, name in own if number not in taken],
        "most": MOST_A_YEAR,
        "token": token(visit.visitor),
        "done": DONE.get(visit.query.get("done", ""), ""),
        "fault": FAULTS.get(visit.query.get("fault", ""), ""),
        "user": user,
        "heading": "Speak with my employer",
    }


page = Page(
    name="my_introductions",
    title="My offers",
    path="me/introductions/",
    order=55,
    group=Group.ME,
    question="Do I want to put in a word where I work, and how often may I be asked?",
    view=show_my_introductions,
    right=Right.SEE_OWN,
    picks=False,
)

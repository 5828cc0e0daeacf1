"""Recognition by the member's own choice: the public credits, and a certificate."""

from typing import Any

from honeyflow.backoffice.queries.credits import credit_of
from honeyflow.kernel.access import Right
from honeyflow.web.forms import token
from honeyflow.web.me.own import own_of, work_of
from honeyflow.web.me.recognise import capacities_of, names_of
from honeyflow.web.me.words import outcome
from honeyflow.web.records import Group, Page, Visit


def show_my_recognition(visit: Visit) -> dict[str, Any]:
    """Return what the visitor chose, and what they may choose from."""
    user = visit.visitor.user
    shared = {**outcome(visit.query), "user": user, "token": token(visit.visitor)}
    if user is None:
        return shared
    own = own_of(visit.published, user)
    return {
        **shared,
        "credit": credit_of(user),
        "work": work_of(visit.published, own),
        "names": names_of(own),
        "capacities": capacities_of(visit.published, own, visit.site.people.threshold),
    }


page = Page(
    name="my_recognition",
    title="Recognition",
    path="me/recognition/",
    order=52,
    group=Group.ME,
    question="Do I want what I gave to be seen, by whom, and as what?",
    view=show_my_recognition,
    right=Right.SEE_OWN,
    picks=False,
)

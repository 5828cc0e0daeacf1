"""What is held about the visitor, table by table; taking it along, and being erased."""

from typing import Any

from django.http import HttpResponse

from honeyflow.backoffice.queries.proofs import proofs_of
from honeyflow.kernel.access import Right
from honeyflow.people.reads.own_erasure import known_by_own
from honeyflow.privacy.archive import build_archive
from honeyflow.runs.erase import plan_of
from honeyflow.web.downloads import asked_format, attachment
from honeyflow.web.forms import token
from honeyflow.web.me.erase import is_last_keeper
from honeyflow.web.me.own import own_of
from honeyflow.web.me.take import access_for, as_context, held_about
from honeyflow.web.me.words import outcome
from honeyflow.web.records import Group, Page, Visit


def show_my_data(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return what is held and what an erasure would take; or everything, as one file."""
    user = visit.visitor.user
    shared = {**outcome(visit.query), "user": user, "token": token(visit.visitor)}
    if user is None:
        asked_format(visit, ())
        return shared
    own = own_of(visit.published, user)
    if asked_format(visit, ("zip",)):
        return attachment(build_archive(access_for(visit.published, visit.site, user, own)), "held-about-me.zip")
    known = visit.published.ask_once(known_by_own, own, proofs_of(user).addresses)
    return {
        **shared,
        **as_context(held_about(visit.published, visit.site, user, own)),
        "own": own,
        "plan": plan_of(visit.site, known),
        "last_keeper": is_last_keeper(user),
        "contact": visit.site.privacy.contact,
    }


page = Page(
    name="my_data",
    title="What is held about me",
    path="me/data/",
    order=54,
    group=Group.ME,
    question="What is held about me, from where, what for and how long?",
    view=show_my_data,
    right=Right.SEE_OWN,
    picks=False,
)

"""My page: who Honeyflow takes the visitor for, what they gave, where they worked; nothing of anybody else."""

from typing import Any

from django.conf import settings

from honeyflow.backoffice.models import AddressCode, ProvenAddress, User
from honeyflow.backoffice.queries.proofs import list_accounts
from honeyflow.kernel.access import Right
from honeyflow.ledger.own_work import OwnWork
from honeyflow.people.reads.own import Own
from honeyflow.sources.lists.capacity import CAPACITIES
from honeyflow.web.forms import token
from honeyflow.web.me.own import own_of, profile_of, work_of
from honeyflow.web.me.stated import stated_about
from honeyflow.web.me.words import outcome
from honeyflow.web.me.work import examples_of
from honeyflow.web.pages.me.chart import kind_charts
from honeyflow.web.records import Group, Page, Visit
from honeyflow.web.timeline import NARROW, WIDE, draw, finding, keys_of
from honeyflow.web.wording import plural

MOST_RELEASES = 8


def show_me(visit: Visit) -> dict[str, Any]:
    """Return what is the visitor's own."""
    user = visit.visitor.user
    shared = {
        **outcome(visit.query),
        "user": user,
        "token": token(visit.visitor),
        "contact": visit.site.privacy.contact,
    }
    if user is None:
        return {**shared, "heading": "My page"}
    own = own_of(visit.published, user)
    work = work_of(visit.published, own)
    return {
        **shared,
        "heading": own.name or "My page",
        "own": own,
        "work": work,
        "lede": lede(work),
        "charts": kind_charts(work.kinds),
        "releases": work.releases[:MOST_RELEASES],
        "examples": examples_of(visit.site, work),
        "services": [(each.kind, each.title) for each in settings.SERVICES if each.kind in ("github", "gitlab")],
        **_worked(visit, user, own),
        **_proofs(user),
    }


def lede(work: OwnWork) -> str:
    """Return what somebody gave, in a sentence or two."""
    if not work.recorded or work.first_on is None:
        return ""
    said = []
    if work.commits:
        where = plural(len(work.projects), "project", "projects")
        said.append(f"{plural(work.commits, 'accepted commit', 'accepted commits')} in {where}")
    if work.helped:
        times = plural(sum(each.count for each in work.helped), "time", "times")
        said.append(f"{times} you helped with changes of {plural(work.helped_people, 'other person', 'other people')}")
    return f"Since {work.first_on:%B %Y}: {', and '.join(said)}."


def _worked(visit: Visit, user: User, own: Own) -> dict[str, Any]:
    profile = profile_of(visit.published, own, visit.site.people.threshold)
    lines = [line for line in (draw(profile, shape) for shape in (WIDE, NARROW)) if line] if profile else []
    return {
        "profile": profile,
        "finding": finding(profile) if profile else "",
        "timelines": lines,
        "keys": keys_of(lines[0]) if lines else [],
        "stated": stated_about(visit.published, visit.site, user, own),
        "capacities": CAPACITIES,
    }


def _proofs(user: User) -> dict[str, Any]:
    waiting = AddressCode.objects.filter(user=user).first()
    return {
        "by_mail": settings.MAIL,
        "proven": list(ProvenAddress.objects.filter(user=user)),
        "accounts": list_accounts(user),
        "waiting": waiting.address if waiting else "",
    }


page = Page(
    name="me",
    title="My page",
    path="me/",
    order=50,
    group=Group.ME,
    question="What did I give, what is known here about me, and is it right?",
    view=show_me,
    right=Right.SEE_OWN,
    picks=False,
)

"""What erasing one person would take away and leave, and the button that does it."""

from typing import Any

from django.http import Http404

from honeyflow.kernel.access import Right
from honeyflow.people.erased import known_by
from honeyflow.people.reads.profile import read_profiles
from honeyflow.runs.erase import plan_of
from honeyflow.web.erase import FAULTS
from honeyflow.web.forms import token
from honeyflow.web.links import person_link
from honeyflow.web.records import Group, Page, Visit


def show_erase(visit: Visit) -> dict[str, Any]:
    """Return what would go and what would stay."""
    person_id = visit.parts["person_id"]
    found = visit.published.ask(read_profiles, (person_id,), least=visit.site.people.threshold)
    if not found or found[0].bot or found[0].erased:
        raise Http404(f"There is no person {person_id!r} to erase in this snapshot.")
    plan = plan_of(visit.site, visit.published.ask(known_by, person_id))
    shown = {each.email.strip().casefold() for each in found[0].identities}
    return {
        "token": token(visit.visitor),
        "profile": found[0],
        "heading": found[0].name or "(no name)",
        "back": person_link(person_id, visit.choice),
        "more": [email for email in plan.known.addresses if email not in shown],
        "plan": plan,
        "fault": FAULTS.get(visit.query.get("fault", ""), ""),
    }


page = Page(
    name="erase",
    title="Erase a person",
    path="people/<slug:person_id>/erase/",
    order=0,
    group=Group.COMMUNITY,
    question="What will go, and what stays?",
    view=show_erase,
    right=Right.ERASE_PERSONS,
    picks=False,
)

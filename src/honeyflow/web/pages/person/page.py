"""One person: which identities and why, where they worked and when, what is unknown."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse

from honeyflow.backoffice.queries.held import held_by_office
from honeyflow.kernel.access import Right
from honeyflow.people.reads.profile import ProfileIdentity, read_profiles
from honeyflow.people.records import UNKNOWN
from honeyflow.privacy.archive import build_archive
from honeyflow.privacy.giving import access_of
from honeyflow.web.decide import notice
from honeyflow.web.downloads import asked_format, attachment
from honeyflow.web.links import person_link
from honeyflow.web.records import Group, Page, Visit
from honeyflow.web.timeline import NARROW, WIDE, draw, finding, keys_of


def show_person(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return the person's profile and time line; or everything held about them, as one file."""
    person_id = visit.parts["person_id"]
    found = visit.published.ask(read_profiles, (person_id,), least=visit.site.people.threshold)
    if not found:
        raise Http404(f"There is no person {person_id!r} in this snapshot. Look them up by name on the page People.")
    profile = found[0]
    if asked_format(visit, ("zip",)):
        given = visit.published.ask_once(access_of, visit.site, person_id, also=held_by_office)
        return attachment(build_archive(given), f"held-{person_id}.zip")
    timelines = [line for line in (draw(profile, shape) for shape in (WIDE, NARROW)) if line]
    return {
        **notice(visit),
        "back": person_link(person_id, visit.choice),
        "profile": profile,
        "heading": profile.name or "(no name)",
        "finding": finding(profile),
        "timelines": timelines,
        "keys": keys_of(timelines[0]) if timelines else [],
        "answers": [each for each in profile.answers if each.employer != UNKNOWN],
        "threshold": visit.site.people.threshold,
        "apart": _apart(profile.identities),
    }


def _apart(identities: Sequence[ProfileIdentity]) -> list[tuple[str, str]]:
    """Return how a decision parts the first identity from each other: by name too where both have one address."""
    first, *others = identities
    sides = (
        (first.named, each.named) if each.email.casefold() == first.email.casefold() else (first.whom, each.whom)
        for each in others
    )
    return [(one, other) for one, other in sides if one.casefold() != other.casefold()]


page = Page(
    name="person",
    title="Person",
    path="people/<slug:person_id>/",
    order=0,
    group=Group.COMMUNITY,
    question="Who is this, where did they work, and why is that believed?",
    view=show_person,
    right=Right.SEE_PERSONS,
    picks=False,
)

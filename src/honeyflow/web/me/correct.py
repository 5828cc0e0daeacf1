"""Correcting where one worked: a decision about oneself for the next run, and taking it back.

Whom it is about comes from what the member proved; a form that names somebody is read past.
"""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.models import User
from honeyflow.site import Site
from honeyflow.site.decisions import NOT_FOR, UNDO, WORKS_FOR, ErasedPersonError, decision
from honeyflow.site.decisions import decide as write_decision
from honeyflow.sources.lists.capacity import CAPACITIES, INDEPENDENT, VOLUNTEER
from honeyflow.web.me.acts import NotDoneError, act_on
from honeyflow.web.me.own import own_of
from honeyflow.web.me.stated import stated_by
from honeyflow.web.published import published_of, served_site

ANCHOR = "#corrections"
LONGEST = 200
MOST = 100
"""Corrections one member may have in force at once."""


def correct(request: HttpRequest) -> HttpResponse:
    """Write down where the member says they worked, or did not."""
    return act_on(request, "me", lambda user: _correct(user, request.POST), ANCHOR)


def undo_correction(request: HttpRequest) -> HttpResponse:
    """Take back a correction of the member's own."""
    return act_on(request, "me", lambda user: _undo(user, request.POST.get("line", "")), ANCHOR)


def _correct(user: User, form: Mapping[str, str]) -> str:
    site = served_site()
    own = own_of(published_of(site), user)
    if not own.decidable:
        raise NotDoneError("nobody")
    told = _told(form)
    if len(stated_by(site, user)) + len(own.decidable) > MOST:
        raise NotDoneError("many")
    kind = NOT_FOR if form.get("what") == "not" else WORKS_FOR
    for address in own.decidable:
        _decide(site, user, kind, who=address, **told)
    write_entry("correction-made", f"user:{user.pk}")
    return "corrected"


def _told(form: Mapping[str, str]) -> dict[str, str]:
    organization = " ".join(form.get("organization", "").split())[:LONGEST]
    capacity = form.get("capacity", "")
    capacity = capacity if capacity in CAPACITIES else ""
    if form.get("what") == "not":
        capacity = ""
    elif not organization and capacity in (INDEPENDENT, VOLUNTEER):
        organization = INDEPENDENT
    if not organization:
        raise NotDoneError("organization")
    days = {name: form.get(name, "").strip() for name in ("first_day", "last_day")}
    try:
        first, last = (date.fromisoformat(day) if day else None for day in days.values())
    except ValueError:
        raise NotDoneError("day") from None
    if first and last and last < first:
        raise NotDoneError("day")
    return {"organization": organization, **days, "capacity": capacity}


def _decide(site: Site, user: User, kind: str, **told: str) -> None:
    try:
        write_decision(site, decision(kind, user.email, note="by the person", **told))
    except ErasedPersonError:
        raise NotDoneError("erased") from None


def _undo(user: User, line: str) -> str:
    site = served_site()
    if not line.isdecimal() or int(line) not in {each.line for each in stated_by(site, user)}:
        raise NotDoneError("gone")
    _decide(site, user, UNDO, other=line)
    write_entry("correction-taken-back", f"user:{user.pk}")
    return "undone"

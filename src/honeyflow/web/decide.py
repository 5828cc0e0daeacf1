"""Taking a decision about people on a page: one POST, one row in the site's file, and back to where it was taken."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from honeyflow.site.decisions import DIFFERENT, NOT_FOR, SAME, UNDO, WORKS_FOR, ErasedPersonError, decision
from honeyflow.site.decisions import decide as write_decision
from honeyflow.site.whom import parse_whom
from honeyflow.sources.lists.capacity import CAPACITIES
from honeyflow.web.forms import is_ours, token
from honeyflow.web.published import served_site
from honeyflow.web.records import Visit
from honeyflow.web.visitor import visitor_of

_MOST = 300


def decide(request: HttpRequest) -> HttpResponse:
    """Write down what a form says, and return to its page; what cannot be decided is told there."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("Decisions are taken on this site's own pages.")
    back = request.POST.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}) or not back.startswith("/"):
        back = "/"
    told, fault = _told(request.POST)
    if fault:
        return HttpResponseRedirect(_with(back, "fault", fault), status=303)
    site = served_site()
    try:
        line = write_decision(site, decision(request.POST["kind"], visitor_of(request).name, **told))
    except ErasedPersonError:
        return HttpResponseRedirect(_with(back, "fault", "erased"), status=303)
    return HttpResponseRedirect(_with(back, "decided", str(line)), status=303)


def notice(visit: Visit) -> dict[str, Any]:
    """Return what a page says of the decision just taken on it."""
    query = visit.query
    decided, fault = query.get("decided", ""), query.get("fault", "")
    return {
        "token": token(visit.visitor),
        "decided_line": decided if decided.isdecimal() else "",
        "fault": FAULTS.get(fault, ""),
        "capacities": CAPACITIES,
    }


FAULTS = {
    "address": "Nothing was decided: an e-mail address was missing, or the same one given twice. Write "
    "ann@example.com, or Ann Reed <ann@example.com> for one of several who use an address.",
    "organization": "Nothing was decided: no organization was given. Write its name, or independent.",
    "day": "Nothing was decided: a day could not be read, or the last lies before the first. Write 2024-12-31.",
    "erased": "Nothing was decided: that is an address of somebody who was erased. Erased stays erased; if that person "
    "asks to be counted again, take their rows out of erased.csv.",
    "kind": "Nothing was decided: the form was not complete.",
}
"""What is said of a form that cannot be decided."""


def _told(form: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Return what a form decides, or the name of its fault."""
    said = {name: form.get(name, "").strip()[:_MOST] for name in ("kind", "who", "other", "organization")}
    kind, who, other = said["kind"], said["who"], said["other"]
    if kind == UNDO:
        return ({"other": other}, "") if other.isdecimal() else ({}, "kind")
    if kind in (SAME, DIFFERENT):
        one, two = parse_whom(who), parse_whom(other)
        sound = one is not None and two is not None and one.key != two.key
        return ({"who": who, "other": other}, "") if sound else ({}, "address")
    if kind not in (WORKS_FOR, NOT_FOR):
        return {}, "kind"
    if parse_whom(who) is None:
        return {}, "address"
    return _work(who, said["organization"], form)


def _work(who: str, organization: str, form: Mapping[str, str]) -> tuple[dict[str, str], str]:
    days = {name: form.get(name, "").strip() for name in ("first_day", "last_day")}
    capacity = form.get("capacity", "")
    if not organization:
        return {}, "organization"
    try:
        first, last = (date.fromisoformat(day) if day else None for day in days.values())
    except ValueError:
        return {}, "day"
    if first and last and last < first:
        return {}, "day"
    return {
        "who": who,
        "organization": organization,
        **days,
        "capacity": capacity if capacity in CAPACITIES else "",
    }, ""


def _with(back: str, name: str, value: str) -> str:
    path, _, query = back.partition("?")
    kept = [part for part in query.split("&") if part and part.partition("=")[0] not in ("decided", "fault")]
    return f"{path}?{'&'.join([*kept, f'{name}={value}'])}"

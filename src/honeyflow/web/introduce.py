"""The forms about introductions: each one POST, one act of the back office, and back to the page it was sent from."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from honeyflow.backoffice.actions.champions import offer, withdraw
from honeyflow.backoffice.actions.introductions import IntroductionError, accept, ask, decline, pass_on
from honeyflow.backoffice.models import Introduction, User
from honeyflow.web.forms import is_ours
from honeyflow.web.visitor import visitor_of

DONE = {
    "asked": "Asked. You hear of it here when somebody says yes, and otherwise nothing.",
    "passed": "Passed on to those who offered and may be asked now.",
    "accepted": "Your words are on their way. Nothing else about you is.",
    "declined": "Put aside. Nobody is told, and nothing of it is kept.",
    "offered": "Thank you. Your offer and its limits count from now on.",
    "withdrawn": "Taken back. Whatever waited for you is gone, and nobody is told.",
}
FAULTS = {
    "words": "Nothing was sent: there were no words.",
    "soon": "Nothing was asked: this organization was asked for not long ago.",
    "over": "There is nothing to answer any more: it may be answered already, or its days are over.",
    "organization": "Nothing was offered: no organization was given. Write its domain, such as example.org.",
    "user": "Nothing was done: this is for people who sign in, so that words have somebody who said them.",
}


def ask_for_one(request: HttpRequest) -> HttpResponse:
    """Ask for an introduction to an organization."""

    def act(user: User) -> str:
        ask(user, _organization(request), request.POST.get("words", ""))
        return "asked"

    return _done(request, "introductions", act, "words" if not request.POST.get("words", "").strip() else "soon")


def pass_one_on(request: HttpRequest) -> HttpResponse:
    """Pass a request on to the champions."""

    def act(user: User) -> str:
        number = _uuid(request.POST.get("introduction", ""))
        found = Introduction.objects.filter(pk=number).first() if number else None
        if found is None:
            raise IntroductionError("no such request")
        pass_on(user, found)
        return "passed"

    return _done(request, "passing_on", act, "over")


def answer_one(request: HttpRequest) -> HttpResponse:
    """Accept, in one's own words, or decline."""
    form = request.POST

    def act(user: User) -> str:
        number = int(form.get("invitation", "")) if form.get("invitation", "").isdecimal() else 0
        if form.get("what") == "accept":
            accept(user, number, form.get("answer", ""))
            return "accepted"
        decline(user, number)
        return "declined"

    is_silent = form.get("what") == "accept" and not form.get("answer", "").strip()
    return _done(request, "my_introductions", act, "words" if is_silent else "over")


def change_offer(request: HttpRequest) -> HttpResponse:
    """Offer to be a champion, change the limits, or take it back."""
    form = request.POST

    def act(user: User) -> str:
        organization = _organization(request)
        if not organization:
            raise IntroductionError("no organization")
        if form.get("what") == "withdraw":
            withdraw(user, organization)
            return "withdrawn"
        most = form.get("most", "")
        offer(
            user,
            organization,
            most_a_year=int(most) if most.isdecimal() and len(most) < 3 else 2,
            rests_until=_day(form.get("rests_until", "")),
        )
        return "offered"

    return _done(request, "my_introductions", act, "organization")


def _done(request: HttpRequest, page: str, act: Callable[[User], str], fault: str) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("This is done on this site's own pages.")
    user = visitor_of(request).user
    if user is None:
        return _back(page, "fault", "user")
    try:
        return _back(page, "done", act(user))
    except IntroductionError:
        return _back(page, "fault", fault)


def _back(page: str, name: str, value: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse(page)}?{name}={value}", status=303)


def _organization(request: HttpRequest) -> str:
    """Return the organization a form names: one chosen, else one written."""
    written = request.POST.get("organization", "") or request.POST.get("another", "")
    return " ".join(written.split()).casefold()[:253]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

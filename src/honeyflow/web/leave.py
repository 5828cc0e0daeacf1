"""Leaving with one click (RFC 8058), and confirming: signed links, without sign-in, without cookies.

What a mail program or its scanner fetches changes nothing: only a POST does. A forged link gets the plain page that
says nothing; using one again changes nothing.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt

from honeyflow.backoffice.actions.consents import confirm_consent, withdraw
from honeyflow.backoffice.leaving import Leave, read_confirm, read_leave
from honeyflow.backoffice.models import Consent, Words
from honeyflow.backoffice.queries.consents import states_of
from honeyflow.kernel.purpose import Purpose
from honeyflow.site import Site
from honeyflow.web.limits import Limit
from honeyflow.web.public import no_such_page
from honeyflow.web.published import served_site

HOUR = 3600
ASKS_A_LINK = Limit(60, HOUR)
"""Mail programs click too; nobody else needs a link so often."""

METHODS = ("GET", "HEAD", "POST")
PURPOSES = {
    Purpose.SERVICE: "Service messages",
    Purpose.SECURITY_NOTICE: "Security notices",
    Purpose.RELEASE_NEWS: "News of releases",
    Purpose.EDUCATION: "Courses and material to learn from",
    Purpose.EVENT: "Invitations to events",
    Purpose.RESEARCH: "Questions for research",
    Purpose.INTRODUCTION: "Introductions",
    Purpose.SALES: "Offers",
}
"""Purposes as their receivers read them."""


@csrf_exempt
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Show what one gets, or stop it at once."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    site = served_site()
    asked = read_leave(site, token)
    if asked is None:
        return no_such_page()
    if request.method != "POST" and not ASKS_A_LINK.allows(token):
        return _shown("origin_later.html", {}, 429)
    if request.method == "POST":
        return _left(request, site, asked)
    whose = asked.whose
    states = states_of(whose.subject, whose.mailbox) if whose else []
    gets = [PURPOSES[each.purpose] for each in states if each.state in ("agreed", "not confirmed")]
    return _shown("leave.html", {"site": site, "what": PURPOSES[asked.purpose], "gets": gets})


def _left(request: HttpRequest, site: Site, asked: Leave) -> HttpResponse:
    everything = request.POST.get("leave") == "all"
    channel = "one-click" if "List-Unsubscribe" in request.POST else "page"
    whose = asked.whose
    if whose is not None:  # else they were erased: there is nothing to stop
        withdraw(whose, None if everything else asked.purpose, "subject", channel)
    what = "" if everything else PURPOSES[asked.purpose]
    return _shown("left.html", {"site": site, "what": what, "everything": everything})


@csrf_exempt
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button, or confirm: a scanner that follows links presses none."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    site = served_site()
    entry = read_confirm(site, token)
    consent = Consent.objects.filter(entry=entry).first() if entry is not None else None
    if consent is None:
        return no_such_page()
    if not ASKS_A_LINK.allows(token):
        return _shown("origin_later.html", {}, 429)
    words = Words.objects.filter(digest=consent.words_digest, purpose=consent.purpose).first()
    context = {"site": site, "what": PURPOSES[Purpose(consent.purpose)], "words": words.text if words else ""}
    if request.method == "POST":
        if not confirm_consent(consent.entry, "subject"):
            return no_such_page()
        return _shown("confirm.html", {**context, "done": True})
    return _shown("confirm.html", context)


def _shown(name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    response = HttpResponse(render_to_string(name, context), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response

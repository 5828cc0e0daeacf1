"""Asking one customer what brought it: one question behind a signed link, without sign-in and without cookies.

A link that is forged, past its day, or older than a newer one for the same customer gets the same plain page, so that
nothing can be learnt by trying. Saying the same again changes nothing; another answer takes the place of the first.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.loader import render_to_string

from honeyflow.site import Site
from honeyflow.site.origins import ASKED, LONGEST_DETAIL, ORIGINS
from honeyflow.web.limits import Limit
from honeyflow.web.origin_answer import instant, own_answer, own_rows, tidy, write_answer
from honeyflow.web.origin_link import OriginLink, read_token
from honeyflow.web.public import no_such_page
from honeyflow.web.published import served_site

HOUR = 3600
ANSWERS_A_LINK = Limit(10, HOUR)
ASKS_A_SENDER = Limit(240, HOUR)
"""Behind a proxy all ask from one address, so the second is wide; links cannot be guessed anyway."""


def origin_form(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question, or write down its answer."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if not ASKS_A_SENDER.allows(request.META.get("REMOTE_ADDR", "")):
        return _shown("origin_later.html", {}, 429)
    site, link = served_site(), read_token(token, settings.SECRET_KEY)
    if link is None or _superseded(site, link):
        return no_such_page()
    if request.method == "POST":
        return _answer(request, site, link, token)
    told = own_answer(site, link.customer_id)
    context = {"site": site, "origins": ORIGINS.items(), "longest": LONGEST_DETAIL, "until": link.good_until, **told}
    return _shown("origin.html", {**context, "thanks": "told" in request.GET and bool(told["chosen"])})


def _answer(request: HttpRequest, site: Site, link: OriginLink, token: str) -> HttpResponse:
    if not ANSWERS_A_LINK.allows(token):
        return _shown("origin_later.html", {}, 429)
    origin = request.POST.get("origin", "")
    detail = tidy(request.POST.get("detail", ""))
    if origin not in ORIGINS:
        fault = "Please choose one of the answers."
        context = {"site": site, "origins": ORIGINS.items(), "longest": LONGEST_DETAIL, "until": link.good_until}
        return _shown("origin.html", {**context, "fault": fault, "detail": detail}, 400)
    write_answer(site, link.customer_id, origin, detail)
    response = HttpResponseRedirect(f"{request.path}?told=1", status=303)
    response.headers["Cache-Control"] = "no-store"
    return response


def _superseded(site: Site, link: OriginLink) -> bool:
    """Return whether a newer link was made for this customer: then only that one is good."""
    made = link.made_at.replace(microsecond=0)
    return any(row["how"] == ASKED and instant(row["told_at"]) > made for row in own_rows(site, link.customer_id))


def _shown(name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    response = HttpResponse(render_to_string(name, context), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response

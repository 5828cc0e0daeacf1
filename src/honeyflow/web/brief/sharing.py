"""The link by which a member releases a brief: made by who signed in, opened by whoever has it, taken back by its word.

Wrong, expired and taken-back links get one and the same answer. The page behind a link is shown in a sandbox: it runs
nothing, asks nobody, and tells nobody where its reader came from.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, JsonResponse
from django.template.loader import render_to_string

from honeyflow.backoffice.actions.share_brief import NotSharedError, open_shared, share_brief, take_back_shared
from honeyflow.outreach.briefs.format import Format
from honeyflow.outreach.briefs.registry import formats
from honeyflow.web.brief.making import LARGEST, answered, composed, fault
from honeyflow.web.forms import is_ours
from honeyflow.web.limits import Limit
from honeyflow.web.visitor import visitor_of

LINKS_A_USER = Limit(10, 3600)
TRIES_A_SENDER = Limit(600, 3600)
"""Both counted in memory only."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
POLICY += "form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"


def release(request: HttpRequest) -> HttpResponse:
    """Keep the brief of the draft that is sent, sealed, and give its link back."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("Links are made on this site's own pages.")
    answer = answered(request, lambda: _released(request))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _released(request: HttpRequest) -> HttpResponse:
    draft, days = request.POST.get("draft", ""), request.POST.get("days", "")
    if len(draft.encode()) > LARGEST:
        return fault(413, f"The draft is too large: expected at most {LARGEST // 1024} KB.")
    if not LINKS_A_USER.allows(visitor_of(request).actor):
        return fault(429, "Ten links within an hour are enough. Please try again later.")
    page = page_format().render(composed(draft)[0])
    try:
        shared = share_brief(page, int(days) if days.isdecimal() else 0)
    except NotSharedError as error:
        return fault(422, str(error))
    told = {"secret": shared.secret, "take_back": shared.take_back, "last_on": shared.last_on.isoformat()}
    return JsonResponse({**told, "path": f"/shared/{shared.secret}/"})


def page_format() -> Format:
    """Return the format that is a page; which it is called is its own matter."""
    return next(each for each in formats.all().values() if each.media_type.startswith("text/html"))


def show_shared(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what is behind a link."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if not TRIES_A_SENDER.allows(request.META.get("REMOTE_ADDR", "")):
        return _plain("shared_later.html", 429)
    page = open_shared(secret)
    if page is None:
        return _plain("shared_gone.html", 404)
    answer = HttpResponse(page, content_type="text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = POLICY
    return _private(answer)


def take_back(request: HttpRequest) -> HttpResponse:
    """Take a link back; the answer is the same whether there was one."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not TRIES_A_SENDER.allows(request.META.get("REMOTE_ADDR", "")):
        return fault(429, "Too many tries within an hour. Please try again later.")
    take_back_shared(request.POST.get("secret", ""), request.POST.get("take_back", ""))
    return _private(JsonResponse({"message": "If this link was good, it no longer is."}))


def _plain(name: str, status: int) -> HttpResponse:
    context: dict[str, Any] = {}
    return _private(HttpResponse(render_to_string(name, context), status=status))


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer

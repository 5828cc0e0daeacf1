"""The page on which a brief is made: all of it happens in the browser; the server only shows the empty page.

Styles within the page are let in by a word that is new each time, for the preview: a finished brief brings its own.
"""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from honeyflow.backoffice.actions.share_brief import DAYS
from honeyflow.kernel.access import Right
from honeyflow.outreach.briefs.catalogue import LANGUAGES
from honeyflow.outreach.briefs.offer import ASKED_BY
from honeyflow.outreach.briefs.registry import formats
from honeyflow.web.forms import token
from honeyflow.web.headers import POLICY
from honeyflow.web.published import served_site
from honeyflow.web.visitor import visitor_of

STEPS = (
    ("you", "You", "Who makes the case"),
    ("us", "What we use", "Which of it is this project"),
    ("work", "What I already do", "With proof"),
    ("waits", "What we wait for", "And what it costs today"),
    ("services", "What would help", "Services that fit"),
    ("cost", "Cost and return", "Every assumption is yours"),
    ("ask", "The ask", "A small next step"),
    ("look", "Look and save", "And hand it over"),
)
"""Key, title and a few words of each step."""

ORDER = ("page", "pdf", "slides", "pptx", "markdown", "text", "email")


def show_brief(request: HttpRequest) -> HttpResponse:
    """Show the page; what is filled in never comes here unless a file is asked for."""
    visitor = visitor_of(request)
    nonce = secrets.token_urlsafe(16)
    context: dict[str, Any] = {
        "site": served_site(),
        "nonce": nonce,
        "steps": STEPS,
        "languages": LANGUAGES.items(),
        "formats": sorted(formats.all().values(), key=_order),
        "askers": ASKED_BY,
        "days": DAYS,
        "signed_in": visitor.user is not None,
        "form_token": token(visitor) if visitor.user and visitor.may(Right.SEE_OWN) else "",
    }
    answer = HttpResponse(render_to_string("brief.html", context, request))
    answer.headers["Content-Security-Policy"] = policy(nonce)
    return answer


def policy(nonce: str) -> str:
    """Return the content security policy of the page: the usual one, and styles that carry `nonce`."""
    own = POLICY.replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'")
    return f"{own}; worker-src 'self'"


def _order(each: Any) -> tuple[int, str]:
    return (ORDER.index(each.name) if each.name in ORDER else len(ORDER), each.name)

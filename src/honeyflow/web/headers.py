"""Headers every answer carries: a strict content security policy, no framing, no referrer to others."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers hide from us that a form is our own
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


SIGN_IN = "/sign-in/"
_FORGES = {"github": "https://github.com", "gitlab": "https://gitlab.com"}


def policy_of(path: str) -> str:
    """Return the policy of a page: the button that leads to another service may lead to that one.

    Browsers hold ``form-action`` against where a form is sent on to, so that without this nobody gets there.
    """
    if not path.startswith(SIGN_IN):
        return POLICY
    told = (urlsplit(each.url or _FORGES.get(each.kind, "")) for each in settings.SERVICES)
    origins = sorted({f"{each.scheme}://{each.netloc}" for each in told if each.netloc})
    return POLICY.replace("form-action 'self'", " ".join(("form-action 'self'", *origins)))


class SecurityHeaders:
    """Middleware that adds `HEADERS` to every answer, static files and faults included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        response = self._get_response(request)
        headers = {**HEADERS, "Content-Security-Policy": policy_of(request.path_info)}
        for name, value in headers.items():
            response.headers.setdefault(name, value)  # a page of somebody's own making is shut in further
        return response

"""Cookies travel by https alone, except on the machine itself; and what comes from elsewhere came by https.

Who asks from another machine does it through a proxy that ends TLS: without one nobody can sign in from there, because
no browser keeps a secure cookie that came in the clear.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from honeyflow.web.access import on_own_machine


class SecureCookies:
    """Middleware that marks cookies secure, and requests from other machines as https."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with secure cookies."""
        own = on_own_machine(request)
        if not own:
            request.META["wsgi.url_scheme"] = "https"
        response = self._get_response(request)
        for cookie in response.cookies.values():
            if not own:
                cookie["secure"] = True
        return response

"""Routes at which nobody is known: cookies are taken off before anything could read them, and no door asks who it is.

Used where a request's contents must not be tied to anybody. That nothing of a session is read there is a test.
"""

import logging
import traceback
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve

from honeyflow.kernel.access import Right

log = logging.getLogger("honeyflow.anonymous")


class Anonymous:
    """A public view that does not learn who asks; answered under the public names too."""

    right = Right.SEE_PUBLIC
    world = True
    anonymous = True

    def __init__(self, view: Callable[..., HttpResponseBase]) -> None:
        update_wrapper(self, view)
        self._view = view

    def __call__(self, request: HttpRequest, *arguments: Any, **parts: Any) -> HttpResponseBase:
        """Answer; nothing of it is kept on the way, and nothing of the request, its address included, is logged."""
        try:
            answer = self._view(request, *arguments, **parts)
        except Exception as error:  # its words may be the request's, and Django's own line would tell the address
            log_without_words(error)
            answer = HttpResponse("Something went wrong. Nothing of what you sent was written down.", status=500)
        answer.headers.setdefault("Cache-Control", "no-store")
        answer._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark
        return answer


class NoCookies:
    """Middleware that drops cookies and credentials sent to anonymous routes, before sessions are looked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as if none had been sent."""
        if is_anonymous(request.path_info):
            request.META.pop("HTTP_COOKIE", None)
            request.META.pop("HTTP_AUTHORIZATION", None)
        return self._get_response(request)


def log_without_words(error: Exception) -> None:
    """Tell the log the kind of an error and the line of code, never its message."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    log.error("not answered: %s at %s:%s", type(error).__name__, last.filename.rpartition("/")[2], last.lineno)


def is_anonymous(path: str) -> bool:
    """Return whether the route at `path` does not learn who asks."""
    try:
        return bool(getattr(resolve(path).func, "anonymous", False))
    except Resolver404:
        return False

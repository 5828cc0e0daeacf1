"""The door of every route: it declares one right, and nobody without it gets further.

The answer to somebody without the right is the same whatever the address names: nothing behind the door was asked.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import update_wrapper
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.http import urlencode

from honeyflow.kernel.access import RIGHTS, ROLE_MEANINGS, Right, Role
from honeyflow.web.routes import routes_in
from honeyflow.web.shown import shown
from honeyflow.web.visitor import Visitor, visitor_of

View = Callable[..., HttpResponseBase]


class Guarded:
    """A view behind its door.

    Parameters
    ----------
    view : callable
        Answers those who have the right.
    right : Right
    world : bool
        Answered under the public names (``HONEYFLOW_PUBLIC_HOSTS``) too.
    """

    def __init__(self, view: View, right: Right, *, world: bool = False) -> None:
        update_wrapper(self, view)
        self._view = view
        self.right = right
        self.world = world

    def __call__(self, request: HttpRequest, *arguments: Any, **parts: Any) -> HttpResponseBase:
        """Answer, or say who may."""
        visitor = visitor_of(request)
        if not visitor.may(self.right):
            return refusal(request, visitor, self.right)
        answer = self._view(request, *arguments, **parts)
        if visitor.user and not answer.has_header("Cache-Control"):
            answer.headers["Cache-Control"] = "private, no-cache"
        return answer


def guarded(view: View, right: Right, *, world: bool = False) -> Guarded:
    """Return `view` behind a door that opens to those who have `right`."""
    return Guarded(view, right, world=world)


def refusal(request: HttpRequest, visitor: Visitor, right: Right) -> HttpResponse:
    """Send an anonymous visitor to the sign-in page, and tell others which roles may."""
    if visitor.role is Role.ANONYMOUS:
        query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return HttpResponseRedirect(f"{reverse('account_login')}{'?' if query else ''}{query}")
    who = [(role.value, ROLE_MEANINGS[role]) for role in Role if role in RIGHTS[right]]
    return shown(request, "403.html", {"who": who}, status=403)


def guard_all(patterns: Iterable[URLPattern | URLResolver], rights: Mapping[str, Right]) -> None:
    """Put the door that `rights` names before each route of a library; one that it does not name stays undeclared."""
    for pattern in routes_in(patterns):
        right = rights.get(pattern.name or "")
        if right is not None and not isinstance(pattern.callback, Guarded):
            pattern.callback = guarded(pattern.callback, right)

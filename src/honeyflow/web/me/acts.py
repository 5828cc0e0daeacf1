"""The door of a member's forms: one POST shown to them, one act, and back to the page with its outcome in a word."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from honeyflow.backoffice.models import User
from honeyflow.kernel.errors import NoSnapshotError
from honeyflow.web.forms import is_ours
from honeyflow.web.visitor import visitor_of


class NotDoneError(Exception):
    """An act that cannot be done; `fault` is the word by which the page says why."""

    def __init__(self, fault: str) -> None:
        self.fault = fault
        super().__init__(fault)


def act_on(request: HttpRequest, page: str, act: Callable[[User], str], anchor: str = "") -> HttpResponse:
    """Do what a form says, and return to `page`.

    Parameters
    ----------
    act : callable
        Given who is signed in; returns the word of what was done, or raises `NotDoneError`.
    anchor : str
        Where on the page its outcome is shown.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("This is done on this site's own pages.")
    user = visitor_of(request).user
    if user is None:
        return back(page, "fault", "user", anchor)
    try:
        return back(page, "done", act(user), anchor)
    except NoSnapshotError:
        return back(page, "fault", "nothing", anchor)
    except NotDoneError as error:
        return back(page, "fault", error.fault, anchor)


def back(page: str, name: str, value: str, anchor: str = "") -> HttpResponse:
    """Return to a page with a word."""
    response = HttpResponseRedirect(f"{reverse(page)}?{name}={value}{anchor}", status=303)
    response.headers["Cache-Control"] = "no-store"
    return response

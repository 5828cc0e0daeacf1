"""What allauth asks us: who may sign up, where to go next, who asks, and the journal of signing in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from honeyflow.backoffice.actions.users import note_sign_in
from honeyflow.backoffice.models import User
from honeyflow.backoffice.queries.users import has_keeper
from honeyflow.web.access import FORWARDED, on_own_machine
from honeyflow.web.published import served_site
from honeyflow.web.shown import home_of
from honeyflow.web.sign_in.refused import refused
from honeyflow.web.visitor import visitor_of


def members_welcome() -> bool:
    """Return whether anybody may become a member by signing in: once there is a keeper, unless the site says no."""
    return has_keeper() and served_site().sign_in.members


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Our answers; there are no passwords and no sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's own
        """Return whether anybody may become a member."""
        return members_welcome()

    def is_safe_url(self, url: str) -> bool:
        """Return whether one may be sent on to `url`: a path of these pages, and nothing else."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the first page of the user's role."""
        forget_visitor(request)
        return home_of(visitor_of(request))

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return who asks; behind a proxy, whom the proxy nearest to us says."""
        if on_own_machine(request) or not any(request.META.get(name) for name in FORWARDED):
            return request.META.get("REMOTE_ADDR") or "unknown"
        told = request.META.get("HTTP_X_FORWARDED_FOR") or request.META.get("HTTP_X_REAL_IP") or "unknown"
        return str(told).rpartition(",")[2].strip()[:60]

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in, and write it into the journal."""
        super().login(request, user)
        forget_visitor(request)
        note_sign_in(user)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return how a signed-in user proves anew who it is: there is no password to ask for."""
        return [each for each in super().get_reauthentication_methods(user) if each["id"] != "reauthenticate"]

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:  # noqa: ARG002 - allauth's own
        """Say no more than to somebody unknown."""
        return refused(request)


def forget_visitor(request: HttpRequest) -> None:
    """Ask anew who this is: signing in and out change it."""
    request.__dict__.pop("_honeyflow_visitor", None)

"""Routes about signing in, with the right of each in one list; only those of allauth that are used are there at all."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from allauth.account.views import logout
from allauth.socialaccount.views import login_cancelled, login_error
from allauth.urls import build_provider_urlpatterns
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_protect

from honeyflow.kernel.access import Right
from honeyflow.web.guarded import guard_all
from honeyflow.web.routes import routes_in
from honeyflow.web.shown import shown
from honeyflow.web.sign_in.views import CodeView, SignInView, TurnOnView, sign_in_link, you

_SERVICES = ("github", "gitlab", "openid_connect")

SIGN_IN_RIGHTS: Mapping[str, Right] = MappingProxyType(
    {
        "account_login": Right.SEE_PUBLIC,
        "account_request_login_code": Right.SEE_PUBLIC,
        "account_signup": Right.SEE_PUBLIC,
        "account_confirm_login_code": Right.SEE_PUBLIC,
        "account_logout": Right.SEE_PUBLIC,
        "sign_in_link": Right.SEE_PUBLIC,
        "socialaccount_login_cancelled": Right.SEE_PUBLIC,
        "socialaccount_login_error": Right.SEE_PUBLIC,
        **{f"{service}_{what}": Right.SEE_PUBLIC for service in _SERVICES for what in ("login", "callback")},
        "mfa_authenticate": Right.SEE_PUBLIC,
        "you": Right.SEE_OWN,
        "mfa_index": Right.SEE_OWN,
        "mfa_reauthenticate": Right.SEE_OWN,
        "mfa_activate_totp": Right.SEE_OWN,
        "mfa_deactivate_totp": Right.SEE_OWN,
        "mfa_view_recovery_codes": Right.SEE_OWN,
        "mfa_generate_recovery_codes": Right.SEE_OWN,
        "mfa_download_recovery_codes": Right.SEE_OWN,
    }
)
"""What each route about signing in needs: nothing, or to be signed in."""


def sign_in_routes() -> list[URLPattern | URLResolver]:
    """Return the routes; forms sent to them are checked by Django's own protection against forged forms."""
    door = SignInView.as_view()
    routes: list[URLPattern | URLResolver] = [
        path("sign-in/", door, name="account_login"),
        path("sign-in/", door, name="account_request_login_code"),
        path("sign-in/", door, name="account_signup"),
        path("sign-in/code/", CodeView.as_view(), name="account_confirm_login_code"),
        path("sign-in/out/", logout, name="account_logout"),
        path("sign-in/you/", you, name="you"),
        path("sign-in/link/<str:token>/", sign_in_link, name="sign_in_link"),
        path("sign-in/cancelled/", login_cancelled, name="socialaccount_login_cancelled"),
        path("sign-in/error/", login_error, name="socialaccount_login_error"),
        path("sign-in/one-time/", include("allauth.mfa.urls")),
        path("sign-in/by/", include(build_provider_urlpatterns())),
    ]
    for route in routes_in(routes):
        if route.name == "mfa_activate_totp":
            route.callback = TurnOnView.as_view()
        route.callback = _protected(route.callback)
    guard_all(routes, SIGN_IN_RIGHTS)
    return routes


def _protected(view: Callable[..., Any]) -> Callable[..., Any]:
    inner = view if getattr(view, "csrf_exempt", False) else csrf_protect(view)

    def ours(request: HttpRequest, *arguments: Any, **parts: Any) -> Any:
        try:
            answer = inner(request, *arguments, **parts)
        except OSError:  # of a mail server or another service; requests' and smtplib's own errors are such
            return shown(request, "account/unreachable.html", {}, status=503)
        if getattr(answer, "context_data", None):
            answer.context_data.pop("site", None)  # allauth calls so the host; our pages mean the Honeyflow site by it
        return answer

    return ours

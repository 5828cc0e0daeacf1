"""Signing in by another service: only by an address that the service has verified, never by a name alone.

Somebody known is recognised by that address; anybody else may become a member where the site lets them. What the
service tells beside it (names, pictures) is not kept.
"""

import re
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest, HttpResponse

from honeyflow.backoffice.actions.users import welcome_member
from honeyflow.backoffice.models import User
from honeyflow.web.me.acts import NotDoneError, back
from honeyflow.web.me.connect import connect
from honeyflow.web.me.prove import ANCHOR
from honeyflow.web.published import served_site
from honeyflow.web.sign_in.accounts import members_welcome
from honeyflow.web.sign_in.refused import refused
from honeyflow.web.visitor import visitor_of

_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,60}")


class ServiceAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Our answers about other services."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect the account of who is signed in; else refuse who comes without a verified address."""
        told = sociallogin.account.extra_data or {}
        sociallogin.account.extra_data = {}
        if sociallogin.state.get("process") == AuthProcess.CONNECT and request.user.is_authenticated:
            login = str(told.get("login") or told.get("username") or "")
            raise ImmediateHttpResponse(_connected(request, sociallogin, login))
        if sociallogin.is_existing:
            if sociallogin.account.pk:
                sociallogin.account.save(update_fields=["extra_data"])
            return
        verified = [each for each in sociallogin.email_addresses if each.verified]
        if not verified or request.user.is_authenticated:
            raise ImmediateHttpResponse(refused(request))
        sociallogin.email_addresses = verified[:1]
        sociallogin.user.email = verified[0].email.casefold()

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - allauth's own
        """Return whether anybody may become a member."""
        return members_welcome()

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - allauth's own
        """Return that nothing more is asked."""
        return True

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:  # noqa: ARG002
        """Make the member; whose account at the service it is, is remembered by its number."""
        user = welcome_member(served_site(), sociallogin.user.email)
        sociallogin.user = user
        sociallogin.account.user = user
        sociallogin.account.save()
        return user

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> None:
        """Show our own page."""
        response: HttpResponse = refused(request)
        raise ImmediateHttpResponse(response)


def _connected(request: HttpRequest, sociallogin: Any, login: str) -> HttpResponse:
    """Connect an account to who is signed in, and return to their page; a login that is none is read past."""
    user = visitor_of(request).user
    if user is None:
        return refused(request)
    try:
        return back("me", "done", connect(user, sociallogin, login if _LOGIN.fullmatch(login) else ""), ANCHOR)
    except NotDoneError as error:
        return back("me", "fault", error.fault, ANCHOR)

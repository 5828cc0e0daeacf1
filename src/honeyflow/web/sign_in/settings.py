"""What Django and django-allauth are told about signing in; imported while settings are read, so it imports neither."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from honeyflow.site.settings import Settings, SignInService

HOUR, DAY = 3600, 24 * 3600
CODE_GOOD_FOR = 10 * 60
"""Seconds in which a mailed code must be typed."""

CODE_TRIES = 3
LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "request_login_code": "20/m/ip,3/m/key,20/d/key",
    "reauthenticate": "10/m/user",
}
"""How often somebody may try, by allauth's names; ``key`` is the address."""


def sign_in_settings(told: Settings, hosts: Sequence[str]) -> dict[str, Any]:
    """Return Django's settings about signing in.

    Parameters
    ----------
    hosts : sequence of str
        Names the pages answer to; the first is whom mails are from, unless that is told.
    """
    return {
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "you",
        **_COOKIES,
        **_ACCOUNTS,
        "SOCIALACCOUNT_ADAPTER": "honeyflow.web.sign_in.services.ServiceAdapter",
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": True,
        "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",
        "SOCIALACCOUNT_PROVIDERS": {service.kind: {"APPS": [_app(service)]} for service in told.services},
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "MFA_ADAPTER": "honeyflow.web.sign_in.one_time.OneTimeAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
        "MFA_TOTP_ISSUER": "Honeyflow",
        **_mail(told, hosts),
    }


_COOKIES = {
    "SESSION_COOKIE_NAME": "honeyflow",
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_AGE": 14 * DAY,
    "CSRF_COOKIE_NAME": "honeyflow-form",
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Lax",
    "CSRF_FAILURE_VIEW": "honeyflow.web.sign_in.views.forged_form",
}
"""Secure is set by `honeyflow.web.cookies`: everywhere but on the machine itself."""

_ACCOUNTS = {
    "ACCOUNT_ADAPTER": "honeyflow.web.sign_in.accounts.AccountAdapter",
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": True,
    "ACCOUNT_EMAIL_NOTIFICATIONS": False,
    "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
    "ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS": CODE_TRIES,
    "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": CODE_GOOD_FOR,
    "ACCOUNT_LOGIN_TIMEOUT": CODE_GOOD_FOR + 300,
    "ACCOUNT_RATE_LIMITS": LIMITS,
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "account_login",
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
}


def _app(service: SignInService) -> dict[str, Any]:
    told: dict[str, Any] = {"client_id": service.client_id, "secret": service.secret, "name": service.title}
    if service.kind == "openid_connect":
        return {**told, "provider_id": "oidc", "settings": {"server_url": service.url, "oauth_pkce_enabled": True}}
    return {**told, "settings": {"gitlab_url": service.url}} if service.url else told


def _mail(told: Settings, hosts: Sequence[str]) -> dict[str, Any]:
    sender = told.mail_from or f"honeyflow@{hosts[0].lstrip('.')}"
    shared = {"DEFAULT_FROM_EMAIL": sender, "EMAIL_TIMEOUT": 20}
    if not told.mail:
        return {**shared, "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(told.mail)
    implicit = parts.scheme == "smtps"
    near = parts.hostname in ("localhost", "127.0.0.1")
    return {
        **shared,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or (465 if implicit else 25 if near else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit and not near,
    }

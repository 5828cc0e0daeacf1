"""Django settings of the pages and of the back office; the operator sets what the environment says."""

import os
from pathlib import Path

from honeyflow.backoffice.database import database_of
from honeyflow.site.settings import load_settings
from honeyflow.web.secret import kept_secret
from honeyflow.web.sign_in.settings import sign_in_settings

_SET = load_settings(os.environ)
_HERE = Path(__file__).parent

HONEYFLOW_SITE = Path(os.environ.get("HONEYFLOW_SITE", ".")).resolve()
"""The site's folder; `honeyflow.web.server.serve` sets it."""

SECRET_KEY = _SET.secret_key or kept_secret(HONEYFLOW_SITE)
DEBUG = _SET.debug
PUBLIC_HOSTS = [host for host in _SET.public_hosts if host not in _SET.hosts]
"""Names under which only public pages answer; see `honeyflow.web.public`."""
ALLOWED_HOSTS = [*_SET.hosts, *PUBLIC_HOSTS]
ROOT_URLCONF = "honeyflow.web.urls"
WSGI_APPLICATION = "honeyflow.web.wsgi.application"
SERVICES = _SET.services
MAIL = bool(_SET.mail)
"""Whether sign-in codes can be sent."""
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    *(f"allauth.socialaccount.providers.{service.kind}" for service in SERVICES),
    "allauth.mfa",
    "honeyflow.backoffice",
    "honeyflow.web",
]
AUTH_USER_MODEL = "backoffice.User"
MIDDLEWARE = [
    "honeyflow.web.headers.SecurityHeaders",
    "honeyflow.web.public.PublicHosts",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "honeyflow.web.anonymous.NoCookies",
    "honeyflow.web.cookies.SecureCookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates", _HERE / "pages"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
            "builtins": ["honeyflow.web.templatetags.honeyflow"],
            "context_processors": ["honeyflow.web.sign_in.context.around_sign_in"],
        },
    }
]
DATABASES = {"default": database_of(_SET.database, HONEYFLOW_SITE / "data")}
globals().update(sign_in_settings(_SET, ALLOWED_HOSTS))
STATIC_URL = "/static/"
STATIC_ROOT = _HERE / "static"
WHITENOISE_MAX_AGE = 60
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LANGUAGE_CODE = "en"
APPEND_SLASH = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000
"""Bytes: an audience of 10,000 by the API."""
LOGGING_CONFIG = None

"""Django settings of the pages: no database, no sessions, no cookies; what the operator sets comes from the environment."""

import os
from pathlib import Path

_HERE = Path(__file__).parent

HONEYFLOW_SITE = Path(os.environ.get("HONEYFLOW_SITE", ".")).resolve()
"""The site's folder; `honeyflow.web.server.serve` sets it."""

SECRET_KEY = os.environ.get("HONEYFLOW_SECRET_KEY", "") or "pages-sign-nothing-yet"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "honeyflow.web.urls"
WSGI_APPLICATION = "honeyflow.web.wsgi.application"
INSTALLED_APPS = ["honeyflow.web"]
MIDDLEWARE = [
    "honeyflow.web.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
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
            "context_processors": [],
        },
    }
]
DATABASES: dict[str, dict[str, str]] = {}
STATIC_URL = "/static/"
STATIC_ROOT = _HERE / "static"
WHITENOISE_MAX_AGE = 60
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LANGUAGE_CODE = "en"
APPEND_SLASH = True
LOGGING_CONFIG = None

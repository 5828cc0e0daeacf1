"""Credentials of the systems that are read: from the environment only, never from the site's file."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from honeyflow.kernel.errors import SiteError
from honeyflow.site.settings import read_secret

_SECRET_NAME = re.compile(r"(^|_)(api_?key|key|secret|token|password|passwd|credentials?)($|_)", re.IGNORECASE)
_SECRET_VALUE = re.compile(r"\b(sk|rk|whsec)_(live|test)?_?\w{8,}|\bpat-[a-z0-9]+-[0-9a-f-]{20,}")


def setting_name(source: str) -> str:
    """Return the environment variable that holds the credential of the source of that name.

    >>> setting_name("stripe-eu")
    'HONEYFLOW_STRIPE_EU_KEY'
    """
    return f"HONEYFLOW_{re.sub(r'[^A-Z0-9]+', '_', source.upper())}_KEY"


def credential(setting: str, environ: Mapping[str, str]) -> str:
    """Return the secret in the variable `setting`, or in the file that ``<setting>_FILE`` names; empty when not set.

    Raises
    ------
    SiteError
        When both are set, or the file cannot be read; the secret is never shown.
    """
    try:
        return read_secret(setting, environ).strip()
    except (OSError, ValueError) as error:
        raise SiteError("environment", [f"{setting}_FILE: {error}"]) from None


def secrets_in(values: Mapping[str, Any], place: str = "") -> Iterator[str]:
    """Yield the dotted name of each key that holds a credential, or that is called one; the value stays unsaid."""
    for key, value in values.items():
        name = f"{place}.{key}" if place else key
        if isinstance(value, dict):
            yield from secrets_in(value, name)
        elif isinstance(value, list):
            for number, item in enumerate(value, 1):
                yield from secrets_in({f"{key}[{number}]": item}, place)
        elif isinstance(value, str) and _is_secret(key, value):
            yield name


def _is_secret(key: str, value: str) -> bool:
    try:
        signed_in = urlsplit(value).password is not None
    except ValueError:
        signed_in = False
    return bool(value) and (signed_in or bool(_SECRET_NAME.search(key)) or bool(_SECRET_VALUE.search(value)))

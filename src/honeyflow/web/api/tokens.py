"""Who asks: a system by its token, as often as it may; guessing is slowed down by where it comes from."""

from datetime import UTC, datetime

from django.http import HttpRequest
from ninja.security import HttpBearer

from honeyflow.backoffice.actions.tokens import PREFIX, use_token
from honeyflow.backoffice.models import Token
from honeyflow.backoffice.scopes import Scope
from honeyflow.web.api.errors import TOO_LARGE, ApiError
from honeyflow.web.limits import Limit

LARGEST = 4_000_000
"""Bytes of a body."""
LONGEST_TOKEN = 100
MINUTE = 60.0

GUESSES = Limit(30, MINUTE)
"""Wrong tokens from one place."""
_ASKED: dict[int, Limit] = {}
"""How often each token may ask: by its number of requests a minute."""


class SystemToken(HttpBearer):
    """A token that has one scope.

    Parameters
    ----------
    scope : Scope
    """

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """Return the token, or None when it is none that counts; raise what else stands against the request."""
        found = _found(token)
        if found is None:
            if not GUESSES.allows(request.META.get("REMOTE_ADDR", "")):
                raise _too_often("Too many wrong tokens from there")
            return None
        limit = _ASKED.setdefault(found.per_minute, Limit(found.per_minute, MINUTE))
        if not limit.allows(found.name):
            raise _too_often(f"More than {found.per_minute} requests in a minute")
        if self.scope not in found.scopes.split():
            raise ApiError(403, "no-scope", f"This token may not {self.scope}; it has: {found.scopes}")
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            raise ApiError(413, "too-large", f"More than {LARGEST:,} bytes: {TOO_LARGE}")
        return found


def _found(text: str) -> Token | None:
    if not text.startswith(PREFIX) or len(text) > LONGEST_TOKEN:
        return None
    return use_token(text, datetime.now(UTC))


def _too_often(message: str) -> ApiError:
    return ApiError(429, "too-often", f"{message}; wait a minute", Retry_After="60")


def forget() -> None:
    """Begin counting anew."""
    GUESSES.forget()
    _ASKED.clear()

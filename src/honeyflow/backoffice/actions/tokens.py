"""Tokens of systems: made, shown once, revoked; what is kept is their hash."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.db import transaction

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Token
from honeyflow.backoffice.scopes import Scope
from honeyflow.kernel.errors import HoneyflowError, UnknownNameError

PREFIX = "hf_"
"""What tokens begin with, so that a scanner of secrets finds one that was written down."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SECRET_BYTES = 32
_USED_EVERY = timedelta(minutes=1)


class TokenNameError(HoneyflowError):
    """A name that is none, or was given before: the journal knows systems by it."""

    def __init__(self, name: str, seen: str) -> None:
        super().__init__(
            f"token {name!r}: saw {seen}; expected a new one of small letters, digits and hyphens: newsletter-2"
        )


@dataclass(frozen=True)
class NewToken:
    """A token with its text, which is not kept."""

    token: Token
    text: str


@transaction.atomic
def add_token(
    name: str, scopes: Sequence[Scope], actor: str, *, per_minute: int = 60, days: int | None = None
) -> NewToken:
    """Make a token for a system.

    Parameters
    ----------
    per_minute : int
        Requests answered in any minute.
    days : int, optional
        Days after which it no longer counts; it stands until revoked when not told.

    Raises
    ------
    TokenNameError
    """
    if not _NAME.fullmatch(name):
        raise TokenNameError(name, "no such name")
    if Token.objects.filter(name=name).exists():
        raise TokenNameError(name, "one that was given before")
    text, now = f"{PREFIX}{secrets.token_urlsafe(_SECRET_BYTES)}", datetime.now(UTC)
    token = Token.objects.create(
        name=name,
        digest=digest_of(text),
        scopes=" ".join(dict.fromkeys(scopes)),
        per_minute=per_minute,
        made_at=now,
        expires_at=now + timedelta(days=days) if days else None,
    )
    write_entry(Kind.TOKEN_ADDED, actor, system=name, scopes=token.scopes, per_minute=per_minute)
    return NewToken(token, text)


def digest_of(text: str) -> str:
    """Return what is kept of a token: SHA-256, enough for 256 random bits."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


@transaction.atomic
def revoke_token(name: str, actor: str) -> Token:
    """Revoke a token, at once and for ever; one that is revoked stays so.

    Raises
    ------
    UnknownNameError
    """
    token = Token.objects.filter(name=name).first()
    if token is None:
        raise UnknownNameError("token", name, list(Token.objects.order_by("name").values_list("name", flat=True)))
    if token.revoked_at is None:
        token.revoked_at = datetime.now(UTC)
        token.save(update_fields=["revoked_at"])
        write_entry(Kind.TOKEN_REVOKED, actor, system=name)
    return token


def use_token(text: str, now: datetime) -> Token | None:
    """Return the token of this text, when it counts; that it was used is noted once a minute."""
    token = Token.objects.filter(digest=digest_of(text)).first()
    if token is None or not token.counts(now):
        return None
    if token.used_at is None or now - token.used_at > _USED_EVERY:
        Token.objects.filter(pk=token.pk).update(used_at=now)
    return token

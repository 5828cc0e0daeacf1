"""The systems that have tokens."""

from dataclasses import dataclass
from datetime import UTC, datetime

from honeyflow.backoffice.models import Token


@dataclass(frozen=True)
class TokenRow:
    """A system with its token's state: ``counts``, ``expired`` or ``revoked``; the token itself is not kept."""

    name: str
    scopes: str
    per_minute: int
    made_at: datetime
    used_at: datetime | None
    state: str


def list_tokens() -> list[TokenRow]:
    """Return all, those that count first."""
    now = datetime.now(UTC)
    rows = [
        TokenRow(each.name, each.scopes, each.per_minute, each.made_at, each.used_at, _state(each, now))
        for each in Token.objects.order_by("name")
    ]
    return sorted(rows, key=lambda each: (each.state != "counts", each.name))


def _state(token: Token, now: datetime) -> str:
    if token.revoked_at is not None:
        return "revoked"
    return "counts" if token.counts(now) else "expired"

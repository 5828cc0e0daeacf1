"""Doing once what a system may send twice: the same key and text get the same answer, another text is refused."""

import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from honeyflow.backoffice.models import Repeatable, Token
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site import Site
from honeyflow.site.erased.key import made_key

KEPT_DAYS = 7
"""Days for which answers are kept."""


class ReusedKeyError(HoneyflowError):
    """The key came with another text before."""

    def __init__(self) -> None:
        super().__init__(
            "Idempotency-Key: saw one that came with another text before; expected a new key for a new text"
        )


@transaction.atomic
def once(site: Site, token: Token, key: str, body: bytes, do: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what `do` answers, or what it answered when this key and text came before; all is done, or nothing.

    Raises
    ------
    ReusedKeyError
    """
    now = datetime.now(UTC)
    Repeatable.objects.filter(made_at__lt=now - timedelta(days=KEPT_DAYS)).delete()
    seal = hmac.digest(made_key(site), b"idempotency\0" + body, "sha256").hex()
    kept, fresh = Repeatable.objects.get_or_create(token=token, key=key, defaults={"body": seal, "made_at": now})
    if kept.body != seal:
        raise ReusedKeyError
    if fresh:
        kept.answer = do()
        kept.save(update_fields=["answer"])
    answer: dict[str, Any] = kept.answer
    return answer

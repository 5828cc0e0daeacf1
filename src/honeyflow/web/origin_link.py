"""The link by which one customer is asked what brought it: signed with the site's key, good for some days.

Made by the command as well as read by the pages, so the key is handed in and Django's settings are not asked.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

SALT = "honeyflow.web.origin"
DAYS = 60
"""Days a link is good for when nothing else is said: an onboarding mail may lie a while."""


@dataclass(frozen=True)
class OriginLink:
    """What a link says: who is asked, when it was made, until when it is good."""

    customer_id: str
    made_at: datetime
    good_until: datetime


def make_token(customer_id: str, key: str, *, days: int = DAYS, now: datetime | None = None) -> str:
    """Return the signed word for a link to one customer, good for `days` from now."""
    made = now or datetime.now(UTC)
    told = [customer_id, int(made.timestamp()), int((made + timedelta(days=days)).timestamp())]
    return _signer(key).sign_object(told)


def read_token(token: str, key: str, *, now: datetime | None = None) -> OriginLink | None:
    """Return what a link says; None when it is not ours, or no longer good. Which of the two is not told."""
    try:
        customer_id, made, until = _signer(key).unsign_object(token)
        link = OriginLink(str(customer_id), datetime.fromtimestamp(made, UTC), datetime.fromtimestamp(until, UTC))
    except (BadSignature, ValueError, TypeError, OverflowError):
        return None
    return link if (now or datetime.now(UTC)) < link.good_until else None


def origin_path(token: str) -> str:
    """Return the path of the form, to be put behind the name under which the pages can be reached."""
    return f"/origin/{token}/"


def _signer(key: str) -> Signer:
    return Signer(key=key, sep=".", salt=SALT, fallback_keys=[])

"""One-time links: made on the machine itself for somebody known, good for ten minutes and for one sign-in.

A link holds when its user last signed in; signing in changes that, so no link works twice.
"""

from datetime import UTC, datetime

from django.core import signing
from django.urls import reverse

from honeyflow.backoffice.models import User

GOOD_FOR = 10 * 60
"""Seconds."""

_SALT = "honeyflow.web.sign_in.link"


def link_for(user: User) -> str:
    """Return the path of a link for `user`."""
    return reverse("sign_in_link", kwargs={"token": signing.dumps([user.pk, _last(user)], salt=_SALT)})


def user_of_link(token: str) -> User | None:
    """Return whom a link is for; None when it is not ours, too old, or used."""
    try:
        pk, last = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user is not None and _last(user) == last else None


def use_link(token: str) -> User | None:
    """Return whom a link is for, and make it useless: of two who use it at once, one gets nothing."""
    user = user_of_link(token)
    if user is None:
        return None
    now = datetime.now(UTC)
    taken = User.objects.filter(pk=user.pk, is_active=True, last_login=user.last_login).update(last_login=now)
    user.last_login = now
    return user if taken else None


def _last(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""

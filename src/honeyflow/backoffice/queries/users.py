"""Reads of the users."""

from honeyflow.backoffice.models import User


def has_keeper() -> bool:
    """Return whether a keeper can sign in: from then on everybody does, on the machine that serves the pages too."""
    return User.objects.has_keeper()


def list_users() -> list[User]:
    """Return all users, by address."""
    return list(User.objects.order_by("email"))

"""Choosing to be named in public, changing that and taking it back: one's own acts, at once."""

import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.models import Credit, User

LONGEST_NAME = 120


@dataclass(frozen=True)
class Shown:
    """What somebody chose to show; every part but the name may be empty."""

    name: str
    kinds: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    since: int | None = None


class NoNameError(ValueError):
    """A credit without a name."""


@transaction.atomic
def choose_credit(user: User, shown: Shown, *, now: datetime | None = None) -> Credit:
    """Name a user in public by what they chose; what they chose before is replaced.

    Raises
    ------
    NoNameError
    """
    name = tidy_name(shown.name)
    if not name:
        raise NoNameError
    told = {
        "shown_name": name,
        "kinds": list(shown.kinds),
        "projects": list(shown.projects),
        "counts": dict(shown.counts),
        "since": shown.since,
        "chosen_at": now or datetime.now(UTC),
    }
    credit, _ = Credit.objects.update_or_create(user=user, defaults=told)
    write_entry("credit-chosen", f"user:{user.pk}")
    return credit


@transaction.atomic
def withdraw_credit(user: User) -> None:
    """Take a user's name out of the public credits."""
    gone, _ = Credit.objects.filter(user=user).delete()
    if gone:
        write_entry("credit-withdrawn", f"user:{user.pk}")


def tidy_name(text: str) -> str:
    """Return a name on one line, without control and direction characters, cut to a length."""
    kept = "".join(each if each.isprintable() or each in "\u200c\u200d" else " " for each in text)
    plain = (each for each in kept if unicodedata.category(each) not in ("Cf", "Co", "Cs") or each in "\u200c\u200d")
    return " ".join("".join(plain).split())[:LONGEST_NAME]

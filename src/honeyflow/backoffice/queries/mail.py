"""What the mail proxy keeps: held copies, and how many are where."""

from collections import Counter

from honeyflow.backoffice.models import Mail
from honeyflow.backoffice.models.mail import HELD


def held_mail(limit: int = 200) -> list[Mail]:
    """Return the copies somebody has to look at, the oldest first."""
    return list(Mail.objects.filter(state__in=HELD).order_by("taken_at", "pk")[:limit])


def count_mail() -> Counter[str]:
    """Return how many copies are in each state."""
    return Counter(Mail.objects.values_list("state", flat=True))

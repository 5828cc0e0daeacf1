"""Offering to be a champion, changing its limits, taking it back: the member's own acts, at once."""

from datetime import UTC, date, datetime

from django.db import transaction

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.models import Champion, User

MOST_A_YEAR = 12


@transaction.atomic
def offer(user: User, organization_id: str, *, most_a_year: int = 2, rests_until: date | None = None) -> Champion:
    """Offer to speak with one's employer, or change the limits of an offer made before.

    Parameters
    ----------
    most_a_year : int
        1 to `MOST_A_YEAR`; beyond, the nearest of them.
    """
    limits = {"most_a_year": min(max(most_a_year, 1), MOST_A_YEAR), "rests_until": rests_until}
    champion, is_new = Champion.objects.update_or_create(
        user=user,
        organization_id=organization_id,
        defaults=limits,
        create_defaults={**limits, "offered_at": datetime.now(UTC)},
    )
    write_entry("champion-offered" if is_new else "champion-limited", f"user:{user.pk}")
    return champion


@transaction.atomic
def withdraw(user: User, organization_id: str) -> None:
    """Take an offer back; whatever lies before the champion goes with it, and nobody is told."""
    gone, _ = Champion.objects.filter(user=user, organization_id=organization_id).delete()
    if gone:
        write_entry("champion-withdrawn", f"user:{user.pk}")

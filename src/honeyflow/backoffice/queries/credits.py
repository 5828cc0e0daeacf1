"""The public credits: who chose to be named, in the order of their names and of nothing else."""

import unicodedata

from honeyflow.backoffice.models import Credit, User


def list_credits() -> list[Credit]:
    """Return the credits in alphabetical order, case and accents aside."""
    return sorted(Credit.objects.filter(user__is_active=True), key=lambda each: (_order(each.shown_name), each.pk))


def credit_of(user: User) -> Credit | None:
    """Return what a user chose, None when nothing."""
    return Credit.objects.filter(user=user).first()


def _order(name: str) -> tuple[str, str]:
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return plain.casefold(), name

"""Keeping no longer than the site promises: whose old messages were, and sign-ins that nobody uses.

A consent that stands, and whatever stops messages, is kept: forgetting that somebody said no would let a list bring an
old yes back.
"""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q

from honeyflow.backoffice.actions.erase import forget, scrub_database
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Complaint, Consent, Entry, Objection, Subject, Suppression, User, Withdrawal
from honeyflow.kernel.access import Role
from honeyflow.site import Site

MONTH = timedelta(days=30.44)
_KEEPING = (Consent, Withdrawal, Objection, Complaint, Suppression)
_OUTSIDE = (Role.MEMBER.value, Role.CUSTOMER.value)


def keep_no_longer(site: Site, *, now: datetime | None = None) -> int:
    """Forget what is older than ``[privacy] journal_months`` and ``user_months``; return how many addresses that were.

    Safe to call again. Users of the company are left to whoever manages them.
    """
    at = now or datetime.now(UTC)
    subjects = _silent_since(at - site.privacy.journal_months * MONTH)
    users = _unused_since(at - site.privacy.user_months * MONTH)
    if subjects or users:
        with transaction.atomic():
            forget(subjects, users, Kind.SUBJECT_FORGOTTEN)
        scrub_database()
    return len(subjects) + len(users)


def _silent_since(day: datetime) -> list[str]:
    """Return the subjects of whom nothing happened since, and of whose mailbox nothing has to be kept."""
    kept: set[str] = set()
    for table in _KEEPING:
        kept |= set(table.objects.values_list("mailbox", flat=True).distinct())
    last = dict(Entry.objects.exclude(subject="").values_list("subject").annotate(Max("at")).order_by())
    known = Subject.objects.values_list("subject", "mailbox").iterator(chunk_size=5000)
    return [subject for subject, mailbox in known if mailbox not in kept and last.get(subject, day) <= day]


def _unused_since(day: datetime) -> list[int]:
    unused = Q(last_login__lte=day) | Q(last_login__isnull=True, made_at__lte=day)
    return list(User.objects.filter(unused, role__in=_OUTSIDE).values_list("pk", flat=True))

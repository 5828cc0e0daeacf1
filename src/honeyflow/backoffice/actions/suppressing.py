"""Complaints, and the suppression list."""

from django.db import transaction

from honeyflow.backoffice.actions.recording import about, record
from honeyflow.backoffice.actions.subjects import Whose
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Entry, Suppression
from honeyflow.kernel.errors import UnknownNameError

REASONS = ("bounced", "asked", "complained", "left", "other")
"""Why a mailbox is suppressed; a short word, never a text about somebody."""


def complain(whose: Whose, actor: str, channel: str = "") -> Entry:
    """Write down that somebody complained of being written to."""
    return record([about(whose, Kind.COMPLAINT_MADE, actor, channel=channel)])[0]


@transaction.atomic
def suppress(whose: Whose, why: str, actor: str) -> list[Entry]:
    """Put a mailbox on the suppression list; nothing is written when it is there.

    Raises
    ------
    UnknownNameError
        For a reason that is none of `REASONS`.
    """
    if why not in REASONS:
        raise UnknownNameError("reason", why, REASONS)
    if Suppression.objects.filter(mailbox=whose.mailbox, lifted_at=None).exists():
        return []
    return record([about(whose, Kind.SUPPRESSION_SET, actor, why=why)])


@transaction.atomic
def lift_suppression(whose: Whose, actor: str) -> list[Entry]:
    """Take a mailbox off the suppression list; nothing is written when it is not there."""
    if not Suppression.objects.filter(mailbox=whose.mailbox, lifted_at=None).exists():
        return []
    return record([about(whose, Kind.SUPPRESSION_LIFTED, actor)])

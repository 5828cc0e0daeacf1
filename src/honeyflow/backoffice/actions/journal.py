"""Writing to the journal, one entry after the other whoever else writes."""

from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from honeyflow.backoffice.models import Entry

FIRST = "0" * 64
"""What the first entry is sealed on."""

_LOCK = 7_235_118
"""The number PostgreSQL knows the journal's lock by; SQLite has one writer anyway."""


@transaction.atomic
def write_entry(kind: str, actor: str, *, subject: str = "", at: datetime | None = None, **body: Any) -> Entry:
    """Add one entry, sealed on the one before; what it belongs to is written in the same transaction.

    Parameters
    ----------
    kind : str
        ``consent-given``, ``message-passed``, …: a noun and a verb.
    actor : str
        Who did it; see `Entry`.
    subject : str
        Keyed hash of the address it is about.
    at : datetime, optional
        UTC instant; now, when not told.
    **body
        Plain values that JSON can hold; no address, no name.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Entry.objects.order_by("-seq").first()
    entry = Entry(
        seq=last.seq + 1 if last else 1,
        at=at or datetime.now(UTC),
        kind=kind,
        actor=actor,
        subject=subject,
        body=body,
        previous=last.digest if last else FIRST,
    )
    entry.digest = entry.sealed()
    entry.save()
    return entry

"""Writing to the journal, one entry after the other whoever else writes."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from honeyflow.backoffice.models import Entry

FIRST = "0" * 64
"""What the first entry is sealed on."""

_LOCK = 7_235_118
"""The number PostgreSQL knows the journal's lock by; SQLite has one writer anyway."""

_PLAIN = (str, int, bool, type(None))


@dataclass(frozen=True)
class Draft:
    """An entry to be: see `Entry`; `at` is now when not told."""

    kind: str
    actor: str
    subject: str = ""
    at: datetime | None = None
    body: dict[str, Any] = field(default_factory=dict)


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
        An instant; now, when not told.
    **body
        Plain values that JSON can hold, no fractions; no address, no name.
    """
    return write_entries([Draft(kind, actor, subject, at, body)])[0]


@transaction.atomic
def write_entries(drafts: Sequence[Draft]) -> list[Entry]:
    """Add entries in this order, all or none."""
    take_turn()
    last = Entry.objects.order_by("-seq").first()
    entries = list(_sealed(drafts, last.seq if last else 0, last.digest if last else FIRST))
    Entry.objects.bulk_create(entries, batch_size=1000)
    return entries


def take_turn() -> None:
    """Wait until nobody else writes to the journal, and keep them out to the end of this transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _sealed(drafts: Sequence[Draft], seq: int, previous: str) -> Iterator[Entry]:
    for draft in drafts:
        seq += 1
        at = (draft.at or datetime.now(UTC)).astimezone(UTC)  # databases give back UTC, and the seal is over its text
        _refuse_loose(draft.body)
        entry = Entry(seq, at, draft.kind, draft.actor, draft.subject, draft.body, previous)
        entry.digest = previous = entry.sealed()
        yield entry


def _refuse_loose(body: dict[str, Any]) -> None:
    """Raise TypeError for what two databases would give back in two ways, so that no seal depends on which it is."""
    if not _is_plain(body) or "\\u0000" in json.dumps(body):
        raise TypeError("the body of an entry: expected texts, whole numbers, yes or no, and lists of them")


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_plain(each) for key, each in value.items())
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return isinstance(value, _PLAIN)

"""Whether the journal is as it was written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from honeyflow.backoffice.actions.journal import FIRST
from honeyflow.backoffice.models import Entry
from honeyflow.backoffice.models.journal import seal_of

_CHUNK = 5000


@dataclass(frozen=True)
class JournalCheck:
    """What a look through the whole journal found.

    Parameters
    ----------
    entries : int
        Looked at.
    head : str
        Digest of the last one.
    broken_at : int or None
        Number of the first entry that is not what was written, or stands where another stood.
    """

    entries: int
    head: str
    broken_at: int | None


def check_journal() -> JournalCheck:
    """Look through the journal from the first entry to the last."""
    previous, count = FIRST, 0
    for seq, at, kind, actor, subject, body, before, digest in _rows():
        count += 1
        if seq != count or before != previous or digest != seal_of([seq, at, kind, actor, subject, body, before]):
            return JournalCheck(count, previous, count)
        previous = digest
    return JournalCheck(count, previous, None)


def _rows() -> Iterator[tuple[Any, ...]]:
    """Yield entries' columns, the instant as the text that was sealed."""
    columns = ("seq", "at", "kind", "actor", "subject", "body", "previous", "digest")
    for row in Entry.objects.order_by("seq").values_list(*columns).iterator(chunk_size=_CHUNK):
        yield (row[0], row[1].isoformat(), *row[2:])


def write_journal(file: Path) -> int:
    """Write every entry as a line of JSON, a list of its columns with the digest last; return their number."""
    count = 0
    partial = file.with_name(f".{file.name}.partial")
    with partial.open("w", encoding="utf-8") as stream:
        for row in _rows():
            stream.write(json.dumps(row) + "\n")
            count += 1
    partial.replace(file)
    return count

"""Whether the journal is as it was written."""

from dataclasses import dataclass

from honeyflow.backoffice.actions.journal import FIRST
from honeyflow.backoffice.models import Entry


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
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=2000):
        count += 1
        if entry.seq != count or entry.previous != previous or entry.digest != entry.sealed():
            return JournalCheck(count, previous, count)
        previous = entry.digest
    return JournalCheck(count, previous, None)

"""Audiences screened before, by their fingerprints."""

from datetime import datetime, timedelta
from threading import Lock

from honeyflow.backoffice.models import Screening
from honeyflow.outreach.fingerprint import Fingerprint, Fingerprints, Likeness


class Earlier:
    """The fingerprints of the site's days, read once each: 8 kB an audience."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        self._held = Fingerprints()
        self._first: datetime | None = None
        self._last: tuple[int, datetime] | None = None

    def likeness(self, new: Fingerprint, minimum: int, since: datetime) -> Likeness:
        """Return how alike an audience is to those that were answered after `since`."""
        with self._lock:
            if not self._goes_on(since):
                self._forget()
            rows = Screening.objects.filter(at__gte=since).order_by("entry")
            if self._last is not None:
                rows = rows.filter(entry__gt=self._last[0])
            for row in rows.iterator(chunk_size=500):
                self._held.add(bytes(row.sums))
                self._first, self._last = self._first or row.at, (row.entry, row.at)
            return self._held.likeness(new, minimum)

    def _goes_on(self, since: datetime) -> bool:
        """Return whether what is held still stands: the last is in the database, the first is not too old."""
        if self._first is None or self._last is None:
            return True
        entry, at = self._last
        return self._first >= since and Screening.objects.filter(entry=entry, at=at).exists()


def kept_since(now: datetime, days: int) -> datetime:
    """Return since when fingerprints are kept."""
    return now - timedelta(days=days)

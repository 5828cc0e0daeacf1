"""Audiences screened before, by their fingerprints."""

from datetime import datetime, timedelta

from honeyflow.backoffice.models import Screening
from honeyflow.outreach.fingerprint import Fingerprint

_CHUNK = 500


class Earlier:
    """The fingerprints of the site's days, read once each: 8 kB an audience."""

    def __init__(self) -> None:
        self._held: dict[tuple[int, datetime], Fingerprint] = {}

    def since(self, at: datetime) -> list[Fingerprint]:
        """Return the fingerprints of the audiences that were answered after `at`."""
        kept = set(Screening.objects.filter(at__gte=at).values_list("entry", "at"))
        held = {key: each for key, each in self._held.items() if key in kept}
        fresh = sorted(entry for entry, _ in kept - held.keys())
        for start in range(0, len(fresh), _CHUNK):
            rows = Screening.objects.filter(entry__in=fresh[start : start + _CHUNK])
            held |= {(each.entry, each.at): Fingerprint(bytes(each.sums), each.size) for each in rows}
        self._held = held
        return list(held.values())


def kept_since(now: datetime, days: int) -> datetime:
    """Return since when fingerprints are kept."""
    return now - timedelta(days=days)

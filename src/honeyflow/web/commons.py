"""The day of the books, which statements and figures of the commons are told for."""

from datetime import date

from honeyflow.web.published import Published
from honeyflow.web.records import Visit


def as_of(visit: Visit) -> date:
    """Return the day of the books."""
    return day_of(visit.published)


def day_of(published: Published) -> date:
    """Return the day of a snapshot's books."""
    return date.fromisoformat(str(published.snapshot.manifest["as_of"]))

"""Audiences that were asked for, as the journal tells: by whom, for what, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Entry

_ASKED = (Kind.SCREENING_MADE, Kind.SCREENING_REPEATED, Kind.SCREENING_REFUSED)


@dataclass(frozen=True)
class Asked:
    """One audience that was asked for; `refused` says why it got no answer, else it is empty."""

    entry: int
    at: datetime
    who: str
    purpose: str
    asked: int
    allowed: int | None
    refused: str
    again: bool


def recent_screenings(limit: int = 50) -> list[Asked]:
    """Return the last audiences, the newest first."""
    return [_asked(each) for each in Entry.objects.filter(kind__in=_ASKED).order_by("-seq")[:limit]]


def _asked(entry: Entry) -> Asked:
    told = entry.body
    again = entry.kind == Kind.SCREENING_REPEATED
    return Asked(
        entry.seq,
        entry.at,
        entry.actor,
        told["purpose"],
        told.get("asked", 0),
        told.get("allowed"),
        told.get("why", ""),
        again,
    )

"""Screening an audience for somebody: refused, or answered and written down; the one way in for command and API."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from django.db import transaction

from honeyflow.backoffice.actions.journal import take_turn, write_entry
from honeyflow.backoffice.earlier import Earlier, kept_since
from honeyflow.backoffice.facts_now import FactsNow, refuse_old
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Screening
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.errors import AudienceTooAlikeError, AudienceTooSmallError, FactsTooOldError
from honeyflow.outreach.fingerprint import Likeness
from honeyflow.outreach.records import Request
from honeyflow.outreach.screening import Screened, screen
from honeyflow.site import Site
from honeyflow.site.erased.key import made_key

SMALL, ALIKE, OLD = "too small", "too alike", "facts too old"
"""Why an audience got no answer."""


@dataclass(frozen=True)
class Ask:
    """What is asked.

    Parameters
    ----------
    texts : callable
        Returns the addresses, from the first; called twice when the same audience was answered before.
    actor : str
        As in the journal: ``command``, ``system:newsletter``.
    """

    texts: Callable[[], Iterable[str]]
    purpose: Purpose
    actor: str
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


_EARLIER = Earlier()


def screen_audience(site: Site, ask: Ask, facts: FactsNow) -> Screened:
    """Return the answer for an audience; the journal says who asked, for what, and the two counts.

    The same audience for the same purpose gets the answer of the first time for as long as no fact changed.

    Raises
    ------
    AudienceTooSmallError, AudienceTooAlikeError
        Also written down.
    FactsTooOldError
        When everything would be held.
    """
    try:
        refuse_old(site, facts, ask.at)
        done = _screened(site, ask, facts, ask.at)
    except (AudienceTooSmallError, FactsTooOldError) as error:
        small = isinstance(error, AudienceTooSmallError)
        _refused(ask, SMALL if small else OLD, error.seen if isinstance(error, AudienceTooSmallError) else 0)
        raise
    likeness, first_at = _enter(site, ask, facts, done)
    if likeness is Likeness.NEAR:
        raise AudienceTooAlikeError(site.outreach.minimum_batch)
    return done if first_at is None else _screened(site, ask, facts, first_at)


def _screened(site: Site, ask: Ask, facts: FactsNow, at: datetime) -> Screened:
    request = Request(ask.purpose, at, ask.actor)
    return screen(ask.texts(), request, facts.sources, site.outreach, key=made_key(site))


@transaction.atomic
def _enter(site: Site, ask: Ask, facts: FactsNow, done: Screened) -> tuple[Likeness, datetime | None]:
    """Write down that it was asked; return how alike it is to earlier ones, and when the same was first answered."""
    take_turn()
    since = kept_since(ask.at, site.outreach.screenings_kept_days)
    Screening.objects.filter(at__lt=since).delete()
    likeness = _EARLIER.likeness(done.fingerprint, site.outreach.minimum_batch, since)
    if likeness is Likeness.NEAR:
        _refused(ask, ALIKE, done.told.asked)
        return likeness, None
    first = _first(ask, facts, done) if likeness is Likeness.SAME else None
    entry = write_entry(
        Kind.SCREENING_REPEATED if first else Kind.SCREENING_MADE,
        ask.actor,
        purpose=ask.purpose.value,
        asked=done.told.asked,
        allowed=done.told.allowed,
        fingerprint=sha256(done.fingerprint.sums).hexdigest(),
    )
    if first is None:
        Screening.objects.create(
            entry=entry.seq,
            at=ask.at,
            purpose=ask.purpose,
            facts=facts.state,
            size=done.fingerprint.size,
            sums=done.fingerprint.sums,
        )
    return likeness, first.at if first else None


def _first(ask: Ask, facts: FactsNow, done: Screened) -> Screening | None:
    same = Screening.objects.filter(purpose=ask.purpose, facts=facts.state, size=done.fingerprint.size)
    return next((each for each in same if bytes(each.sums) == done.fingerprint.sums), None)


def _refused(ask: Ask, why: str, asked: int) -> None:
    write_entry(Kind.SCREENING_REFUSED, ask.actor, purpose=ask.purpose.value, asked=asked, why=why)

"""An introduction from the asking to a yes: sales asks, the community manager passes on, a champion answers or not.

A yes is the only answer that leaves a trace. Declining deletes what lay before the champion, as its last day does, so
that nobody can tell a no from silence, or from a request that was never passed on.
"""

import unicodedata
from datetime import UTC, datetime, timedelta

from django.db import transaction

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.models import Champion, ChampionAsked, Introduction, Invitation, User
from honeyflow.kernel.errors import HoneyflowError

OPEN_DAYS = 30
"""Days within which a champion may answer."""

REST_DAYS = 90
"""Days after a request before the same organization may be asked for again."""

LONGEST_WORDS, LONGEST_ANSWER = 600, 1000


class IntroductionError(HoneyflowError):
    """A request that cannot be made or answered; says no more than who asks may know."""


@transaction.atomic
def ask(user: User, organization_id: str, words: str, *, now: datetime | None = None) -> Introduction:
    """Ask for an introduction to an organization.

    Raises
    ------
    IntroductionError
        Without words, or when the organization was asked for not long ago.
    """
    at = now or datetime.now(UTC)
    said = _tidy(words, LONGEST_WORDS)
    if not said:
        raise IntroductionError("saw no words; expected what for, in a sentence the person asked can say yes to")
    before = Introduction.objects.filter(organization_id=organization_id, asked_at__gt=at - timedelta(days=REST_DAYS))
    if last := before.order_by("-asked_at").first():
        free = (last.asked_at + timedelta(days=REST_DAYS)).date()
        raise IntroductionError(
            f"saw a request for this organization from {last.asked_at:%Y-%m-%d}; expected none "
            f"within {REST_DAYS} days. Do: ask again from {free} on"
        )
    introduction = Introduction.objects.create(
        organization_id=organization_id,
        asked_by=user,
        asked_at=at,
        words=said,
        closes_at=at + timedelta(days=OPEN_DAYS),
    )
    write_entry("introduction-asked", f"user:{user.pk}", at=at, introduction=str(introduction.id))
    return introduction


@transaction.atomic
def pass_on(user: User, introduction: Introduction, *, now: datetime | None = None) -> int:
    """Pass a request on to the champions of its organization who may be asked now; return how many those are.

    Raises
    ------
    IntroductionError
        When it is over, or was passed on before.
    """
    at = now or datetime.now(UTC)
    if introduction.passed_at is not None or introduction.closes_at <= at:
        raise IntroductionError("saw a request that was passed on, or whose days are over; expected an open one")
    champions = [each for each in _champions(introduction.organization_id) if may_be_asked(each, at)]
    Invitation.objects.bulk_create(Invitation(introduction=introduction, champion=each) for each in champions)
    ChampionAsked.objects.bulk_create(ChampionAsked(champion=each, asked_on=at.date()) for each in champions)
    introduction.passed_at = at
    introduction.save(update_fields=["passed_at"])
    write_entry("introduction-passed-on", f"user:{user.pk}", at=at, introduction=str(introduction.id))
    return len(champions)


@transaction.atomic
def accept(user: User, invitation_id: int, answer: str, *, now: datetime | None = None) -> Introduction:
    """Say yes, in the words the asker will read; the request is closed to others.

    Raises
    ------
    IntroductionError
        Without words, or when there is nothing to answer any more.
    """
    at = now or datetime.now(UTC)
    said = _tidy(answer, LONGEST_ANSWER)
    if not said:
        raise IntroductionError("saw no words; expected what you want them to read: how, when and whom to write to")
    invitation = _own(user, invitation_id, at)
    introduction = invitation.introduction
    introduction.answer = said
    introduction.answered_at = at
    introduction.save(update_fields=["answer", "answered_at"])
    introduction.invitations.all().delete()
    write_entry("introduction-accepted", f"user:{user.pk}", at=at, introduction=str(introduction.id))
    return introduction


@transaction.atomic
def decline(user: User, invitation_id: int, *, now: datetime | None = None) -> None:
    """Put a request aside for good: it is gone, nothing is written, and nobody is told."""
    _own(user, invitation_id, now or datetime.now(UTC)).delete()


@transaction.atomic
def close_over(*, now: datetime | None = None) -> None:
    """Delete what still lies before champions of requests whose days are over."""
    Invitation.objects.filter(introduction__closes_at__lte=now or datetime.now(UTC)).delete()


def may_be_asked(champion: Champion, at: datetime) -> bool:
    """Return whether a champion's own limits let them be asked now."""
    if not champion.user.is_active or (champion.rests_until and champion.rests_until > at.date()):
        return False
    since = (at - timedelta(days=365)).date()
    return champion.times_asked.filter(asked_on__gt=since).count() < champion.most_a_year


def _champions(organization_id: str) -> list[Champion]:
    return list(Champion.objects.filter(organization_id=organization_id).select_related("user").order_by("pk"))


def _own(user: User, invitation_id: int, at: datetime) -> Invitation:
    """Return what lies before this user; another's, one that is over and one that never was are all the same."""
    found = (
        Invitation.objects.filter(pk=invitation_id, champion__user=user, introduction__closes_at__gt=at)
        .select_related("introduction")
        .first()
    )
    if found is None:
        raise IntroductionError("saw no request waiting for you; expected one. It may be answered already, or over")
    return found


def _tidy(text: str, longest: int) -> str:
    """Return text on one line, without control characters, cut to a length."""
    kept = "".join(each for each in text if each in "\n\t" or not unicodedata.category(each).startswith("C"))
    return " ".join(kept.split())[:longest]

"""What each sees of introductions: sales its requests and any yes, the manager who may be asked, a champion theirs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

from honeyflow.backoffice.actions.introductions import may_be_asked
from honeyflow.backoffice.models import Champion, Introduction, Invitation, User


class Standing(StrEnum):
    """How a request stands, as far as who asked may know."""

    WAITING = "waiting"
    YES = "yes"
    OVER = "over"


@dataclass(frozen=True)
class Asked:
    """A request as sales sees it: the same until its last day, whether it was passed on, declined or ignored."""

    id: UUID
    organization_id: str
    asked_on: date
    closes_on: date
    words: str
    standing: Standing
    answer: str


@dataclass(frozen=True)
class Waiting:
    """A request as the community manager sees it; how many champions may be asked, never who said no."""

    asked: Asked
    champions: int
    passed_on: date | None


@dataclass(frozen=True)
class BeforeMe:
    """A request as it lies before a champion."""

    invitation_id: int
    organization_id: str
    words: str
    asked_on: date
    closes_on: date


def requests_asked(*, now: datetime | None = None) -> list[Asked]:
    """Return the requests of the market side, newest first."""
    at = now or datetime.now(UTC)
    return [_asked(each, at) for each in Introduction.objects.all()]


def requests_to_pass_on(*, now: datetime | None = None) -> list[Waiting]:
    """Return the requests as the community manager sees them, newest first."""
    at = now or datetime.now(UTC)
    return [
        Waiting(_asked(each, at), _askable(each.organization_id, at), each.passed_at and each.passed_at.date())
        for each in Introduction.objects.all()
    ]


def before_me(user: User, *, now: datetime | None = None) -> list[BeforeMe]:
    """Return what waits for a champion's answer."""
    at = now or datetime.now(UTC)
    rows = (
        Invitation.objects.filter(champion__user=user, introduction__closes_at__gt=at)
        .select_related("introduction")
        .order_by("pk")
    )
    return [
        BeforeMe(
            row.pk,
            row.introduction.organization_id,
            row.introduction.words,
            row.introduction.asked_at.date(),
            row.introduction.closes_at.date(),
        )
        for row in rows
    ]


def organizations_with_champions() -> frozenset[str]:
    """Return the organizations for which somebody offered; whether they rest or were asked too often is not told."""
    offers = Champion.objects.filter(user__is_active=True)
    return frozenset(offers.values_list("organization_id", flat=True))


def _askable(organization_id: str, at: datetime) -> int:
    champions = Champion.objects.filter(organization_id=organization_id).select_related("user")
    return sum(may_be_asked(each, at) for each in champions)


def _asked(row: Introduction, at: datetime) -> Asked:
    standing = Standing.YES if row.answer else Standing.OVER if row.closes_at <= at else Standing.WAITING
    return Asked(
        row.id, row.organization_id, row.asked_at.date(), row.closes_at.date(), row.words, standing, row.answer
    )

"""Introductions: a yes is heard in the champion's own words; a no cannot be told from silence, by anybody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import serializers

from honeyflow.backoffice.actions.champions import offer, withdraw
from honeyflow.backoffice.actions.introductions import (
    OPEN_DAYS,
    REST_DAYS,
    IntroductionError,
    accept,
    ask,
    close_over,
    decline,
    pass_on,
)
from honeyflow.backoffice.models import Champion, ChampionAsked, Entry, Introduction, Invitation, User
from honeyflow.backoffice.queries.introductions import (
    Standing,
    before_me,
    organizations_with_champions,
    requests_asked,
    requests_to_pass_on,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
LARDER = "larder.example"


@pytest.fixture
def sue() -> User:
    return User.objects.create_user("sue@orchard.example", role="market")


@pytest.fixture
def mia() -> User:
    return User.objects.create_user("mia@orchard.example", role="community")


@pytest.fixture
def dan() -> User:
    return User.objects.create_user("dan@larder.example")


def passed_on(sue: User, mia: User, dan: User) -> int:
    offer(dan, LARDER)
    pass_on(mia, ask(sue, LARDER, "A talk on support", now=NOW), now=NOW)
    return before_me(dan, now=NOW)[0].invitation_id


def everything_but_times() -> list[str]:
    tables = (Introduction, Invitation, Champion, ChampionAsked)
    rows = [serializers.serialize("json", table.objects.order_by("pk")) for table in tables]
    return [*rows, *(f"{entry.kind} {entry.actor} {entry.body}" for entry in Entry.objects.order_by("seq"))]


def test_a_yes_is_read_in_the_words_the_champion_chose(sue: User, mia: User, dan: User) -> None:
    accept(dan, passed_on(sue, mia, dan), "Write to our head of data,\nhello@larder.example", now=NOW)

    (told,) = requests_asked(now=NOW)
    assert (told.standing, told.answer) == (Standing.YES, "Write to our head of data, hello@larder.example")
    assert before_me(dan, now=NOW) == []


def test_what_sales_sees_is_the_same_whether_declined_ignored_or_never_passed_on(
    sue: User, mia: User, dan: User
) -> None:
    invitation = passed_on(sue, mia, dan)
    ignored = [requests_asked(now=NOW + timedelta(days=days)) for days in (0, 10, OPEN_DAYS, 400)]
    decline(dan, invitation, now=NOW)
    declined = [requests_asked(now=NOW + timedelta(days=days)) for days in (0, 10, OPEN_DAYS, 400)]
    Introduction.objects.update(passed_at=None)
    never = [requests_asked(now=NOW + timedelta(days=days)) for days in (0, 10, OPEN_DAYS, 400)]

    assert ignored == declined == never


def test_after_its_days_nothing_stored_tells_a_no_from_silence(sue: User, mia: User, dan: User) -> None:
    invitation = passed_on(sue, mia, dan)
    later = NOW + timedelta(days=OPEN_DAYS)

    close_over(now=later)
    silent = everything_but_times()
    Invitation.objects.create(pk=invitation, introduction=Introduction.objects.get(), champion=Champion.objects.get())
    decline(dan, invitation, now=NOW)
    close_over(now=later)

    assert everything_but_times() == silent


def test_the_manager_sees_as_much_after_a_no_as_before(sue: User, mia: User, dan: User) -> None:
    invitation = passed_on(sue, mia, dan)
    before = requests_to_pass_on(now=NOW)

    decline(dan, invitation, now=NOW)

    assert requests_to_pass_on(now=NOW) == before


def test_limits_a_champion_set_are_kept(sue: User, mia: User, dan: User) -> None:
    offer(dan, LARDER, most_a_year=1)
    assert pass_on(mia, ask(sue, LARDER, "One", now=NOW), now=NOW) == 1
    again = NOW + timedelta(days=REST_DAYS + 1)
    assert pass_on(mia, ask(sue, LARDER, "Two", now=again), now=again) == 0
    offer(dan, LARDER, rests_until=(NOW + timedelta(days=900)).date())
    much_later = NOW + timedelta(days=800)
    assert pass_on(mia, ask(sue, LARDER, "Three", now=much_later), now=much_later) == 0


def test_an_organization_is_not_asked_for_again_and_again(sue: User) -> None:
    ask(sue, LARDER, "One", now=NOW)

    with pytest.raises(IntroductionError, match="2026-05-30"):
        ask(sue, LARDER, "Two", now=NOW + timedelta(days=REST_DAYS - 1))


def test_taking_the_offer_back_takes_all_that_waits(sue: User, mia: User, dan: User) -> None:
    passed_on(sue, mia, dan)

    withdraw(dan, LARDER)

    assert before_me(dan, now=NOW) == []
    assert organizations_with_champions() == frozenset()
    assert Invitation.objects.count() == ChampionAsked.objects.count() == 0


def test_anothers_request_a_past_one_and_none_are_answered_alike(sue: User, mia: User, dan: User) -> None:
    invitation = passed_on(sue, mia, dan)
    over = NOW + timedelta(days=OPEN_DAYS)
    said = []
    for user, number, at in ((sue, invitation, NOW), (dan, invitation + 1000, NOW), (dan, invitation, over)):
        with pytest.raises(IntroductionError) as refused:
            accept(user, number, "Yes", now=at)
        said.append(str(refused.value))

    assert len(set(said)) == 1


def test_words_are_one_line_without_control_characters(sue: User) -> None:
    asked = ask(sue, LARDER, "Hello\r\nBcc: all@x.example\x00 \u202edlrow", now=NOW)

    assert asked.words == "Hello Bcc: all@x.example dlrow"


def test_the_journal_tells_no_organization_and_no_words(sue: User, mia: User, dan: User) -> None:
    accept(dan, passed_on(sue, mia, dan), "Write to me", now=NOW)

    kinds = [entry.kind for entry in Entry.objects.order_by("seq")]
    assert kinds == ["champion-offered", "introduction-asked", "introduction-passed-on", "introduction-accepted"]
    assert not any("larder" in str(entry.body) or "Write" in str(entry.body) for entry in Entry.objects.all())

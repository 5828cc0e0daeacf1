"""Screening through the back office: refused or answered, and always written down."""

import json
from collections import Counter
from datetime import timedelta

import pytest

from honeyflow.backoffice.models import Entry, Screening
from honeyflow.backoffice.queries.screenings import recent_screenings
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.errors import AudienceTooAlikeError, AudienceTooSmallError, FactsTooOldError
from honeyflow.outreach.memory import MemoryFacts
from honeyflow.outreach.records import Complaint
from honeyflow.site import Site
from tests.backoffice.audiences import NOW, allowed_of, answered, facts, people

pytestmark = pytest.mark.django_db
ALL = people(120)


def kinds() -> Counter[str]:
    return Counter(Entry.objects.values_list("kind", flat=True))


def test_answer_is_written_down_with_counts_and_without_an_address(site: Site) -> None:
    done = answered(site, ALL, facts(ALL[:7]))

    entry = Entry.objects.get()
    assert allowed_of(ALL, done) == ALL[:7]
    assert (entry.kind, entry.actor) == ("screening-made", "system:news")
    assert {key: entry.body[key] for key in ("purpose", "asked", "allowed")} == {
        "purpose": "education",
        "asked": 120,
        "allowed": 7,
    }
    assert "@" not in json.dumps(entry.body)


@pytest.mark.parametrize(
    "texts",
    [["jo@x.example"], people(49), ["jo@x.example"] * 5000, [f"jo+{n}@x.example" for n in range(200)], ["no"] * 99],
    ids=["one", "49", "repeated", "variants", "none"],
)
def test_audience_of_too_few_mailboxes_gets_no_answer_and_is_written_down(site: Site, texts: list[str]) -> None:
    with pytest.raises(AudienceTooSmallError):
        answered(site, texts, facts(ALL))

    assert [(each.refused, each.allowed) for each in recent_screenings()] == [("too small", None)]
    assert Screening.objects.count() == 0


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.slow)])
def test_audiences_that_differ_by_one_get_one_answer(site: Site, count: int) -> None:
    base, known = people(60), facts(people(60))
    answered(site, base, known)
    refused = 0
    for n in range(count):
        try:
            answered(site, [*base, f"target{n}@x.example"], known)
        except AudienceTooAlikeError:
            refused += 1

    assert refused == count
    assert kinds() == {"screening-made": 1, "screening-refused": count}


@pytest.mark.parametrize("change", [ALL[1:], [*ALL, "x@y.example"], ["x@y.example", *ALL[1:]], ALL[49:]])
def test_nearly_the_same_audience_is_refused_whoever_asks_and_for_whatever(site: Site, change: list[str]) -> None:
    answered(site, ALL, facts(ALL))

    with pytest.raises(AudienceTooAlikeError):
        answered(site, change, facts(ALL, state="2"), actor="command", purpose=Purpose.EVENT)


def test_audience_apart_gets_an_answer(site: Site) -> None:
    answered(site, ALL, facts(ALL))

    assert answered(site, people(120, first=60), facts(ALL)).told.allowed == 60


def test_same_audience_gets_the_answer_it_had_while_no_fact_changed(site: Site) -> None:
    live = facts(ALL[:9])
    first = answered(site, ALL, live)
    late = NOW + timedelta(days=1)
    complained: MemoryFacts = live.sources.live  # type: ignore[assignment]
    complained.add(ALL[0], Complaint(late - timedelta(hours=1)))  # comes to count with the hours that pass

    again = answered(site, ALL[::-1], live, at=late)

    assert sorted(allowed_of(ALL[::-1], again)) == sorted(allowed_of(ALL, first))
    assert kinds() == {"screening-made": 1, "screening-repeated": 1}


def test_same_audience_gets_a_new_answer_once_a_fact_changed(site: Site) -> None:
    answered(site, ALL, facts(ALL[:9]))

    again = answered(site, ALL, facts(ALL[:8], state="2"))

    assert allowed_of(ALL, again) == ALL[:8]
    assert kinds() == {"screening-made": 2}


def test_fingerprints_go_when_their_days_are_over(site: Site) -> None:
    answered(site, ALL, facts(ALL), at=NOW - timedelta(days=31))

    answered(site, ALL[1:], facts(ALL))

    assert Screening.objects.count() == 1


@pytest.mark.parametrize("age", [timedelta(days=2, minutes=1), None])
def test_facts_too_old_hold_everything_and_say_what_to_do(site: Site, age: timedelta | None) -> None:
    old = facts(ALL, as_of=NOW - age if age else None)

    with pytest.raises(FactsTooOldError, match=r"expected some of the last 2 days .* Do: honeyflow run --site"):
        answered(site, ALL, old)

    assert recent_screenings()[0].refused == "facts too old"

"""The full story, told but not written: its numbers are those the issue asks for."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from honeyflow.demo.commits import Act
from honeyflow.demo.generate import DEFAULT_SEED
from honeyflow.demo.plot import UNTIL
from honeyflow.demo.records import Person
from honeyflow.demo.story import Story, tell


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(DEFAULT_SEED, UNTIL, 1.0)


def by_people(story: Story) -> list[Act]:
    return [act for act in story.acts if not act.person.bot]


def community_share(acts: Iterable[Act], year: int) -> float:
    sides = Counter(act.person.on_staff(act.day) for act in acts if act.day.year == year)
    return sides[False] / (sides[False] + sides[True])


def test_story_has_twenty_thousand_commits_of_four_hundred_people(story: Story) -> None:
    acts = by_people(story)
    assert (len(acts) >= 20_000, len({act.person for act in acts}) >= 400) == (True, True)


def test_story_a_tenth_change_employer_and_some_return(story: Story) -> None:
    employers: dict[Person, list[object]] = {}
    for act in by_people(story):
        stretch = employers.setdefault(act.person, [])
        if not stretch or stretch[-1] is not act.person.employer(act.day):
            stretch.append(act.person.employer(act.day))
    movers = [stretch for stretch in employers.values() if len(stretch) > 1]
    assert 0.1 <= len(movers) / len(employers) <= 0.13
    assert sum(len(stretch) > len(set(map(id, stretch))) for stretch in movers) >= 5


def test_story_community_grows_and_stays_away_after_the_quarrel(story: Story) -> None:
    shares = [community_share(by_people(story), year) for year in (2017, 2021, 2022, 2025)]
    assert shares[0] < shares[2] < shares[1] < shares[3]


def test_story_staff_grows_from_six_to_about_thirty(story: Story) -> None:
    counts = [sum(each.on_staff(day) for each in story.staff) for day in (date(2016, 7, 2), UNTIL)]
    assert (counts[0], 28 <= counts[1] <= 33) == (6, True)


def test_story_customers_grow_from_three_to_about_ninety(story: Story) -> None:
    first = [each for each in story.customers if each.since == date(2016, 7, 1)]
    last = [each for each in story.customers if each.until is None]
    assert (len(first), 85 <= len(last) <= 95) == (3, True)


def test_story_customers_are_among_the_contributors(story: Story) -> None:
    buying = {customer.organization for customer in story.customers}
    assert len({act.person for act in by_people(story) if act.person.employer(act.day) in buying}) >= 50


def test_story_has_namesakes_latin1_names_and_shared_mailboxes(story: Story) -> None:
    voices = [(person, voice) for person in story.people for voice in person.voices]
    assert len({person.name.latin for person in story.people}) == len(story.people) - 3
    assert any(isinstance(voice.name, bytes) for _, voice in voices)
    assert len({person for person, voice in voices if voice.email == "dev@weftwise.example"}) == 3


def test_story_no_address_could_be_real(story: Story) -> None:
    hosts = {voice.email.rpartition("@")[2] for person in story.people for voice in person.voices}
    real = {host for host in hosts if not host.endswith((".example", ".local"))}
    assert real <= {
        "gmail.com",
        "googlemail.com",
        "users.noreply.github.com",
        "northmere-polytechnic.ac.uk",
        "saltmarsh-institute.edu",
        "universidade-do-abrolho.edu.br",
    }

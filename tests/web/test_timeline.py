"""The time line of a person: what it says and where its bars stand."""

from datetime import date

import pytest

from honeyflow.people.affiliations.weighing import EARLIEST
from honeyflow.people.reads.profile import Answer, Profile
from honeyflow.people.reads.stays import merge_stays
from honeyflow.people.reads.unknowns import Unknown
from honeyflow.people.records import Affiliation
from honeyflow.web.timeline import NARROW, WIDE, Lane, Timeline, draw, finding, keys_of

SEEN, AFTER = "email-domain", "after-last-work-email"


def period(organization: str, start: date, end: date, evidence: str = SEEN, confidence: float = 0.9) -> Affiliation:
    stated = evidence == "staff-list"
    return Affiliation("p", organization, organization, "company", start, end, "employee", confidence, evidence, stated)


def person(*periods: Affiliation, commits: int = 3, unknown: int = 0, bot: bool = False) -> Profile:
    first, last = date(2021, 3, 1), date(2022, 5, 1)
    answers = [Answer("Acme", "company", SEEN, "seen", 0.9, 0.9, commits - unknown, first, last)]
    reasons = ()
    if unknown:
        answers.append(Answer("unknown", "unknown", "none", "nothing", 0.0, 0.0, unknown, first, last))
        reasons = (Unknown("a private address", unknown, first, last),)
    return Profile("p", "Ann Reed", bot, (), merge_stays(periods), tuple(answers), reasons)


ACME = period("Acme", date(2021, 1, 1), date(2021, 7, 2))
BREW = period("Brew", date(2022, 1, 1), date(2022, 7, 1))


def drawn(profile: Profile) -> Timeline:
    line = draw(profile, WIDE)
    assert line is not None
    return line


def bars(lane: Lane) -> list[tuple[float, float]]:
    return [(round(bar.x), round(bar.width)) for bar in lane.bars]


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (person(ACME, BREW), "Worked for Acme, then Brew; every one of 3 commits has an employer."),
        (person(ACME, unknown=1), "Worked for Acme; of 3 commits, 1 has no known employer."),
        (person(unknown=3), "No employer is known; of 3 commits, 3 have no known employer."),
        (person(ACME, commits=0), "Worked for Acme; authored no commit."),
        (person(bot=True), "A program: it works for nobody, and its commits are kept apart."),
    ],
)
def test_title_says_the_finding(profile: Profile, said: str) -> None:
    assert finding(profile) == said


def test_many_organizations_are_cut_short_in_the_title() -> None:
    many = [period(name, date(2021, n, 1), date(2021, n + 1, 1)) for n, name in enumerate("ABCDEF", 1)]

    assert finding(person(*many)).startswith("Worked for A, then B, then C, then D, then 2 more;")


def test_lanes_show_gaps_and_years() -> None:
    line = drawn(person(ACME, BREW, period("Acme", date(2021, 10, 1), date(2021, 12, 31))))

    assert [(lane.name, bars(lane)) for lane in line.lanes] == [
        ("Acme", [(0, 249), (374, 125)]),
        ("Brew", [(500, 248)]),
    ]
    assert [(round(tick.x), tick.name) for tick in line.ticks] == [(0, "2021"), (500, "2022")]


def test_what_was_inferred_is_lighter_the_less_sure_it_is() -> None:
    end = date(2021, 12, 1)
    parts = [
        ACME,
        period("Acme", ACME.valid_to, end, AFTER, 0.8),
        period("Acme", end, date(2022, 1, 1), AFTER, 0.66),
        period("Brew", date(2022, 1, 1), date(2022, 2, 1), "staff-list", 1.0),
    ]
    line = drawn(person(*parts))

    strengths = [bar.strength for lane in line.lanes for bar in lane.bars]
    assert [round(each, 2) for each in strengths] == [1.0, 0.47, 0.34, 1.0]
    assert [look for look, _ in keys_of(line)] == ["stated", "seen", "inferred"]


def test_stay_without_a_stated_first_day_begins_at_the_edge() -> None:
    line = drawn(person(period("Acme", EARLIEST, date(2022, 1, 1), "staff-list", 1.0)))

    assert line.ticks[0].name == "2021"
    assert bars(line.lanes[0]) == [(0, 500)]
    assert line.lanes[0].bars[0].words.startswith("Acme, the beginning to 2021-12-31")


def test_what_is_unknown_has_a_lane_of_its_own() -> None:
    assert [lane.name for lane in drawn(person(ACME, unknown=2)).lanes] == ["Acme", "Unknown"]


def test_many_years_are_named_so_that_they_do_not_touch() -> None:
    line = draw(person(period("Acme", date(2001, 1, 1), date(2022, 1, 1))), NARROW)

    assert line is not None
    assert [tick.name for tick in line.ticks if tick.name] == ["2001", "2006", "2011", "2016", "2021"]


@pytest.mark.parametrize("profile", [person(bot=True), Profile("p", "Ann", False, (), (), (), ())])
def test_nothing_is_drawn_of_whom_nothing_is_known(profile: Profile) -> None:
    assert draw(profile, WIDE) is None

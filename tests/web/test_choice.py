"""Period and project as an address gives them."""

import pytest

from honeyflow.kernel.period import Period
from honeyflow.web.choice import Choice, choose, words

SPAN = Period.parse("2015-04..2026-10")
PROJECTS = ("almanac", "press")


def chosen(**query: str) -> Choice:
    return choose(SPAN, PROJECTS, query)


def test_nothing_asked_gives_the_last_twelve_closed_months_of_all_projects() -> None:
    choice = chosen()

    assert (choice.period.name, choice.project, choice.notice) == ("2025-11..2026-10", None, "")
    assert choice.query == ""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({"period": "all"}, SPAN.name),
        ({"period": "2025"}, "2025"),
        ({"period": "2025-Q3"}, "2025-Q3"),
        ({"period": "2025-07"}, "2025-07"),
        ({"from": "2024-07", "to": "2025-06"}, "2024-07..2025-06"),
        ({"from": "2026-01"}, "2026-01..2026-10"),
        ({"to": "2015-06"}, "2015-Q2"),
    ],
)
def test_each_form_of_period_is_read(query: dict[str, str], name: str) -> None:
    choice = chosen(**query)

    assert (choice.period.name, choice.notice) == (name, "")


@pytest.mark.parametrize("asked", ["never", "0001", "9999", "2010", "2026-10..2025-01", "2025-Q5"])
def test_a_period_that_cannot_be_gives_the_default_and_says_why(asked: str) -> None:
    choice = chosen(period=asked)

    assert choice.period == chosen().period
    assert choice.notice.endswith("Shown: the last closed months.")


def test_a_period_beyond_the_books_is_cut_to_their_years() -> None:
    choice = chosen(period="1000..9000")

    assert choice.period.name == "2015..2026"
    assert choice.period.before().months == choice.period.months


def test_an_unknown_project_gives_all_and_says_which_there_are() -> None:
    choice = chosen(project="<script>")

    assert choice.project is None
    assert "almanac, press" in choice.notice


def test_the_query_leads_back_to_the_same_choice() -> None:
    choice = chosen(period="2025-Q3", project="press")

    assert choice.query == "period=2025-Q3&project=press"
    assert choice.query_with(kind="design") == "period=2025-Q3&project=press&kind=design"


def test_earlier_and_later_are_the_neighbours_of_the_same_length() -> None:
    choice = chosen(period="2025-Q3")

    assert choice.earlier is not None
    assert choice.later is not None
    assert (choice.earlier.period.name, choice.later.period.name) == ("2025-Q2", "2025-Q4")


def test_beyond_the_books_there_is_no_neighbour() -> None:
    assert chosen(period="2015-04").earlier is None
    assert chosen(period="2026-10").later is None
    assert chosen(period="all").earlier is None


def test_the_chosen_period_is_always_among_those_on_offer() -> None:
    choice = chosen(period="2024-07..2025-06")
    offered = [option for _, options in choice.groups() for option in options if option.chosen]

    assert [(option.value, option.label) for option in offered] == [("2024-07..2025-06", "Jul 2024 – Jun 2025")]


def test_years_quarters_and_months_on_offer_lie_in_the_books() -> None:
    offered = {group: [option.value for option in options] for group, options in chosen().groups()}

    assert offered["Years"][-1] == "2015"
    assert (offered["Quarters"][0], offered["Quarters"][-1]) == ("2026-Q4", "2015-Q2")
    assert len(offered["Months"]) == SPAN.months


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2025", "2025"),
        ("2025-07", "July 2025"),
        ("2025-Q3", "Jul–Sep 2025"),
        ("2024-11..2025-10", "Nov 2024 – Oct 2025"),
        ("2024..2025", "Jan 2024 – Dec 2025"),
    ],
)
def test_periods_are_said_as_people_say_them(name: str, said: str) -> None:
    assert words(Period.parse(name)) == said

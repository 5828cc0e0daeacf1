from datetime import date

from honeyflow.kernel.period import Period
from honeyflow.people.reads.community import count_community
from honeyflow.people.reads.employers import count_employers
from honeyflow.people.records import UNKNOWN, WorkMonth

AS_OF = date(2026, 12, 1)


def work(person: str, month: date, employer: str = "Larder", *, bot: bool = False) -> WorkMonth:
    kind = {"Orchard": "keeper", UNKNOWN: UNKNOWN}.get(employer, "customer")
    party = "company" if kind == "keeper" else "community"
    return WorkMonth("press", month, person, bot, employer, kind, party, 2, month, month)


def tallies(*rows: WorkMonth, period: str = "2025") -> dict[str, tuple[int, int]]:
    found = count_community(rows, Period.parse(period), AS_OF)
    return {tally.label: (tally.raw, tally.keeper_free) for tally in found.tallies}


def test_community_counts_people_raw_and_without_staff_and_no_bots() -> None:
    rows = [work("a", date(2025, 1, 1)), work("b", date(2025, 2, 1), "Orchard"), work("c", date(2025, 2, 1), bot=True)]

    assert tallies(*rows)["active"] == (2, 1)


def test_community_newcomers_were_never_there_before() -> None:
    assert tallies(work("a", date(2024, 6, 1)), work("a", date(2025, 6, 1)), work("b", date(2025, 6, 1)))["new"] == (
        1,
        1,
    )


def test_community_left_after_twelve_silent_months() -> None:
    rows = [work("a", date(2024, 3, 1)), work("b", date(2024, 3, 1)), work("b", date(2025, 3, 1))]

    assert tallies(*rows)["left"] == (1, 1)
    assert tallies(*rows, period="2026")["left"] == (1, 1)


def test_community_nobody_left_in_a_month_that_has_not_ended() -> None:
    assert tallies(work("a", date(2025, 12, 1)), period="2026")["left"] == (0, 0)


def test_employers_below_the_minimum_group_are_folded_into_one_line() -> None:
    rows = [work(person, date(2025, 1, 1)) for person in "abc"]
    rows += [work("d", date(2025, 1, 1), "Cellar"), work("d", date(2025, 2, 1), "Attic")]

    table = count_employers(rows, 3)

    assert [(each.name, each.persons, each.commits) for each in table.employers] == [("Larder", 3, 6)]
    assert (table.small_organizations, table.small_persons, table.small_commits) == (2, 1, 4)


def test_employers_keep_unknown_and_bots_apart() -> None:
    table = count_employers([work("a", date(2025, 1, 1), UNKNOWN), work("b", date(2025, 1, 1), bot=True)], 1)

    assert (table.employers, table.unknown_persons, table.unknown_commits, table.bot_commits) == ((), 1, 2, 2)
    assert table.commits == 2

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from honeyflow.people.tables import AFFILIATION, COMMIT_EMPLOYERS
from tests.people.commits import Commit, CustomerRow, StaffRow, people_of

LARDER = CustomerRow("C1", "Larder", "larder.example")


def day(number: int) -> date:
    return date(2025, 1, number)


def employers(folder: Path, *commits: Commit, staff: tuple[StaffRow, ...] = ()) -> list[tuple[str, float, str, str]]:
    people = people_of(folder, commits, staff=staff, customers=[LARDER])
    return [
        (row["employer"], round(row["confidence"], 3), row["evidence"], row["party"])
        for row in people.rows(COMMIT_EMPLOYERS)
    ]


def test_employer_of_a_private_address_between_two_work_addresses(tmp_path: Path) -> None:
    dan, private = ("Dan Hazel", "dan@larder.example"), ("Dan Hazel", "dan.h@gmail.com")
    work = [Commit(f"w{month}", *dan, date(2023, month, 5)) for month in (1, 2, 3, 5, 6, 7)]

    found = employers(
        tmp_path, *work, Commit("between", *private, date(2023, 4, 5)), Commit("z years after", *private, day(7))
    )

    assert (found[0][0], found[0][2]) == ("Larder", "between-work-emails")
    assert 0.65 <= found[0][1] <= 0.95
    assert found[-1] == ("unknown", 0.0, "none", "community")


def test_employer_of_a_domain_that_one_person_uses_is_not_guessed(tmp_path: Path) -> None:
    own, private = ("Dan Hazel", "dan@mill.de"), ("Dan Hazel", "dan.h@gmail.com")

    found = employers(tmp_path, Commit("1", *own, day(1)), Commit("2", *private, day(3)), Commit("3", *own, day(5)))

    assert [(name, share) for name, share, *_ in found] == [("unknown", 0.0)] * 3


def test_employer_of_staff_is_the_company_whatever_the_address(tmp_path: Path) -> None:
    staff = StaffRow("S1", "Ben Quince", "ben@larder.example", day(5), day(9))

    found = employers(
        tmp_path, *(Commit(str(n), "Ben", "ben@larder.example", day(n)) for n in (4, 5, 8, 9)), staff=(staff,)
    )

    assert [(name, evidence, party) for name, _, evidence, party in found] == [
        ("Larder", "own-email-domain", "community"),
        ("Orchard", "staff-list", "company"),
        ("Orchard", "staff-list", "company"),
        ("Larder", "own-email-domain", "community"),
    ]


def test_employer_of_a_bot_is_unknown(tmp_path: Path) -> None:
    assert employers(tmp_path, Commit("1", "press-bot[bot]", "bot@larder.example")) == [
        ("unknown", 0.0, "none", "community")
    ]


@pytest.mark.parametrize("happened_on", [None, date(2025, 1, 1)])
def test_employer_of_a_work_address_needs_no_day(tmp_path: Path, happened_on: date | None) -> None:
    (found,) = employers(tmp_path, Commit("1", "Dan Hazel", "dan@larder.example", happened_on))

    assert found[0] == "Larder"


def test_commit_employers_has_one_row_per_commit_when_periods_touch(tmp_path: Path) -> None:
    staff = (
        StaffRow("S1", "Dan Hazel", "d@gmail.com", day(3), day(5)),
        StaffRow("S1", "Dan Hazel", "d@gmail.com", day(5)),
    )
    places = ("dan@larder.example", "d@gmail.com", "dan@mill.de", "")
    commits = [Commit(f"{n}{place}", "Dan Hazel", place, day(n)) for n in range(1, 10) for place in places]
    twice = [Commit(each.sha, each.author_name, each.author_email, each.happened_on, "almanac") for each in commits]

    people = people_of(tmp_path, [*commits, *twice], staff=staff, customers=[LARDER])

    keys = [(row["repository"], row["sha"]) for row in people.rows(COMMIT_EMPLOYERS)]
    assert sorted(keys) == sorted((each.repository, each.sha) for each in [*commits, *twice])


def test_affiliations_of_one_person_do_not_overlap(tmp_path: Path) -> None:
    places = ("dan@larder.example", "dan@mill.de", "dan@orchard.example")
    commits = [Commit(f"{n}", "Dan Hazel", places[n // 7 % 3], date(2020 + n // 12, 1 + n % 12, 3)) for n in range(60)]

    people = people_of(tmp_path, commits, customers=[LARDER])
    dan = people.rows(COMMIT_EMPLOYERS)[0]["person_id"]
    rows = [row for row in people.rows(AFFILIATION) if row["person_id"] == dan]

    assert len(rows) > 1
    assert all(one["valid_to"] <= two["valid_from"] for one, two in pairwise(rows))

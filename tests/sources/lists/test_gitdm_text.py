from datetime import date
from pathlib import Path

import pytest
from tests.sources.lists.listed import land

LIST = """\
# who works where
ada: ada!orchard.example, ada_pomme!gmail.com
\tOrchard until 2020-05-01
\tLarder Ltd from 2020-05-01 until 2023-01-01
\tIndependent
Dan Hazel: dan@larder.example
    Larder, Inc. from 2021-02-03
"""


def test_gitdm_text_becomes_a_row_for_each_period_and_address(tmp_path: Path) -> None:
    got = land(tmp_path, LIST)

    first, second = date(2020, 5, 1), date(2023, 1, 1)
    assert got.people() == [
        (3, "ada@orchard.example", "Orchard", None, first),
        (3, "ada_pomme@gmail.com", "Orchard", None, first),
        (4, "ada@orchard.example", "Larder Ltd", first, second),
        (4, "ada_pomme@gmail.com", "Larder Ltd", first, second),
        (5, "ada@orchard.example", "Independent", second, None),
        (5, "ada_pomme@gmail.com", "Independent", second, None),
        (7, "dan@larder.example", "Larder, Inc.", date(2021, 2, 3), None),
    ]
    assert got.rules() == []


def test_gitdm_text_tells_login_or_name_and_who_is_independent(tmp_path: Path) -> None:
    rows = land(tmp_path, LIST).affiliations

    assert [(row["login"], row["name"], row["capacity"]) for row in rows[-2:]] == [
        ("ada", None, "independent"),
        (None, "Dan Hazel", None),
    ]


def test_gitdm_text_addresses_of_one_person_are_aliases(tmp_path: Path) -> None:
    (alias,) = land(tmp_path, LIST).aliases

    assert (alias["line"], alias["email"], alias["other_email"]) == (2, "ada@orchard.example", "ada_pomme@gmail.com")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("\tLarder from 2020-13-01", "date-wrong"),
        ("\tLarder from soon", "date-wrong"),
        ("\tLarder from 2021-01-01 until 2020-01-01", "period-reversed"),
        ("\t(Unknown)", "organization-unknown"),
        ("no person here", "line-malformed"),
    ],
)
def test_gitdm_text_malformed_line_is_found_and_the_rest_used(tmp_path: Path, line: str, rule: str) -> None:
    got = land(tmp_path, f"ada: ada!orchard.example\n\tOrchard until 2019-01-01\n{line}\nbo: bo!x.example\n\tBarn\n")

    assert [row[2] for row in got.people()] == ["Orchard", "Barn"]
    assert got.rules() == [(rule, "line 3")]


def test_gitdm_text_malformed_person_loses_their_periods_too(tmp_path: Path) -> None:
    got = land(tmp_path, "ada: a!x.example\n\tBarn\nwho\n\tMill\n\tLarder\n")

    assert ([row[2] for row in got.people()], got.rules()) == (["Barn"], [("line-malformed", "line 3")])


def test_gitdm_text_overlap_is_found_and_the_later_line_wins(tmp_path: Path) -> None:
    got = land(tmp_path, "ada: a!x.example\n\tBarn from 2020-01-01 until 2021-01-01\n\tMill from 2020-06-01\n")

    june = date(2020, 6, 1)
    assert [row[2:] for row in got.people()] == [("Barn", date(2020, 1, 1), june), ("Mill", june, None)]
    assert got.rules() == [("periods-overlap", "line 3")]
    assert "'Barn' in line 2" in got.findings[0].seen


def test_gitdm_text_later_line_inside_an_earlier_period_cuts_it_in_two(tmp_path: Path) -> None:
    got = land(tmp_path, "ada: a!x.example\n\tBarn from 2020-01-01\n\tMill from 2021-01-01 until 2022-01-01\n")

    first, last = date(2021, 1, 1), date(2022, 1, 1)
    assert [row[2:] for row in got.people()] == [
        ("Barn", date(2020, 1, 1), first),
        ("Barn", last, None),
        ("Mill", first, last),
    ]

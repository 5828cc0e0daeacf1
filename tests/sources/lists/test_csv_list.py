from datetime import date
from pathlib import Path

import pytest
from tests.sources.lists.listed import land


def test_csv_list_row_with_everything(tmp_path: Path) -> None:
    got = land(
        tmp_path,
        "email,login,name,organization,from,to,capacity\n"
        "dan@larder.example dan@gmail.com,danh,Dan Hazel,Larder,2020-01-01,2020-12-31,contractor\n",
    )

    assert got.affiliations[0] == {
        "list": "list", "position": 1, "line": 2, "login": "danh", "name": "Dan Hazel", "email": "dan@larder.example",
        "organization": "Larder", "valid_from": date(2020, 1, 1), "valid_to": date(2021, 1, 1),
        "capacity": "contractor",
    }  # fmt: skip
    assert (len(got.affiliations), len(got.aliases), got.rules()) == (2, 1, [])


@pytest.mark.parametrize(
    "header",
    ["E-Mail;Company;Start date;End date", "Email Address;Employer;since;until", '"Mail";"Organisation";"from";"to"'],
)
def test_csv_list_headers_and_dates_that_people_use(tmp_path: Path, header: str) -> None:
    got = land(tmp_path, f"{header}\ndan@x.example;Larder;01.02.2020;13.02.2020\n")

    assert got.people() == [(2, "dan@x.example", "Larder", date(2020, 2, 1), date(2020, 2, 14))]


@pytest.mark.parametrize("place", ["self", "(Nobody)", "Unaffiliated", "Volunteer", "Self-Employed"])
def test_csv_list_words_for_nobody_are_independent(tmp_path: Path, place: str) -> None:
    (row,) = land(tmp_path, f"login,organization\ndanh,{place}\n").affiliations

    assert (row["organization"], row["capacity"]) == (place, "independent")


@pytest.mark.parametrize(
    ("row", "rule", "kept"),
    [
        (",,,Larder,,,", "value-missing", 1),
        ("a@x.example,,,Larder,someday,,", "date-wrong", 1),
        ("a@x.example,,,Larder,2021-01-01,2020-01-01,", "period-reversed", 1),
        ("nomail,a,,Larder,,,", "address-wrong", 2),
        ("a@x.example,,,Larder,,,king", "capacity-unknown", 2),
        ("a@x.example,,,?,,,", "organization-unknown", 1),
        ("a@x.example,Larder", "cells-wrong", 1),
    ],
)
def test_csv_list_fault_found_with_its_line(tmp_path: Path, row: str, rule: str, kept: int) -> None:
    got = land(tmp_path, f"email,login,name,organization,from,to,capacity\nb@x.example,,,Barn,,,\n{row}\n")

    assert [(rule, place.rpartition(" ")[2]) for rule, place in got.rules()] == [(rule, "3")]
    assert len(got.affiliations) == kept


def test_csv_list_day_of_change_named_twice_is_no_overlap(tmp_path: Path) -> None:
    got = land(tmp_path, "login,company,from,to\na,Barn,2020-01-01,2020-06-01\na,Mill,2020-06-01,\n")

    assert [(row["valid_from"], row["valid_to"]) for row in got.affiliations] == [
        (date(2020, 1, 1), date(2020, 6, 1)),
        (date(2020, 6, 1), None),
    ]
    assert got.rules() == []

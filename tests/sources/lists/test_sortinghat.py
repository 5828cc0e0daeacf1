import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.sources.lists.listed import land

EXPORT: dict[str, Any] = {
    "time": "2024-01-01",
    "organizations": {
        "Larder": [{"domain": "larder.example", "is_top": True}, {"domain": "shop.larder.example", "is_top": False}],
        "Barn": [],
    },
    "uidentities": {
        "aaaa": {
            "uuid": "aaaa",
            "profile": {"name": "Dan Hazel", "email": "dan@larder.example"},
            "identities": [
                {"email": "dan@gmail.com", "name": "dan", "username": "danh", "source": "github"},
                {"email": None, "name": None, "username": "hazel", "source": "mbox"},
            ],
            "enrollments": [
                {"organization": "Larder", "start": "1900-01-01T00:00:00", "end": "2015-01-01T00:00:00"},
                {"organization": "Barn", "start": "2015-01-01T00:00:00", "end": "2100-01-01T00:00:00"},
            ],
        }
    },
}


def test_sortinghat_enrollments_become_rows_of_each_address(tmp_path: Path) -> None:
    got = land(tmp_path, json.dumps(EXPORT, indent=1))

    day = date(2015, 1, 1)
    assert [row[1:] for row in got.people()] == [
        ("dan@larder.example", "Larder", None, day),
        ("dan@gmail.com", "Larder", None, day),
        ("dan@larder.example", "Barn", day, None),
        ("dan@gmail.com", "Barn", day, None),
    ]
    assert {(row["login"], row["name"]) for row in got.affiliations} == {("danh", "Dan Hazel")}
    assert got.rules() == []


def test_sortinghat_organizations_become_domains_and_identities_aliases(tmp_path: Path) -> None:
    got = land(tmp_path, json.dumps(EXPORT))

    assert [(row["domain"], row["organization"]) for row in got.domains] == [
        ("larder.example", "Larder"),
        ("shop.larder.example", "Larder"),
    ]
    assert [(row["email"], row["other_email"]) for row in got.aliases] == [("dan@larder.example", "dan@gmail.com")]


def test_sortinghat_finding_names_the_line_of_the_entry(tmp_path: Path) -> None:
    text = '{"uidentities": {\n"a": {"identities": [{"email": "a@x.example", "name": "}{"}],\n"enrollments": [\n'
    text += '{"organization": "Barn", "start": "spring"},\n{"organization": "Mill"}]},\n"b": 3}}'
    got = land(tmp_path, text)

    assert got.people() == [(5, "a@x.example", "Mill", None, None)]
    assert got.rules() == [("date-wrong", "line 4"), ("entry-malformed", "line 1")]


@pytest.mark.parametrize("text", ['{"uidentities": {', "[1, 2]", '{"a": 1}', "[" * 100_000])
def test_sortinghat_what_is_none_is_left_out(tmp_path: Path, text: str) -> None:
    got = land(tmp_path, text)

    assert (got.affiliations, [rule for rule, _ in got.rules()]) == ([], ["list-unreadable"])

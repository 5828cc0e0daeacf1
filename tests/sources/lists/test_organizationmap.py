from pathlib import Path

from tests.sources.lists.listed import land

LIST = """\
# See .mailmap
Larder Ltd <contact@larder.example> Dan Hazel <dan@larder.example>
Unaffiliated <no@organization.example> Reed, Ann <ann@gmail.com>
Unaffiliated <no@organization.example> (no author) <(no author)@29311d96-e01e-0410-9327-a35deaab8ce9>
Cellar AG <contact@cellar.example> <finn@cellar.example> # no name
"""


def test_organizationmap_becomes_a_row_a_line(tmp_path: Path) -> None:
    rows = land(tmp_path, LIST).affiliations

    assert [(row["line"], row["name"], row["email"], row["organization"], row["capacity"]) for row in rows] == [
        (2, "Dan Hazel", "dan@larder.example", "Larder Ltd", None),
        (3, "Reed, Ann", "ann@gmail.com", "Unaffiliated", "independent"),
        (4, "(no author)", "(no author)@29311d96-e01e-0410-9327-a35deaab8ce9", "Unaffiliated", "independent"),
        (5, None, "finn@cellar.example", "Cellar AG", None),
    ]


def test_organizationmap_contact_address_gives_no_domain(tmp_path: Path) -> None:
    assert land(tmp_path, LIST).domains == []


def test_organizationmap_malformed_line_is_found_and_the_rest_used(tmp_path: Path) -> None:
    got = land(tmp_path, f"{LIST}Larder <contact@larder.example>\nBarn <x@y.example> Bo Elm <bo at barn>\n")

    assert len(got.affiliations) == 4
    assert got.rules() == [("line-malformed", "line 6"), ("address-wrong", "line 7")]


def test_organizationmap_one_address_at_two_is_found_and_the_later_line_taken(tmp_path: Path) -> None:
    got = land(tmp_path, "A <a@x.example> D <d@x.example>\nB <b@x.example> D <D@x.example>\n")

    assert [row[2] for row in got.people()] == ["B"]
    assert got.rules() == [("periods-overlap", "line 2")]

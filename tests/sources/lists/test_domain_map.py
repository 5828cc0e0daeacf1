from datetime import date
from pathlib import Path

from tests.sources.lists.listed import land

LIST = """\
# domain or address, organization
larder.example      Larder Ltd < 2015-01-01
larder.example      Cellar AG < 2018-06-01   # bought
larder.example      Orchard
dan@gmail.com       Larder Ltd < 2016-01-01
dan@gmail.com       Nobody
"""


def test_domain_map_lines_of_one_domain_follow_each_other(tmp_path: Path) -> None:
    rows = land(tmp_path, LIST).domains

    first, second = date(2015, 1, 1), date(2018, 6, 1)
    assert [(row["line"], row["organization"], row["valid_from"], row["valid_to"]) for row in rows] == [
        (2, "Larder Ltd", None, first),
        (3, "Cellar AG", first, second),
        (4, "Orchard", second, None),
    ]


def test_domain_map_addresses_are_people(tmp_path: Path) -> None:
    got = land(tmp_path, LIST)

    day = date(2016, 1, 1)
    assert got.people() == [(5, "dan@gmail.com", "Larder Ltd", None, day), (6, "dan@gmail.com", "Nobody", day, None)]
    assert [row["capacity"] for row in got.affiliations] == [None, "independent"]


def test_domain_map_domain_given_to_two_is_found_and_the_later_line_taken(tmp_path: Path) -> None:
    got = land(tmp_path, "larder.example Larder\nlarder.example Cellar\n")

    assert [row["organization"] for row in got.domains] == ["Cellar"]
    assert got.rules() == [("listed-twice", "line 2")]


def test_domain_map_malformed_lines_are_found_and_the_rest_used(tmp_path: Path) -> None:
    got = land(
        tmp_path, "a.example Larder\nlonely.example\nb.example Cellar < spring\nc.example Barn\nd.example Mill\n"
    )

    assert [row["domain"] for row in got.domains] == ["a.example", "c.example", "d.example"]
    assert got.rules() == [("line-malformed", "line 2"), ("date-wrong", "line 3")]


def test_aliases_are_pairs_and_a_ring_is_found(tmp_path: Path) -> None:
    lines = ["old@x.example new@x.example", '"new@x.example" best@x.example', "best@x.example old@x.example",
             "me@x.example ME@x.example", "one two three"]  # fmt: skip
    got = land(tmp_path, "\n".join(lines))

    assert [(row["email"], row["other_email"]) for row in got.aliases] == [
        ("new@x.example", "old@x.example"),
        ("best@x.example", "new@x.example"),
    ]
    assert got.rules() == [("aliases-cyclic", "line 3"), ("aliases-cyclic", "line 4"), ("line-malformed", "line 5")]

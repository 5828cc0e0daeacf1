from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.lists.listed import land

from honeyflow.sources.lists.reading import read_list
from honeyflow.sources.market.trouble import Trouble

GITDM = "ada: ada!orchard.example\n\tObstgärten\n"


@pytest.mark.parametrize(
    "raw",
    [
        GITDM.encode(),
        b"\xef\xbb\xbf" + GITDM.encode(),
        GITDM.replace("\n", "\r\n").encode(),
        GITDM.encode("utf-16"),
        GITDM.rstrip().encode(),
    ],
    ids=["plain", "mark", "crlf", "utf-16", "no last end"],
)
def test_list_in_any_form_of_text(tmp_path: Path, raw: bytes) -> None:
    got = land(tmp_path, raw)

    assert got.people() == [(2, "ada@orchard.example", "Obstgärten", None, None)]
    assert got.rules() == []


def test_list_in_latin_1_is_read_and_found(tmp_path: Path) -> None:
    got = land(tmp_path, GITDM.encode("latin-1"))

    assert [row[2] for row in got.people()] == ["Obstgärten"]
    assert [rule for rule, _ in got.rules()] == ["text-not-utf8"]


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (None, "file-missing"),
        (b"", "file-empty"),
        (b"\n \n", "file-empty"),
        (b"\x7fELF\x02\x01\x01\0\0\0 some more text here, enough of it\n", "file-unreadable"),
        (b"PK\x03\x04rest", "file-unreadable"),
        (b"prose without any form\nand more of it\n", "list-format-unknown"),
    ],
)
def test_list_that_cannot_be_read_is_found(tmp_path: Path, raw: bytes | None, rule: str) -> None:
    got = land(tmp_path, raw)

    assert [rule for rule, _ in got.rules()] == [rule]
    assert (got.affiliations, got.domains, got.aliases) == ([], [], [])


def test_list_line_too_long_is_left_out_and_the_rest_used(tmp_path: Path) -> None:
    got = land(tmp_path, f"a.example Larder\nb.example {'x' * 30_000}\nc.example Barn\n")

    assert [(row["line"], row["domain"]) for row in got.domains] == [(1, "a.example"), (3, "c.example")]
    assert got.rules() == [("line-too-long", "line 2")]


def test_list_format_told_by_the_site_is_taken(tmp_path: Path) -> None:
    got = land(tmp_path, "what is this\na.example Larder\n", "domain-map")

    assert [row["domain"] for row in got.domains] == ["a.example"]
    assert got.rules() == [("line-malformed", "line 1")]


def test_list_findings_show_no_address(tmp_path: Path) -> None:
    got = land(tmp_path, "ada: ada@secret@example\n\tBarn\n")

    assert [rule for rule, _ in got.rules()] == ["address-wrong"]
    assert "secret" not in str(got.findings)


@given(st.text(alphabet="ab@!<>{}[]:,;\t\n\r \"'.#0-2x\ufeff", max_size=200))
def test_list_of_any_text_never_stops_the_run(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("list") / "list"
    file.write_text(text, encoding="utf-8")

    for told in ("", "gitdm", "domain-map", "aliases", "organizationmap", "sortinghat", "csv"):
        trouble = Trouble("list", confidential=True)
        content = read_list(file, told, trouble)
        assert all(each.start is None or each.end is None or each.start < each.end for each in content.people)

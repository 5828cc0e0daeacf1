"""The code on a certificate: what goes in comes out, and nothing else is valid."""

import base64
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from honeyflow.backoffice.certificates import Facts, make_code, read_code
from honeyflow.site import Site, load_site
from tests.backoffice.conftest import made_site

FACTS = Facts(
    "فارس النخيلي",
    "Orchard",
    "2022-10-04",
    "2026-01-28",
    "2026-02-01",
    {"quality": 12, "design": 0},
    ("press", "almanac"),
    3,
    "as a volunteer",
)


def test_code_gives_its_facts_back_with_spaces_and_line_ends_in_it(site: Site) -> None:
    code = make_code(site, FACTS)

    assert read_code(site, code) == FACTS
    assert read_code(site, "\n".join(code[at : at + 40] for at in range(0, len(code), 40)) + " ") == FACTS
    assert make_code(site, FACTS) == code


def test_changed_letter_makes_it_invalid_wherever_it_is(site: Site) -> None:
    code = make_code(site, FACTS)
    for at in range(0, len(code), 7):
        other = "A" if code[at] != "A" else "B"
        assert read_code(site, code[:at] + other + code[at + 1 :]) is None, at


def test_facts_of_one_under_the_signature_of_another_are_invalid(site: Site) -> None:
    one, other = make_code(site, FACTS), make_code(site, replace(FACTS, name="Eve"))

    assert read_code(site, f"{other.partition('.')[0]}.{one.partition('.')[2]}") is None


def test_code_of_another_site_is_invalid(site: Site, tmp_path: Path) -> None:
    other = load_site(made_site(tmp_path / "other"))

    assert read_code(other, make_code(site, FACTS)) is None


@pytest.mark.parametrize("text", ["", ".", "a.b", "a" * 7000, "é.ü", "\0", "....", "AAAA.AAAA"])
def test_nonsense_is_invalid(site: Site, text: str) -> None:
    assert read_code(site, text) is None


def test_packed_bomb_is_invalid_and_not_unpacked(site: Site) -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 3_000_000, 9)).decode().rstrip("=")

    assert len(bomb) < 6000
    assert read_code(site, f"{bomb}.{make_code(site, FACTS).partition('.')[2]}") is None

"""The page: one file, nothing from outside, nothing that runs, read by everybody."""

import re
from dataclasses import replace

import pytest

from honeyflow.outreach.briefs.records import Bars, Brief, Point, Points, Section
from honeyflow.outreach.briefs.registry import formats
from tests.outreach.briefs.formats.reading import parsed
from tests.outreach.briefs.samples import BUSY, SAMPLES

BUDGET = 200 * 1024

each = pytest.mark.parametrize("brief", SAMPLES.values(), ids=list(SAMPLES))


def page_of(brief: Brief) -> str:
    return formats.get("page").render(brief).decode()


@each
def test_page_has_no_script_no_form_and_nothing_to_fetch(brief: Brief) -> None:
    tags = parsed(page_of(brief)).tags

    assert {tag for tag, _ in tags} & {"script", "iframe", "object", "embed", "img", "form", "link", "base"} == set()
    assert [name for _, attributes in tags for name in attributes if name.startswith("on") or name == "style"] == []
    assert "url(" not in page_of(brief)
    assert "@import" not in page_of(brief)


@each
def test_page_links_only_to_the_web_mail_and_itself(brief: Brief) -> None:
    links = [attributes["href"] or "" for tag, attributes in parsed(page_of(brief)).tags if tag == "a"]

    assert [link for link in links if not re.match(r"https?://|mailto:|#", link)] == []


@each
def test_page_is_within_its_budget(brief: Brief) -> None:
    assert len(page_of(brief).encode()) <= BUDGET


def test_page_names_its_language_and_lets_names_run_their_own_way() -> None:
    tags = parsed(page_of(SAMPLES["rtl"])).tags

    assert ("html", {"lang": "en"}) in tags
    assert ("p", {"class": "member", "dir": "auto"}) in tags


def test_bars_that_are_no_figures_are_drawn_empty() -> None:
    bars = Bars("t", "u", (("a", float("nan"), "?"), ("b", float("inf"), "?"), ("c", -3, "-3")))

    assert page_of(_with(bars)).count('<rect width="0.6"') == 3


def test_unsafe_addresses_stay_text() -> None:
    page = page_of(
        _with(Points((Point("a", "", "javascript:alert(1)"), Point("b", "", 'https://x.example/"onclick="y'))))
    )

    assert "href" not in "".join(str(attributes) for _, attributes in parsed(page).tags)


def _with(*blocks: Bars | Points) -> Brief:
    return replace(BUSY, sections=(Section("us", "us", blocks),))

"""The methods pages: there for every figure, complete, and safe to show."""

import re

import pytest

from honeyflow.ledger.lines import templates
from honeyflow.web.methods import Method, methods, render_method

PAGES = {method.slug: method for method in methods()}
HEADINGS = ("## What is made", "## Rules", "## Source", "## Assumptions", "## Limits")


def test_every_line_of_the_statement_has_a_methods_page() -> None:
    assert {template.method for template in templates(("EUR",), ("EUR",))} <= PAGES.keys()


@pytest.mark.parametrize("slug", sorted(PAGES.keys() - {"parties"}))
def test_page_says_what_how_from_where_and_where_it_ends(slug: str) -> None:
    text = PAGES[slug].text

    assert [heading for heading in HEADINGS if heading not in text] == []
    assert PAGES[slug].title
    assert PAGES[slug].summary.endswith(".")


@pytest.mark.parametrize("slug", sorted(PAGES))
def test_links_between_pages_lead_to_pages(slug: str) -> None:
    html = render_method(PAGES[slug])
    slugs = re.findall(r'href="\.\./([^"/]+)/"', html)

    assert [other for other in slugs if other not in PAGES] == []
    assert ".md" not in html


def test_tables_are_shown_as_tables() -> None:
    assert "<table>" in render_method(PAGES["close"])


def test_html_in_a_page_is_shown_and_not_obeyed() -> None:
    shown = render_method(Method("x", "x", "x", "# x\n\n<script>alert(1)</script> [a](javascript:alert(1))\n"))

    assert "<script>" not in shown
    assert "javascript:" not in re.findall(r'href="([^"]*)"', shown)

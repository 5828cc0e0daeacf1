"""Texts cut into passages: each with the line it begins at."""

import pytest

from honeyflow.outreach.wording.checking import check_passages
from honeyflow.outreach.wording.passages import html_passages, markdown_passages, toml_passages

MARKDOWN = """\
+++
title = "Support"
# honeyflow: fair: people a customer said so
person = "Your team are amateurs."
+++

# Support

First line of a paragraph,
your homegrown hack on its second.

| what | how |
|---|---|
| Amateurs | `real experts` |

<!-- honeyflow: fair: replaces they asked -->
We take over from your maintainers.

We take over from your maintainers again.
"""


def told(text: str) -> list[tuple[int, str, str]]:
    return [
        (each.sentence.line, each.objection.rule, each.accepted) for each in check_passages(markdown_passages(text))
    ]


def test_markdown_is_objected_to_at_its_line_unless_accepted_there() -> None:
    assert told(MARKDOWN) == [
        (4, "people", "a customer said so"),
        (9, "work", ""),
        (14, "people", ""),
        (17, "replaces", "they asked"),
        (19, "replaces", ""),
    ]


def test_code_and_addresses_are_no_prose() -> None:
    assert told("See `real experts` at <https://example.org/amateurs>, [here](https://example.org/hobbyists).") == []


def test_toml_is_read_with_nested_texts() -> None:
    found = list(toml_passages('a = 1\n[[row]]\ntext = "Real experts."\nmore = ["one", "two"]\n'))

    assert [(each.line, each.text) for each in found] == [(3, "Real experts."), (4, "one"), (4, "two")]


def test_html_is_read_by_blocks_without_scripts() -> None:
    found = list(
        html_passages("<h1>Learn</h1>\n<script>let x = 'amateurs'</script><p>One\ntwo</p>{% if x %}<p>three</p>")
    )

    assert [(each.line, each.text) for each in found] == [(1, "Learn"), (2, "One\ntwo"), (3, "three")]


@pytest.mark.parametrize(
    "text", ["", "+++\n+++\n", "<!-- honeyflow: fair:", "[a](", "| |\n|---|", "\x00\x01", "+++\na=1"]
)
def test_odd_texts_are_read(text: str) -> None:
    assert told(text) == []

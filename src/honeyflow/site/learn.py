"""Pages to learn from: ``learn/<slug>.md``, TOML between ``+++`` lines, then the text; and the section ``[learn]``.

``learn/index.md`` is the text of the entry page; without one the pages bring their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from honeyflow.kernel.finding import Finding
from honeyflow.site.front_matter import Fault, judged_page, usual_faults
from honeyflow.site.sections import Section

KEYS = ("title", "summary", "order", "updated", "draft")
ENTRY = "index"
"""Slug of the entry page's own text."""


@dataclass(frozen=True)
class Learning:
    """What the section ``[learn]`` says: whether there is a feed of news."""

    feed: bool = True


@dataclass(frozen=True)
class Article:
    """One page to learn from.

    Parameters
    ----------
    slug : str
        The file's name without its ending; its address.
    order : int
        Place among the others, rising.
    updated : date or None
        Day its text last changed so that people may want to read it again; the feed names only pages that tell it.
    body : str
        Markdown, as written.
    draft : bool
        Not yet to be shown to anybody.
    """

    slug: str
    title: str
    summary: str = ""
    order: int = 0
    updated: date | None = None
    body: str = ""
    draft: bool = False


def read_learning(section: Section) -> Learning:
    """Read the section; faults are gathered in it."""
    return Learning(section.flag("feed", default=Learning.feed))


def shown_articles(folder: Path) -> tuple[Article, ...]:
    """Return the pages that are no drafts, by order and title; the entry's text among them."""
    articles = (each for each in read_articles(folder)[0] if not each.draft)
    return tuple(sorted(articles, key=lambda each: (each.order, each.title.casefold(), each.slug)))


def read_articles(folder: Path) -> tuple[tuple[Article, ...], tuple[Finding, ...]]:
    """Return the pages of the Markdown files in `folder`, by slug, and what was wrong with the files.

    A folder that is not there holds none. A key that is wrong counts as not told; a file without a readable front
    matter is no page.
    """
    read = [_read(file) for file in sorted(folder.glob("*.md"))]
    articles = tuple(article for article, _ in read if article is not None)
    return articles, tuple(finding for _, findings in read for finding in findings)


def _read(file: Path) -> tuple[Article | None, list[Finding]]:
    told, body, findings = judged_page(file, "article", "title", _faults)
    return None if told is None else _article(file.stem, told, body), findings


def _faults(told: dict[str, Any], body: str) -> Iterator[Fault]:  # noqa: ARG001 - what any page is asked
    """Yield what cannot be taken as it is."""
    yield from usual_faults(told, KEYS)
    if not isinstance(told["title"], str) or not told["title"].strip():
        yield "title", repr(told["title"])[:60], "what the page is called, a text"
    if not isinstance(told.get("summary", ""), str):
        yield "summary", repr(told["summary"])[:60], "a text"


def _article(slug: str, told: dict[str, Any], body: str) -> Article:
    return Article(
        slug=slug,
        title=told.get("title", "").strip() or slug,
        summary=told.get("summary", ""),
        order=told.get("order", 0),
        updated=told.get("updated"),
        body=body,
        draft=told.get("draft", False),
    )

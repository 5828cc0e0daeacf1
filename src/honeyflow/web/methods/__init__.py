"""Methods pages: one Markdown file a figure, shipped with the package, shown without raw HTML.

They lie beside this module so that every installation has them; ``docs/methods`` leads here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

_FOLDER = Path(__file__).parent

_LINK = re.compile(r"\]\(([a-z-]+)\.md\)")
"""A link from one page to another, as the files have it."""


@dataclass(frozen=True)
class Method:
    """One methods page: its file's name is its slug, its first heading its title, its first paragraph its summary."""

    slug: str
    title: str
    summary: str
    text: str


@lru_cache(maxsize=1)
def methods() -> tuple[Method, ...]:
    """Return all methods pages, by title."""
    return tuple(sorted(map(_read, _FOLDER.glob("*.md")), key=lambda method: method.title))


@lru_cache(maxsize=64)
def render_method(method: Method) -> SafeString:
    """Return a methods page as HTML; HTML in its text is shown, not obeyed."""
    from markdown_it import MarkdownIt

    text = _LINK.sub(r"](../\1/)", method.text)
    html = str(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
    return mark_safe(html)  # noqa: S308 - our own files, raw HTML off


def _read(file: Path) -> Method:
    text = file.read_text(encoding="utf-8")
    head, _, rest = text.partition("\n")
    summary = rest.strip().split("\n\n", 1)[0].replace("\n", " ")
    return Method(file.stem, head.removeprefix("# ").strip(), summary, text)

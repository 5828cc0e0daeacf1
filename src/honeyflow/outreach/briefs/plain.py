"""Markdown as plain text: what an operator wrote for the site, in documents whose text is shown as it is."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def plain(markdown: str) -> str:
    r"""Return the text without its marks, a paragraph a line; a link keeps its words.

    Examples
    --------
    >>> plain("# Terms\n\nSee **the** [terms](https://x.example).\n\n- one\n- two")
    'Terms\nSee the terms.\n– one\n– two'
    """
    lines: list[str] = []
    point = False
    for token in _reader().parse(markdown):
        if token.type == "inline":
            lines.append(f"{'– ' if point else ''}{_text(token.children or [])}")
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.strip())
        point = token.type == "list_item_open" or (point and token.type == "paragraph_open")
    return "\n".join(line for line in lines if line.strip())


def _text(tokens: "list[Token]") -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    kept = (breaks.get(token.type, token.content) for token in tokens)
    return "".join(kept).strip()


@lru_cache(maxsize=1)
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")

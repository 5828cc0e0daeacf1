"""The operator's Markdown as HTML: raw HTML shown and not obeyed, safe links only, no pictures from outside."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

_SCROLLS = '<div class="scroll" tabindex="0" role="group" aria-label="Table">'
"""Around a table, so that a wide one scrolls by itself, by keyboard too."""


def render_markdown(text: str, *, without_title: str = "", down: int = 1, top: int = 0) -> SafeString:
    """Return `text` as HTML, its headings lower, for the page has its own first; a table's empty head is left out.

    Parameters
    ----------
    without_title : str
        A first heading of these words is left out: the page shows it already.
    down : int
        By how many levels the headings go down.
    top : int
        Instead: the level that the highest of them gets, so that none is skipped after the page's own.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    tokens = parser.parse(text)
    if len(tokens) > 2 and tokens[0].tag == "h1" and tokens[1].content.strip() == without_title.strip():
        tokens = tokens[3:]
    tokens = _without_empty_heads(tokens)
    if top:
        down = top - min((int(token.tag[1]) for token in tokens if token.type == "heading_open"), default=top)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + down, 6)}"
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", "noopener noreferrer")
    parser.add_render_rule("table_open", lambda *_: _SCROLLS + "<table>\n")
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    html = str(parser.renderer.render(tokens, parser.options, {}))
    return mark_safe(html)  # noqa: S308 - raw HTML is off


def _without_empty_heads(tokens: list[Any]) -> list[Any]:
    """Return the tokens without heads of tables in which nothing is written: Markdown has no table without one."""
    kept: list[Any] = []
    for token in tokens:
        kept.append(token)
        if token.type == "thead_close":
            start = max(place for place, each in enumerate(kept) if each.type == "thead_open")
            if not any(each.content.strip() for each in kept[start:] if each.type == "inline"):
                del kept[start:]
    return kept

"""The operator's Markdown as HTML: raw HTML shown and not obeyed, safe links only, no pictures from outside."""

from django.utils.safestring import SafeString, mark_safe


def render_markdown(text: str, *, without_title: str = "", down: int = 1) -> SafeString:
    """Return `text` as HTML, its headings lower, for the page has its own first.

    Parameters
    ----------
    without_title : str
        A first heading of these words is left out: the page shows it already.
    down : int
        By how many levels the headings go down.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    tokens = parser.parse(text)
    if len(tokens) > 2 and tokens[0].tag == "h1" and tokens[1].content.strip() == without_title.strip():
        tokens = tokens[3:]
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + down, 6)}"
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", "noopener noreferrer")
    html = str(parser.renderer.render(tokens, parser.options, {}))
    return mark_safe(html)  # noqa: S308 - raw HTML is off

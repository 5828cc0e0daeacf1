"""A brief as a page: one HTML file without script and without anything from outside, for screen, dark, phone, paper."""

from functools import cache
from pathlib import Path
from string import Template

from honeyflow.outreach.briefs.colours import mixed, palette_of
from honeyflow.outreach.briefs.format import Format
from honeyflow.outreach.briefs.formats.page.blocks import block_html, inline
from honeyflow.outreach.briefs.head import foot_of, place_of, prepared_of
from honeyflow.outreach.briefs.once import once
from honeyflow.outreach.briefs.records import Brief, Section

ENOUGH_FOR_CONTENTS = 4
"""Sections from which a list of them helps."""

COMB = ((208, 8), (260, 8), (234, 53), (286, 53), (182, 53), (260, 98))
"""Left and top of the faint cells on the cover."""


def render_page(brief: Brief) -> bytes:
    """Return the file in UTF-8."""
    sections = "\n".join(_section(section) for section in brief.sections)
    page = _template("page.html").substitute(
        language=inline(brief.language),
        title=inline(brief.title),
        style=_style(brief),
        member=f'<p class="member" dir="auto">{inline(brief.member)}</p>' if brief.member.strip() else "",
        place=f'<p class="place" dir="auto">{inline(place_of(brief))}</p>' if place_of(brief) else "",
        prepared=inline(prepared_of(brief)),
        comb=_comb(),
        contents=_contents(brief),
        sections=sections,
        sources=_sources(brief),
        foot=inline(foot_of(brief)),
    )
    return page.encode()


def _style(brief: Brief) -> str:
    palette = palette_of(brief.colour)
    colours = {
        **vars(palette),
        "other": mixed(palette.fill, "#ffffff", 0.45),
        "dark_other": mixed(palette.dark_accent, "#151210", 0.45),
    }
    return _template("page.css").substitute(colours)


def _contents(brief: Brief) -> str:
    if len(brief.sections) < ENOUGH_FOR_CONTENTS:
        return ""
    links = "".join(f'<li><a href="#{inline(each.key)}">{inline(each.title)}</a></li>' for each in brief.sections)
    return f"<nav><ol>{links}</ol></nav>"


def _section(section: Section) -> str:
    key = inline(section.key)
    blocks = "\n".join(block_html(block, f"{section.key}-{n}") for n, block in enumerate(once(section).blocks))
    return (
        f'<section id="{key}" aria-labelledby="{key}-title">'
        f'<h2 id="{key}-title">{inline(section.title)}</h2>\n<div class="said">{blocks}</div></section>'
    )


def _sources(brief: Brief) -> str:
    if not brief.sources:
        return ""
    items = "".join(f"<li>{inline(each)}</li>" for each in brief.sources)
    return (
        f'<section class="sources"><h2>{inline(brief.label.get("sources", "Sources"))}</h2>'
        f'<div class="said"><ul>{items}</ul></div></section>'
    )


def _comb() -> str:
    cells = "".join(
        f'<polygon{" class=full" if n in (0, 3) else ""} points="{x + 26},{y} {x + 51},{y + 15} {x + 51},{y + 44}'
        f' {x + 26},{y + 59} {x + 1},{y + 44} {x + 1},{y + 15}"/>'
        for n, (x, y) in enumerate(COMB)
    )
    return f'<svg class="behind" viewBox="180 0 160 160" aria-hidden="true">{cells}</svg>'


@cache
def _template(name: str) -> Template:
    return Template((Path(__file__).parent / name).read_text(encoding="utf-8"))


format = Format("page", "html", "text/html; charset=utf-8", "Page", render_page)  # noqa: A001

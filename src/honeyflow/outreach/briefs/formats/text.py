"""A brief as the text of a plain e-mail: 72 columns, subject first, addresses in full."""

from honeyflow.outreach.briefs.format import Format
from honeyflow.outreach.briefs.head import day_of, place_of
from honeyflow.outreach.briefs.once import once
from honeyflow.outreach.briefs.plain_text import plain_section
from honeyflow.outreach.briefs.records import Brief
from honeyflow.outreach.briefs.texts import columns_of, one_line, wrapped

WIDTH = 72


def render_text(brief: Brief) -> bytes:
    """Return the text in UTF-8: ``Subject: ...`` alone on its first line, then the body."""
    lines = [f"Subject: {one_line(brief.title)}", "", *_stuffed(_body(brief))]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _body(brief: Brief) -> list[str]:
    lines = _head(brief)
    for section in brief.sections:
        lines += ["", "", *_ruled(section.title), "", *plain_section(once(section), WIDTH)]
    if brief.sources:
        lines += ["", "", *_ruled(brief.label.get("sources", "Sources")), ""]
        lines += [line for source in brief.sources for line in wrapped(f"* {source}", WIDTH)]
    return lines


def _head(brief: Brief) -> list[str]:
    """Return who it is from, and the day; the company is in the title, after the member."""
    said = [one_line(brief.member), place_of(brief), day_of(brief)]
    return [line.rstrip() for each in said if each for line in wrapped(each, WIDTH)]


def _ruled(title: str) -> list[str]:
    lines = [line.rstrip() for line in wrapped(one_line(title), WIDTH)]
    return [*lines, "-" * max(map(columns_of, lines))]


def _stuffed(lines: list[str]) -> list[str]:
    """Return lines of which none looks quoted or like a mailbox's postmark (RFC 3676, 4.4)."""
    return [f" {line}" if line.startswith((">", "From ")) else line for line in lines]


format = Format("text", "txt", "text/plain; charset=utf-8", "E-mail text", render_text)  # noqa: A001

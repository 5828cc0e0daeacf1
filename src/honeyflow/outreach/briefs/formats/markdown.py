"""A brief as Markdown: CommonMark with tables; nothing in a text is read as markup."""

import re
from collections.abc import Sequence

from honeyflow.outreach.briefs.format import Format
from honeyflow.outreach.briefs.head import day_of, place_of
from honeyflow.outreach.briefs.hundred import parts_of
from honeyflow.outreach.briefs.links import safe_url
from honeyflow.outreach.briefs.once import once
from honeyflow.outreach.briefs.records import (
    Answers,
    Bars,
    Block,
    Brief,
    Hundred,
    Numbers,
    Paragraph,
    Points,
    Quote,
    Section,
    Table,
)
from honeyflow.outreach.briefs.texts import one_line, printable

_MARKUP = re.compile(r"[\\`*_\[\]<>#|&~$^@]")
_AT_START = re.compile(r"^(\s*\d{0,9})([-+=](?=[-+=\s]|$)|(?<=\d)[.)](?=\s|$))", re.MULTILINE)
"""What at the start of a line makes a list, a rule or a heading of it."""

_SCHEME = re.compile(r"(?<=\w):(?=\S)|(?<=\bwww)\.")
"""Where an address in running text would turn into a link of itself."""


def render_markdown(brief: Brief) -> bytes:
    """Return the brief in UTF-8."""
    parts = [f"# {escaped(one_line(brief.title))}", _head(brief)]
    for section in brief.sections:
        parts += [f"## {escaped(one_line(section.title))}", *_section(section)]
    if brief.sources:
        parts += [f"## {_inline(brief.label.get('sources', 'Sources'))}", _list(list(map(_inline, brief.sources)))]
    return ("\n\n".join(part for part in parts if part.strip()) + "\n").encode()


def escaped(text: str) -> str:
    r"""Return `text` so that Markdown shows it letter by letter.

    Examples
    --------
    >>> escaped("*a* [b](javascript:c)")
    '\\\\*a\\\\* \\\\[b\\\\](javascript\\\\:c)'
    """
    marked = _SCHEME.sub(lambda found: f"\\{found[0]}", _MARKUP.sub(lambda found: f"\\{found[0]}", printable(text)))
    return _AT_START.sub(lambda found: f"{found[1]}\\{found[2]}", marked)


def _head(brief: Brief) -> str:
    """Return who it is from, and the day; the company is in the title, after the member."""
    member = _inline(brief.member)
    said = (f"**{member}**" if member else "", escaped(place_of(brief)), escaped(day_of(brief)))
    return "\\\n".join(each for each in said if each)


def _section(section: Section) -> list[str]:
    return [_block(block) for block in once(section).blocks]


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block.text, "**" if block.tone == "lede" else "")
        case Quote():
            said = f"{_paragraph(block.text)}\n\n– {_inline(block.by)}"
            return "\n".join(f"> {line}".rstrip() for line in said.split("\n"))
        case Points():
            return _list([_point(item.text, item.detail, item.url) for item in block.items])
        case Numbers():
            return _list([f"**{_inline(item.value)}** {_inline(item.label)}" for item in block.items])
        case Table():
            return _table(block)
        case Bars():
            rows = tuple((label, figure) for label, _, figure in block.rows)
            return f"**{_inline(block.title)}**\n\n{_grid(('', block.unit), rows, {1})}" if rows else ""
        case Hundred():
            parts = [f"**{days}** {_inline(label)}" for _, days, label in parts_of(block)]
            return f"{_paragraph(block.said)}\n\n{_list(parts)}".strip()
        case Answers():
            return "\n\n".join(_answer(item.who, item.question, item.answer) for item in block.items)


def _paragraph(text: str, mark: str = "") -> str:
    """Return paragraphs; a line end within one is kept."""
    parts = [part.strip().split("\n") for part in re.split(r"\n\s*\n", printable(text)) if part.strip()]
    return "\n\n".join(mark + "\\\n".join(escaped(line.strip()) for line in lines) + mark for lines in parts)


def _point(text: str, detail: str, url: str) -> str:
    words = _inline(text)
    said = f"[{words}](<{url}>)" if safe_url(url) else words
    return f"{said}  \n  {_inline(detail)}" if detail.strip() else said


def _answer(who: str, question: str, answer: str) -> str:
    return f"**{_inline(f'{who}: {question}' if who else question)}**\n\n{_paragraph(answer)}"


def _table(table: Table) -> str:
    note = f"\n\n{_paragraph(table.note)}" if table.note else ""
    return f"{_grid(table.header, table.rows, table.numeric)}{note}" if table.rows else note.strip()


def _grid(header: Sequence[str], rows: Sequence[Sequence[str]], numeric: "frozenset[int] | set[int]") -> str:
    count = max(len(row) for row in (header, *rows))
    rule = " | ".join("---:" if n in numeric else "---" for n in range(count))
    lines = [_cells(header, count), f"| {rule} |", *(_cells(row, count) for row in rows)]
    return "\n".join(lines)


def _cells(row: Sequence[str], count: int) -> str:
    return f"| {' | '.join(_inline(cell) for cell in (*row, *[''] * (count - len(row))))} |"


def _list(items: Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _inline(text: str) -> str:
    return escaped(one_line(text))


format = Format("markdown", "md", "text/markdown; charset=utf-8", "Markdown", render_markdown)  # noqa: A001

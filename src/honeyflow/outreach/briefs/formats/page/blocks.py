"""The blocks of a brief as HTML; every text is escaped here and nowhere else."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from math import isfinite

from honeyflow.outreach.briefs.hundred import hundred_svg, parts_of, words_of
from honeyflow.outreach.briefs.links import safe_url, shown_url
from honeyflow.outreach.briefs.records import (
    Answers,
    Bars,
    Block,
    Hundred,
    Numbers,
    Paragraph,
    Point,
    Points,
    Quote,
    Table,
)
from honeyflow.outreach.briefs.texts import one_line, printable

LONG_WORD, PIECE = 18, 9
"""Letters of a word up to which it stays whole in a table, and of the pieces of a longer one."""

WHOLE = 14
"""Letters of a figure up to which it stays on one line with its unit."""


def inline(text: str) -> str:
    """Return a text as HTML, on one line."""
    return escape(one_line(text))


def cell(text: str) -> str:
    """Return a text as HTML for a narrow place: words too long for it may be broken, others not."""
    return " ".join(_breakable(word) for word in one_line(text).split(" "))


def _breakable(word: str) -> str:
    if len(word) <= LONG_WORD:
        return escape(word)
    return "<wbr>".join(escape(word[at : at + PIECE]) for at in range(0, len(word), PIECE))


def block_html(block: Block, name: str) -> str:
    """Return a block as HTML, empty where it says nothing.

    Parameters
    ----------
    name : str
        Unique on the page.
    """
    match block:
        case Paragraph():
            return _paragraph(block)
        case Quote():
            by = f"<figcaption dir=auto>{inline(block.by)}</figcaption>" if block.by.strip() else ""
            return f"<figure class=quote><blockquote dir=auto>{_lines(block.text)}</blockquote>{by}</figure>"
        case Points():
            return f"<ul class=points>{''.join(map(_point, block.items))}</ul>" if block.items else ""
        case Numbers():
            return _numbers(block)
        case Table():
            return _table(block)
        case Bars():
            return _bars(block, name)
        case Hundred():
            return _hundred(block)
        case Answers():
            return _answers(block)


def _lines(text: str) -> str:
    return escape(printable(text).strip()).replace("\n", "<br>")


def _paragraph(paragraph: Paragraph) -> str:
    if not paragraph.text.strip():
        return ""
    tone = paragraph.tone if paragraph.tone in ("lede", "small") else ""
    return f"<p{f' class={tone}' if tone else ''} dir=auto>{_lines(paragraph.text)}</p>"


def _point(point: Point) -> str:
    url = safe_url(point.url)
    text = f"<span dir=auto>{_lines(point.text)}</span>"
    said = f'<a href="{escape(url)}" rel="noopener noreferrer">{text}</a>' if url else text
    detail = [_lines(point.detail)] if point.detail.strip() else []
    detail += [f'<span class="address">{escape(shown_url(url))}</span>'] if url else []
    more = f"<small dir=auto>{' · '.join(detail)}</small>" if detail else ""
    return f"<li>{said}{more}</li>"


def _numbers(numbers: Numbers) -> str:
    items = "".join(f"<div><dt>{inline(each.label)}</dt><dd>{inline(each.value)}</dd></div>" for each in numbers.items)
    longest = max((len(each.value) for each in numbers.items), default=0)
    return f'<dl class="numbers {"long" if longest > 12 else "short"}">{items}</dl>' if items else ""


def _table(table: Table) -> str:
    note = f"<p class=small dir=auto>{_lines(table.note)}</p>" if table.note.strip() else ""
    if not table.rows:
        return note
    rows = "".join(f"<tr>{_cells(row, table.numeric)}</tr>" for row in table.rows)
    heads = "".join(_head(each, number=n in table.numeric) for n, each in enumerate(table.header))
    head = f"<thead><tr>{heads}</tr></thead>" if any(table.header) else ""
    region = f'<div class="wide" tabindex="0" role="region"{_label(table.header)}>'
    return f"{region}<table>{head}<tbody>{rows}</tbody></table></div>{note}"


def _label(header: Sequence[str]) -> str:
    return f' aria-label="{escape(one_line(", ".join(each for each in header if each)) or "…")}"'


def _head(each: str, *, number: bool) -> str:
    if not each.strip():
        return "<td></td>"
    return f"<th scope=col{' class=number' if number else ''}>{cell(each)}</th>"


def _cells(row: Sequence[str], numeric: frozenset[int]) -> str:
    first = f"<th scope=row dir=auto>{cell(row[0])}</th>" if row else ""
    rest = (f"<td{_kind(each, number=n in numeric)} dir=auto>{cell(each)}</td>" for n, each in enumerate(row))
    return first + "".join(list(rest)[1:])


def _kind(each: str, *, number: bool) -> str:
    """Return the class of a cell; a short figure stays with its unit."""
    return f' class="number{" whole" if len(each) <= WHOLE else ""}"' if number else ""


def _bars(bars: Bars, name: str) -> str:
    if not bars.rows:
        return ""
    lengths = [length if isfinite(length) and length > 0 else 0.0 for _, length, _ in bars.rows]
    most = max(lengths) or 1.0
    rows = "".join(
        f"<tr><th scope=row dir=auto>{cell(label)}</th><td class=bar>{_bar(length / most)}</td>"
        f"<td class=number>{cell(figure)}</td></tr>"
        for (label, _, figure), length in zip(bars.rows, lengths, strict=True)
    )
    unit = f"<small>{inline(bars.unit)}</small>" if bars.unit.strip() else ""
    return f"<table class=bars><caption id={name}>{inline(bars.title)}{unit}</caption><tbody>{rows}</tbody></table>"


def _bar(share: float) -> str:
    wide = max(share * 100, 0.6)
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{wide:.1f}" height="10"/></svg>'
    )


def _hundred(hundred: Hundred) -> str:
    key = "".join(f"<li class=key-{role}><b>{days}</b> {inline(label)}</li>" for role, days, label in parts_of(hundred))
    svg = hundred_svg(hundred, escape(words_of(hundred)))
    caption = f"<figcaption>{inline(hundred.said)}</figcaption>" if hundred.said.strip() else ""
    return f"<figure class=hundred>{caption}{svg}<ul class=keys>{key}</ul></figure>"


def _answers(answers: Answers) -> str:
    parts = []
    for who, group in groupby(answers.items, lambda item: one_line(item.who)):
        said = "".join(
            f"<dt dir=auto>{inline(item.question)}</dt><dd dir=auto>{_lines(item.answer)}</dd>" for item in group
        )
        parts.append(f"{f'<h3>{escape(who)}</h3>' if who else ''}<dl class=answers>{said}</dl>")
    return "".join(parts)

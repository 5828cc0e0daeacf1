"""A section as plain lines: for mail, and for what a speaker has before them."""

from collections.abc import Sequence

from honeyflow.outreach.briefs.hundred import parts_of
from honeyflow.outreach.briefs.links import safe_url
from honeyflow.outreach.briefs.records import (
    Answers,
    Bars,
    Block,
    Hundred,
    Numbers,
    Paragraph,
    Points,
    Quote,
    Section,
    Table,
)
from honeyflow.outreach.briefs.texts import columns_of, one_line, wrapped

ENDLESS = 1_000_000
"""A width at which nothing is wrapped."""

BAR = 24
LEAST_COLUMN = 9


def plain_section(section: Section, width: int = ENDLESS) -> list[str]:
    """Return what a section says in lines of at most `width` columns; only addresses may be longer."""
    lines: list[str] = []
    for block in section.blocks:
        said = plain_block(block, width)
        lines += [*([""] if lines and said else []), *said]
    return lines


def spoken_section(section: Section) -> list[str]:
    """Return what a section says for a speaker: not wrapped, nothing aligned by spaces."""
    lines: list[str] = []
    for block in section.blocks:
        said = _spoken(block)
        lines += [*([""] if lines and said else []), *said]
    return lines


def _spoken(block: Block) -> list[str]:
    match block:
        case Table():
            rows = [" · ".join(one_line(cell) for cell in row if cell.strip()) for row in (block.header, *block.rows)]
            return [row for row in (*rows, one_line(block.note)) if row]
        case Bars():
            head = one_line(f"{block.title} ({block.unit})" if block.unit else block.title)
            return [
                line
                for line in (head, *(f"{one_line(label)}: {one_line(fig)}" for label, _, fig in block.rows))
                if line
            ]
        case Numbers():
            return [f"{one_line(item.value)} {one_line(item.label)}" for item in block.items]
        case Hundred():
            return [one_line(block.said), *(f"{days} {one_line(label)}" for _, days, label in parts_of(block))]
        case _:
            return plain_block(block, ENDLESS)


def plain_block(block: Block, width: int) -> list[str]:
    """Return what a block says in lines."""
    match block:
        case Paragraph():
            return wrapped(block.text, width) if block.text.strip() else []
        case Quote():
            return [*_indented(block.text, 4, width), *_indented(f"– {one_line(block.by)}", 4, width)]
        case Points():
            return [line for item in block.items for line in _point(item.text, item.detail, item.url, width)]
        case Numbers():
            return _pairs([(item.value, item.label) for item in block.items], width)
        case Table():
            return [*_table(block, width), *(["", *wrapped(block.note, width)] if block.note else [])]
        case Bars():
            return _bars(block, width)
        case Hundred():
            return [
                *(wrapped(block.said, width) if block.said else []),
                *_pairs([(str(n), said) for _, n, said in parts_of(block)], width),
            ]
        case Answers():
            return _answers(block, width)


def _point(text: str, detail: str, url: str, width: int) -> list[str]:
    lines = _hanging(text, "* ", width)
    lines += _indented(detail, 2, width) if detail.strip() else []
    return [*lines, *([f"  <{url}>"] if safe_url(url) else [])]


def _pairs(pairs: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Return figures with their words, the words beneath each other where the figures are short."""
    rows = [(one_line(figure), words) for figure, words in pairs]
    room = min(max((columns_of(figure) for figure, _ in rows), default=0), width // 3)
    lines: list[str] = []
    for figure, words in rows:
        if columns_of(figure) > room:
            lines += [*_indented(figure, 2, width), *_indented(words, 4, width)]
        else:
            lines += _hanging(words, f"  {' ' * (room - columns_of(figure))}{figure}  ", width)
    return lines


def _bars(bars: Bars, width: int) -> list[str]:
    most = max((length for _, length, _ in bars.rows), default=0)
    head = f"{bars.title} ({bars.unit})" if bars.unit else bars.title
    labels = [one_line(label) for label, _, _ in bars.rows]
    room = min(max(map(columns_of, labels), default=0), max(width - BAR - 14, 10))
    lines = wrapped(head, width) if head else []
    for label, (_, length, figure) in zip(labels, bars.rows, strict=True):
        bar = "=" * round(BAR * length / most) if most > 0 else ""
        if columns_of(label) > room:
            lines += _indented(label, 2, width)
            label = ""
        lines.append(f"  {label}{' ' * (room - columns_of(label))}  {bar}{' ' if bar else ''}{one_line(figure)}")
    return lines


def _answers(answers: Answers, width: int) -> list[str]:
    lines: list[str] = []
    asker = None
    for item in answers.items:
        lines += [""] if lines else []
        if item.who != asker:
            lines += [f"{one_line(item.who)}:"] if item.who else []
            asker = item.who
        lines += [*_indented(item.question, 2, width), *_indented(item.answer, 4, width)]
    return lines


def _table(table: Table, width: int) -> list[str]:
    rows = [tuple(map(one_line, row)) for row in (table.header, *table.rows)]
    if not table.rows:
        return []
    count = max(map(len, rows))
    rows = [(*row, *[""] * (count - len(row))) for row in rows]
    widths = _column_widths(rows, width - 2 * (count - 1))
    if widths is None:
        return _stacked(rows[0], rows[1:], width)
    lines = _row(rows[0], widths, table.numeric) if any(rows[0]) else []
    lines.append("  ".join("-" * each for each in widths))
    tall = any(columns_of(cell) > room for row in rows[1:] for cell, room in zip(row, widths, strict=True))
    for n, row in enumerate(rows[1:]):
        lines += [*([""] if tall and n else []), *_row(row, widths, table.numeric)]
    return lines


def _column_widths(rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Return each column's width, the widest made narrower until all fit; None when that makes them too narrow."""
    widths = [max(1, *(columns_of(row[n]) for row in rows)) for n in range(len(rows[0]))]
    if sum(min(each, LEAST_COLUMN) for each in widths) > room:
        return None
    while sum(widths) > room:
        others = sorted(widths)[-2] if len(widths) > 1 else 0
        widest = widths.index(max(widths))
        over = sum(widths) - room
        widths[widest] -= min(over, max(1, widths[widest] - others))
    return widths


def _row(row: Sequence[str], widths: Sequence[int], numeric: frozenset[int]) -> list[str]:
    cells = [[line.rstrip() for line in wrapped(cell, room + 1)] for cell, room in zip(row, widths, strict=True)]
    lines = []
    for n in range(max(map(len, cells))):
        parts = zip((cell[n] if n < len(cell) else "" for cell in cells), widths, strict=True)
        lines.append("  ".join(_aligned(*each, right=at in numeric) for at, each in enumerate(parts)))
    return [line.rstrip() for line in lines]


def _stacked(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return a table that is too wide as records: a line a cell under its column's name."""
    lines: list[str] = []
    for row in rows:
        lines += [""] if lines else []
        for name, cell in zip(header, row, strict=True):
            lines += _hanging(cell, f"{name}: ", width, 4) if cell else []
    return lines


def _aligned(text: str, room: int, *, right: bool) -> str:
    space = " " * (room - columns_of(text))
    return space + text if right else text + space


def _indented(text: str, by: int, width: int) -> list[str]:
    return [f"{' ' * by}{line}" if line else "" for line in wrapped(text, width - by)]


def _hanging(text: str, first: str, width: int, by: int | None = None) -> list[str]:
    """Return `text` after `first`, its other lines set in."""
    deep = columns_of(first) if by is None else by
    if columns_of(first) > width // 2:
        return [*wrapped(first, width), *_indented(text, deep, width)]
    lines = wrapped(text, width - columns_of(first)) or [""]
    return [f"{first}{lines[0]}", *(f"{' ' * deep}{line}" if line else "" for line in lines[1:])]

"""A brief as PDF: two or three A4 pages, tagged (PDF/UA-1), the member's name large, the company's second."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from math import isfinite
from typing import Any

from honeyflow.documents.typesetting import NoFontError, typeset
from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.outreach.briefs.colours import mixed, palette_of
from honeyflow.outreach.briefs.format import Format
from honeyflow.outreach.briefs.head import foot_of, place_of, prepared_of
from honeyflow.outreach.briefs.hundred import hundred_svg, parts_of, words_of
from honeyflow.outreach.briefs.links import safe_url, shown_url
from honeyflow.outreach.briefs.once import once
from honeyflow.outreach.briefs.records import (
    Answers,
    Bars,
    Block,
    Brief,
    Hundred,
    Numbers,
    Paragraph,
    Point,
    Points,
    Quote,
    Section,
    Table,
)
from honeyflow.outreach.briefs.texts import columns_of, one_line, printable

TEMPLATE = "brief.typ"
PLACEHOLDER = "\N{WHITE SQUARE}"
"""Stands where a letter is that no font at hand can show."""

SCRIPTS = (
    *("Arabic", "Hebrew", "Devanagari", "Bengali", "Gujarati", "Gurmukhi", "Tamil", "Telugu", "Kannada", "Malayalam"),
    *("Oriya", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Ethiopic", "Georgian", "Armenian", "Symbols"),
)
FONTS = ("Noto Sans", "Noto Sans CJK JP", *(f"Noto Sans {script}" for script in SCRIPTS), "Noto Emoji")

UNKNOWN = "#ded7cb"
"""Of days no record tells of, on paper."""

UNNAMED = "–"
"""Of a heading that is empty: PDF/UA asks for one."""

ENDLESS = 1_000_000
MOST_TRIES = 5
LONGEST_WORD = 24
"""Letters after which a word may be broken anywhere, so that it does not leave its column."""

LONGEST_IN_MARGIN = 16
"""Columns from which a word of a section's title does not fit the margin in one piece."""

ONE_LINE = 70
"""Columns that fit beside a section's title."""

COMB = (
    (52, 2, True),
    (68.5, 2, False),
    (60.2, 16.3, False),
    (76.7, 16.3, True),
    (68.5, 30.6, False),
    (43.8, 16.3, False),
)
"""Cells on the cover band: left and top in mm, and whether filled."""

SHORT_FIGURE = 16
TALL = 420
"""Letters from which a block may go on on the next page."""

USUAL, TIGHTER = 0.97, 0.91
"""Of the sizes in the template."""

MOST_PAGES_TRIED = 4

_PAGE = re.compile(rb"/Type\s*/Page\b")
_LONG = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD + 1},}}")


def render_pdf(brief: Brief) -> bytes:
    """Return the PDF; the same brief gives the same bytes on machines with the same fonts."""
    return set_pdf(brief)[0]


def lost_in_pdf(brief: Brief) -> tuple[Finding, ...]:
    """Return a finding when letters of the brief are not in its PDF, because no font at hand shows them."""
    letters = set_pdf(brief)[1]
    if not letters:
        return ()
    said = ", ".join(f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip() for letter in letters[:12])
    done = f"{PLACEHOLDER} stands in their place; page, slides, Markdown and text have them as they are"
    where = Evidence("brief.pdf", one_line(brief.member))
    return (Finding("brief-letters-without-font", where, said, "a font that shows them", done, Severity.WARNING),)


def set_pdf(brief: Brief) -> tuple[bytes, str]:
    """Return the PDF and the letters that had to be left out of it; a brief is never refused for a letter.

    Where a little smaller type saves a page, smaller it is: a last page with two lines on it looks forgotten.
    """
    data, left_out = _data(brief), ""
    for _ in range(MOST_TRIES):
        try:
            return _fewest_pages(data, brief.made_on), left_out
        except NoFontError as error:
            left_out += "".join(letter for letter in error.letters if letter not in left_out)
            data = _without(data, frozenset(left_out))
    rare = _letters(data)
    return typeset(TEMPLATE, _without(data, rare), brief.made_on), left_out + "".join(sorted(rare - set(left_out)))


def _fewest_pages(data: Mapping[str, Any], day: date) -> bytes:
    usual = typeset(TEMPLATE, data, day)
    if not 1 < _pages(usual) <= MOST_PAGES_TRIED:
        return usual
    tighter = typeset(TEMPLATE, {**data, "scale": TIGHTER}, day)
    return tighter if _pages(tighter) < _pages(usual) else usual


def _pages(pdf: bytes) -> int:
    return len(_PAGE.findall(pdf))


def _data(brief: Brief) -> dict[str, Any]:
    palette = palette_of(brief.colour)
    paint = {"open": palette.fill, "other": mixed(palette.fill, "#ffffff", 0.45), "unknown": UNKNOWN}
    member, title = one_line(brief.member), one_line(brief.title) or UNNAMED
    return {
        "language": brief.language,
        "title": _set(title),
        "title_size": _size(title, ((90, 14.5), (160, 12), (ENDLESS, 9.5))),
        "member": _set(member),
        "name_size": _size(member, ((18, 35), (28, 29), (60, 22), (ENDLESS, 15))),
        "place": _set(place_of(brief)),
        "prepared": _set(prepared_of(brief)),
        "foot": _set(foot_of(brief)),
        "scale": USUAL,
        "upright": brief.language == "ja",
        "hyphenate": brief.language == "de",
        "comb": COMB,
        "fonts": FONTS,
        "colours": {**vars(palette), **paint, "faint": mixed(palette.on_band, palette.band, 0.09)},
        "label": {"page": "Page", "of": "/", "sources": "Sources", **brief.label},
        "sections": [_section(section, paint) for section in brief.sections],
        "sources": [_set(one_line(source)) for source in brief.sources],
    }


def _section(section: Section, paint: Mapping[str, str]) -> dict[str, Any]:
    blocks = [shown for block in once(section).blocks for shown in _block(block, paint)]
    title = one_line(section.title) or UNNAMED
    return {
        "key": section.key,
        "title": _set(title),
        "long": any(columns_of(word) > LONGEST_IN_MARGIN for word in title.split()),
        "aside": columns_of(title) < LONGEST_IN_MARGIN * (1 + min(len(blocks), 4)) and len(blocks) > 1,
        "blocks": blocks or [_words("paragraph", "")],
    }


def _block(block: Block, paint: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return a block as the template takes it, or nothing where there is nothing to show."""
    match block:
        case Paragraph():
            kind = block.tone if block.tone in ("lede", "small") else "paragraph"
            return [_words(kind, block.text)] if block.text.strip() else []
        case Quote():
            return [{**_words("quote", block.text), "by": _set(one_line(block.by))}]
        case Points():
            return [_points(block)] if block.items else []
        case Numbers():
            return [_numbers(block)] if block.items else []
        case Table():
            return [_table(block)] if block.rows else []
        case Bars():
            return [_bars(block)] if block.rows else []
        case Hundred():
            return [_hundred(block, paint)]
        case Answers():
            return [_answers(block)] if block.items else []


def _words(kind: str, text: str) -> dict[str, Any]:
    announces = text.rstrip().endswith((":", "："))
    return {"kind": kind, "text": _set(printable(text)), "breakable": len(text) > TALL, "announces": announces}


def _points(points: Points) -> dict[str, Any]:
    return {"kind": "points", "items": [_point(each) for each in points.items], "breakable": len(points.items) > 3}


def _point(point: Point) -> dict[str, Any]:
    url = safe_url(point.url)
    texts = (printable(point.text), printable(point.detail), shown_url(url) if url else "")
    inline = sum(map(columns_of, texts)) <= ONE_LINE and "\n" not in "".join(texts)
    return {"text": _set(texts[0]), "detail": _set(texts[1]), "shown": _set(texts[2]), "url": url, "inline": inline}


def _numbers(numbers: Numbers) -> dict[str, Any]:
    items = [{"value": _set(one_line(each.value)), "label": _set(one_line(each.label))} for each in numbers.items]
    longest = max(columns_of(each.value) for each in numbers.items)
    size = _size("x" * longest * len(items), ((24, 23), (40, 16), (10_000, 11)))
    return {"kind": "numbers", "items": items, "size": size, "breakable": False}


def _table(table: Table) -> dict[str, Any]:
    count = max(map(len, (table.header, *table.rows)))
    rows = [[_set(one_line(cell)) for cell in (*row, *[""] * (count - len(row)))] for row in table.rows]
    header = [_set(one_line(cell)) for cell in (*table.header, *[""] * (count - len(table.header)))]
    told = any(table.header)
    return {
        "kind": "table",
        "header": header if told else [],
        "rows": rows,
        "columns": [
            _part(column, number=n in table.numeric)
            for n, column in enumerate(zip(*([header] if told else []), *rows, strict=True))
        ],
        "numeric": sorted(table.numeric),
        "note": _set(printable(table.note)),
        "breakable": len(rows) > 8,
    }


def _part(column: Sequence[str], *, number: bool) -> int:
    """Return a column's part of the width: its longest cell's columns, within bounds; 0 for short figures, unbroken."""
    longest = max(columns_of(cell) for cell in column)
    return 0 if number and longest <= SHORT_FIGURE else min(max(8, longest + 4), 36)


def _bars(bars: Bars) -> dict[str, Any]:
    lengths = [length if isfinite(length) and length > 0 else 0.0 for _, length, _ in bars.rows]
    most = max(lengths) or 1.0
    longest = max(columns_of(label) for label, _, _ in bars.rows)
    rows = [
        {"label": _set(one_line(label)), "share": length / most, "figure": _set(one_line(figure))}
        for (label, _, figure), length in zip(bars.rows, lengths, strict=True)
    ]
    title, unit = _set(one_line(bars.title)), _set(one_line(bars.unit))
    part = min(max(longest / 40, 0.25), 1.0)
    return {"kind": "bars", "title": title, "unit": unit, "rows": rows, "label_part": part, "breakable": len(rows) > 12}


def _hundred(hundred: Hundred, paint: Mapping[str, str]) -> dict[str, Any]:
    parts = [
        {"colour": paint[role], "days": str(days), "label": _set(one_line(label))}
        for role, days, label in parts_of(hundred)
    ]
    said, alt = one_line(hundred.said), words_of(hundred)
    svg = hundred_svg(hundred, escape(alt), paint)
    return {"kind": "hundred", "said": _set(said), "alt": alt, "parts": parts, "svg": svg, "breakable": False}


def _answers(answers: Answers) -> dict[str, Any]:
    asked, items = "", []
    for each in answers.items:
        who = "" if each.who == asked else each.who
        asked = each.who
        texts = {"question": _set(one_line(each.question)), "answer": _set(printable(each.answer))}
        items.append({"who": _set(one_line(who)), **texts})
    return {"kind": "answers", "items": items, "breakable": True}


def _set(text: str) -> str:
    """Return a text whose longest words may be broken."""
    return _LONG.sub(lambda found: _apart(found[0]), text)


def _apart(word: str) -> str:
    if columns_of(word) > len(word) * 1.5:
        return word
    return "\u200b".join(word[at : at + 8] for at in range(0, len(word), 8))


def _size(text: str, sizes: Sequence[tuple[int, float]]) -> float:
    """Return the size for a text of so many columns."""
    return next(size for most, size in sizes if columns_of(text) <= most)


def _without(data: Any, letters: frozenset[str]) -> Any:
    """Return the same data with `PLACEHOLDER` for each of `letters`, one for a run of them."""
    if isinstance(data, str):
        return re.sub(f"[{re.escape(''.join(sorted(letters)))}]+", PLACEHOLDER, data) if letters else data
    if isinstance(data, Mapping):
        return {key: _without(value, letters) for key, value in data.items()}
    return [_without(each, letters) for each in data] if isinstance(data, list) else data


def _letters(data: Any) -> frozenset[str]:
    """Return the letters beyond Latin and punctuation."""
    text = json.dumps(data, ensure_ascii=False)
    return frozenset(letter for letter in text if letter > "\u024f" and not "\u2000" <= letter <= "\u206f")


format = Format("pdf", "pdf", "application/pdf", "PDF", render_pdf, lost_in_pdf)  # noqa: A001

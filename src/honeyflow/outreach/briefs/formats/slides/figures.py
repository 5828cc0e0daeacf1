"""The one figure of a slide: a native chart, a native table, a comb of drawn shapes, big numbers, a quotation."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

from honeyflow.outreach.briefs.formats.slides.fitting import (
    LINE,
    POINTS,
    fitted,
    height_of,
    lines_of,
    shortened,
    width_of,
)
from honeyflow.outreach.briefs.formats.slides.master import PML, emu, parse
from honeyflow.outreach.briefs.hundred import HEIGHT, WIDTH, cells_of, parts_of, words_of
from honeyflow.outreach.briefs.records import (
    Answers,
    Bars,
    Block,
    Hundred,
    Numbers,
    Quote,
    Section,
    Table,
)
from honeyflow.outreach.briefs.texts import one_line

Box = tuple[float, float, float, float]

MOST_BARS = 8
MOST_ROWS = 9
MOST_COLUMNS = 5
CELL = 0.13
"""Inches above and beneath the text of a table's cell, together."""

_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's table style without fill and without lines."""


def figure_of(section: Section) -> Block | None:
    """Return the block of a section that is shown as its figure, the most telling kind first."""
    for kind in (Hundred, Bars, Numbers, Table, Answers, Quote):
        found = next((block for block in section.blocks if isinstance(block, kind) and _tells(block)), None)
        if found is not None:
            return found
    return None


def draw(slide: Any, block: Block, box: Box) -> None:
    """Draw a block into a box of the slide."""
    match block:
        case Hundred():
            _hundred(slide, block, box)
        case Bars():
            _bars(slide, block, box)
        case Numbers():
            _numbers(slide, block, box)
        case Table():
            _table(slide, block.header, block.rows, block.numeric, box)
        case Answers():
            _table(slide, (), tuple((each.question, each.answer) for each in block.items), frozenset(), box)
        case Quote():
            _quote(slide, block, box)
        case _:
            pass


def write(
    slide: Any, box: Box, texts: Sequence[str], size: float, *, name: str, bold: bool = False, colour: str = "tx1"
) -> Any:
    """Write texts, one a paragraph, into a new text box; return it."""
    shape = slide.shapes.add_textbox(*map(emu, box))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for n, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        paint(run, size, bold=bold, colour=colour)
    return shape


def paint(run: Any, size: float, *, bold: bool = False, colour: str = "tx1") -> None:
    """Set size, weight and the theme's colour of a run."""
    from pptx.util import Pt

    run.font.size = Pt(size)
    run.font.bold = bold
    properties = run._r.get_or_add_rPr()
    properties.insert(0, parse(f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'))


def _tells(block: Block) -> bool:
    match block:
        case Bars() | Table():
            return bool(block.rows)
        case Numbers() | Answers():
            return bool(block.items)
        case Quote():
            return bool(block.text.strip())
        case _:
            return True


def _said(slide: Any, box: Box, title: str, unit: str = "") -> Box:
    """Write what a figure says above it; return the box that is left."""
    left, top, width, height = box
    fit = fitted([title], (width, 0.95), (18, 16, 14, 12), bold=True)
    if title:
        shape = write(slide, (left, top, width, 0.95), fit.texts, fit.size, name="What it says", bold=True)
        if unit:
            run = shape.text_frame.add_paragraph().add_run()
            run.text = shortened(one_line(unit), 1, 13, width)
            paint(run, 13, colour="accent6")
    used = height_of(fit.texts, fit.size, width, bold=True) + (0.35 if unit else 0.15) if title else 0
    return left, top + used, width, height - used


def _bars(slide: Any, bars: Bars, box: Box) -> None:
    from pptx.enum.chart import XL_CHART_TYPE

    from honeyflow.outreach.briefs.formats.slides.workbook import TextualChartData

    rows = [
        (_label(label), length if isfinite(length) else 0.0, figure) for label, length, figure in bars.rows[:MOST_BARS]
    ]
    box = _said(slide, box, one_line(bars.title), bars.unit)
    data = TextualChartData()
    data.categories = [label for label, _, _ in rows]
    data.add_series(_label(bars.unit) or "1", [length for _, length, _ in rows])
    high = min(box[3], 0.4 + 0.72 * len(rows))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *map(emu, (*box[:3], high)), data)
    said = "; ".join(f"{label}: {one_line(figure)}" for label, _, figure in rows)
    _name(frame, "Chart", f"{one_line(bars.title)} ({one_line(bars.unit)}). {said}")
    _look(frame.chart, [one_line(figure) for _, _, figure in rows])


def _look(chart: Any, figures: Sequence[str]) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.util import Pt

    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(14)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    values, names = chart.value_axis, chart.category_axis
    values.visible = values.has_major_gridlines = False
    values.minimum_scale = 0
    names.reverse_order = True
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.fill.background()
    for axis in chart._chartSpace.xpath(".//c:axId | .//c:crossAx"):
        axis.set("val", axis.get("val").removeprefix("-"))  # the library's are negative, which the standard forbids
    plot = chart.plots[0]
    plot.gap_width = 45
    series = plot.series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
    for point, figure in enumerate(figures):
        frame = series.points[point].data_label.text_frame
        frame.text = figure
        frame.paragraphs[0].runs[0].font.bold = True
        frame.paragraphs[0].runs[0].font.size = Pt(14)


def _hundred(slide: Any, hundred: Hundred, box: Box) -> None:
    left, top, width, high = _said(slide, box, one_line(hundred.said))
    width = min(width, (high - 1.3) / HEIGHT * WIDTH)
    scale = width / WIDTH
    shapes = []
    for n, (role, colour) in enumerate((("open", "accent2"), ("other", "accent3"), ("unknown", "accent5"))):
        cells = [cell.corners for cell in cells_of(hundred) if cell.role == role]
        if cells:
            shapes.append(_cells(200 + n, role, cells, colour, scale))
    frame = f'<a:off x="{emu(left)}" y="{emu(top)}"/><a:ext cx="{emu(width)}" cy="{emu(HEIGHT * scale)}"/>'
    inner = f'<a:chOff x="0" y="0"/><a:chExt cx="{emu(width)}" cy="{emu(HEIGHT * scale)}"/>'
    group = parse(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="199" name="Comb of a hundred days"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr><a:xfrm>{frame}{inner}</a:xfrm></p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )
    group[0][0].set("descr", words_of(hundred))
    slide.shapes._spTree.append(group)
    _key(slide, hundred, (left, top + HEIGHT * scale + 0.22, width, 1.4))


def _cells(number: int, role: str, cells: Sequence[Sequence[tuple[float, float]]], colour: str, scale: float) -> str:
    """Return one shape of all cells of a role."""
    wide, high = emu(WIDTH * scale), emu(HEIGHT * scale)
    path = ""
    for corners in cells:
        points = [f'<a:pt x="{emu(x * scale)}" y="{emu(y * scale)}"/>' for x, y in corners]
        path += f"<a:moveTo>{points[0]}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
        path += "<a:close/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{role}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{high}">{path}</a:path></a:pathLst></a:custGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _key(slide: Any, hundred: Hundred, box: Box) -> None:
    parts = parts_of(hundred)
    fit = fitted([f"■ {days} {label}" for _, days, label in parts], (box[2], box[3]), (18, 16, 14, 12), gap=0.3)
    shape = write(slide, box, ["■ "] * len(parts), fit.size, name="Key")
    colours = {"open": "accent2", "other": "accent3", "unknown": "accent5"}
    for paragraph, (role, days, label) in zip(shape.text_frame.paragraphs, parts, strict=True):
        paint_again(paragraph.runs[0], colours[role])
        for text, bold in ((f"{days} ", True), (shortened(one_line(label), 2, fit.size, box[2] - 0.6), False)):
            run = paragraph.add_run()
            run.text = text
            paint(run, fit.size, bold=bold)


def paint_again(run: Any, colour: str) -> None:
    """Change the colour of a run that was painted."""
    run._r.rPr[0][0].set("val", colour)


def _numbers(slide: Any, numbers: Numbers, box: Box) -> None:
    items = numbers.items[:4]
    left, top, width, height = box
    each = min(height / len(items), 1.35)
    values = fitted(
        [item.value for item in items], (width * 0.36, len(items) * 0.8), (44, 36, 28, 20, 14), gap=0, bold=True
    )
    taken = min(max(width_of(text, values.size, bold=True) for text in values.texts) + 0.35, width * 0.52)
    for n, (item, value) in enumerate(zip(items, values.texts, strict=True)):
        y = top + n * each
        _rule(slide, (left, y, width), 210 + n)
        shape = write(
            slide, (left, y + 0.16, taken, each - 0.2), [value], values.size, name="Figure", bold=True, colour="tx2"
        )
        shape.text_frame.word_wrap = True
        label = fitted([item.label], (width - taken, each - 0.3), (18, 16, 14, 12))
        lift = max(0.0, (values.size - label.size) / 72 * 0.62)
        box_ = (left + taken, y + 0.16 + lift, width - taken, each - 0.2 - lift)
        write(slide, box_, label.texts, label.size, name="What it counts")


def _rule(slide: Any, line: tuple[float, float, float], number: int) -> None:
    left, top, width = line
    slide.shapes._spTree.append(
        parse(
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Rule"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{emu(left)}" y="{emu(top)}"/><a:ext cx="{emu(width)}" cy="0"/></a:xfrm>'
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            '<a:ln w="15875"><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
        )
    )


def _quote(slide: Any, quote: Quote, box: Box) -> None:
    left, top, width, height = box
    fit = fitted([quote.text], (width - 0.8, height - 1.0), (26, 24, 20, 18, 16, 14, 12))
    lines = sum(lines_of(text, fit.size, width - 0.8) for text in fit.texts)
    high = min(height, lines * fit.size * 1.2 / 72 + 1.05)
    ground = slide.shapes.add_shape(1, *map(emu, (left, top, width, high)))
    ground.name = "Quotation"
    _fill(ground, "bg2")
    frame = ground.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = emu(0.4)
    frame.margin_top = frame.margin_bottom = emu(0.25)
    _paragraph(frame.paragraphs[0], fit.texts[0], fit.size)
    by = frame.add_paragraph()
    by.space_before = 114_300
    _paragraph(by, shortened(f"– {one_line(quote.by)}", 1, 14, width - 0.8), 14, "accent6")


def _fill(shape: Any, colour: str) -> None:
    """Fill a shape with a colour of the theme, without the line and the shadow of the theme's style."""
    style = shape._element.find(f"{{{PML}}}style")
    style.getparent().remove(style)
    properties = shape._element.spPr
    properties.append(parse(f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'))
    properties.append(parse("<a:ln><a:noFill/></a:ln>"))


def _paragraph(paragraph: Any, text: str, size: float, colour: str = "tx1") -> None:
    from pptx.enum.text import PP_ALIGN

    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    paint(run, size, colour=colour)


def _label(text: str) -> str:
    return shortened(one_line(text), 1, 14, 2.4)


def _name(shape: Any, name: str, words: str) -> None:
    shape.name = name
    shape._element.xpath("./*/p:cNvPr")[0].set("descr", words)


def _table(slide: Any, header: Sequence[str], rows: Sequence[Sequence[str]], numeric: frozenset[int], box: Box) -> None:
    count = min(max(map(len, (header, *rows))), MOST_COLUMNS)
    told = [[one_line(cell) for cell in (*row, *[""] * count)][:count] for row in rows]
    heads = [[one_line(cell) for cell in (*header, *[""] * count)][:count]] if any(header) else []
    size, widths, kept = _fit_table(heads, told, (box[2], box[3]))
    frame = slide.shapes.add_table(len(kept), count, *map(emu, (*box[:3], 0.3)))
    _name(frame, "Table", "; ".join(" ".join(cell for cell in row if cell) for row in [*heads, *told])[:900])
    table = frame.table
    frame._element.xpath(".//a:tableStyleId")[0].text = _PLAIN_STYLE
    table.first_row, table.horz_banding = bool(heads), False
    for at, width in enumerate(widths):
        table.columns[at].width = emu(width)
    for n, row in enumerate(kept):
        head = bool(heads) and n == 0
        table.rows[n].height = emu(_row_height(row, size, widths))
        for at, text in enumerate(row):
            _cell(table.cell(n, at), text, 12 if head else size, right=at in numeric, head=head)


def _fit_table(
    heads: list[list[str]], rows: list[list[str]], room: tuple[float, float]
) -> tuple[float, list[float], list[list[str]]]:
    """Return size, widths of columns and the rows that fit; where some are left out, the last says so by dots."""
    every = [*heads, *rows]
    fits = []
    for size in (18, 16, 14, 12, 11):
        widths = _column_widths(every, size, room[0])
        if len(rows) <= MOST_ROWS and sum(_row_height(row, size, widths) for row in every) <= room[1]:
            fits.append((_broken_rows(every, size, widths) > 0 and size > 14, -size, widths))
    if fits:
        _, size, widths = min(fits)
        return -size, widths, every
    kept: list[list[str]] = []
    cut = [[shortened(cell, 3, size, width) for cell, width in zip(row, widths, strict=True)] for row in every]
    dots = ["…", *[""] * (len(widths) - 1)]
    for row in cut[: MOST_ROWS + 1]:
        if sum(_row_height(each, size, widths) for each in [*kept, row, dots]) > room[1]:
            break
        kept.append(row)
    return size, widths, kept if len(kept) == len(cut) else [*kept, dots]


def _broken_rows(rows: Sequence[Sequence[str]], size: float, widths: Sequence[float]) -> int:
    return sum(_row_height(row, size, widths) > size * 2 / POINTS for row in rows)


def _column_widths(rows: Sequence[Sequence[str]], size: float, room: float) -> list[float]:
    wanted = [min(max(width_of(row[at], size) for row in rows) + 0.36, room * 0.62) for at in range(len(rows[0]))]
    spare = room - sum(wanted)
    if spare >= 0:
        return [wanted[0] + spare, *wanted[1:]]
    least = room / len(wanted) * 0.45
    free = [max(0.0, each - least) for each in wanted]
    return [each - part * -spare / sum(free) for each, part in zip(wanted, free, strict=True)]


def _row_height(row: Sequence[str], size: float, widths: Sequence[float]) -> float:
    lines = max(lines_of(cell, size, width - 0.21) for cell, width in zip(row, widths, strict=True))
    return lines * size * LINE / POINTS + CELL


def _cell(cell: Any, text: str, size: float, *, right: bool, head: bool) -> None:
    from pptx.enum.text import PP_ALIGN

    cell.margin_left, cell.margin_right = (emu(0.2), 0) if right else (0, emu(0.2))
    cell.margin_top = cell.margin_bottom = emu(CELL / 2)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    paint(run, size, bold=head, colour="accent6" if head else "tx1")
    colour, width = ("accent2", 15_875) if head else ("accent5", 6_350)
    line = f'<a:lnB w="{width}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().insert(0, parse(line))

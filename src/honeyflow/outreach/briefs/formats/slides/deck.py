"""The slides of a brief: a cover with the member first, then one slide a section, with the full text in the notes."""

from copy import deepcopy
from datetime import UTC, datetime, time
from typing import Any

from honeyflow.outreach.briefs.colours import WHITE, palette_of
from honeyflow.outreach.briefs.formats.slides.figures import draw, figure_of, paint
from honeyflow.outreach.briefs.formats.slides.fitting import fitted
from honeyflow.outreach.briefs.formats.slides.master import (
    ALONE,
    ASK,
    ASK_BODY,
    BESIDE,
    BODY,
    BOTH,
    COVER,
    FIGURE,
    NAME,
    TEXT,
    TITLE,
    UNDER_NAME,
    new_presentation,
)
from honeyflow.outreach.briefs.head import foot_of, place_of, prepared_of
from honeyflow.outreach.briefs.once import beside
from honeyflow.outreach.briefs.plain_text import spoken_section
from honeyflow.outreach.briefs.records import Brief, Paragraph, Points, Section
from honeyflow.outreach.briefs.texts import one_line

LOCALES = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT", "ja": "ja-JP"}
MOST_LINES = 4


def deck_of(brief: Brief) -> Any:
    """Return the presentation, not yet packed."""
    palette = palette_of(brief.colour)
    presentation = new_presentation(palette)
    layouts = list(presentation.slide_layouts)
    ink = "bg1" if palette.on_band == WHITE else "tx1"
    _cover(presentation.slides.add_slide(layouts[COVER]), brief, ink)
    foot = foot_of(brief)
    for section in brief.sections:
        figure = None if section.key == "ask" else figure_of(section)
        lines = beside(_lines(section), figure)
        layout = ASK if section.key == "ask" else BOTH if figure is not None and lines else TEXT
        slide = presentation.slides.add_slide(layouts[layout])
        _section(slide, section, lines, layout, ink if layout == ASK else "tx1")
        if figure is not None:
            draw(slide, figure, FIGURE if lines else ALONE)
        _foot(slide, layouts[layout], foot)
        slide.notes_slide.notes_text_frame.text = "\n".join([one_line(section.title), "", *spoken_section(section)])
    _set_language(presentation, LOCALES.get(brief.language, brief.language))
    _set_properties(presentation.core_properties, brief)
    return presentation


def _cover(slide: Any, brief: Brief, ink: str) -> None:
    first = one_line(brief.member) or one_line(brief.title)
    name = fitted([first], NAME[2:], (54, 48, 40, 32, 26, 20, 16), bold=True)
    _write(slide.shapes.title, [(name.texts[0], name.size, True)], ink)
    place = place_of(brief)
    last = prepared_of(brief)
    title = one_line(brief.title) if brief.member.strip() else ""
    texts = [(place, 22.0, False), (title, 20.0, True), (last, 15.0, False)]
    told = [each for each in texts if each[0]]
    small = min(1.0, fitted([each[0] for each in told], (UNDER_NAME[2], 2.3), (21, 18, 15, 12, 10)).size / 21)
    fits = fitted([each[0] for each in told], (UNDER_NAME[2], 2.3), (21 * small,))
    shown = [(text, size * small, bold) for text, (_, size, bold) in zip(fits.texts, told, strict=True)]
    _write(slide.placeholders[1], shown, ink)
    for paragraph, gap in zip(slide.placeholders[1].text_frame.paragraphs, (0, 30, 8), strict=False):
        paragraph.space_before = round(gap * small * 12_700)
    heading = brief.label.get("sources", "Sources")
    sources = ["", f"{heading}:", *map(one_line, brief.sources)] if brief.sources else []
    names = " · ".join(one_line(each) for each in (brief.company, brief.made_on_text) if each.strip())
    notes = [one_line(brief.title), one_line(brief.member), place, names, *sources]
    slide.notes_slide.notes_text_frame.text = "\n".join(each for each in notes if each)


def _section(slide: Any, section: Section, lines: list[str], layout: int, ink: str) -> None:
    title = fitted([section.title], TITLE[2:], (30, 26, 22, 18), bold=True)
    _write(slide.shapes.title, [(title.texts[0], title.size, True)], ink)
    if not lines:
        body = slide.placeholders[1]._element
        body.getparent().remove(body)
        return
    box = {ASK: ASK_BODY, TEXT: BODY, BOTH: BESIDE}[layout]
    sizes = (30, 26, 24, 20, 18, 16, 14, 12) if layout != BOTH else (24, 22, 20, 18, 16, 14, 12)
    body = fitted(lines, (box[2] - 0.3, box[3]), sizes, gap=0.75)
    _write(slide.placeholders[1], [(text, body.size, False) for text in body.texts], ink)
    for paragraph in slide.placeholders[1].text_frame.paragraphs[1:]:
        paragraph.space_before = round(body.size * 0.75 * 12_700)


def _lines(section: Section) -> list[str]:
    """Return the short lines, or the first things said where there are none."""
    if any(line.strip() for line in section.short):
        return [line for line in section.short if line.strip()][:MOST_LINES]
    said = [block.text for block in section.blocks if isinstance(block, Paragraph) and block.text.strip()]
    said += [item.text for block in section.blocks if isinstance(block, Points) for item in block.items]
    return said[:MOST_LINES]


def _write(shape: Any, parts: list[tuple[str, float, bool]], ink: str) -> None:
    frame = shape.text_frame
    for n, (text, size, bold) in enumerate(parts):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        paint(run, size, bold=bold, colour=ink)


def _foot(slide: Any, layout: Any, words: str) -> None:
    """Give a slide its own foot and number: new slides do not take them from the layout."""
    for shape in layout.placeholders:
        if shape.placeholder_format.idx in (11, 12):
            copy = deepcopy(shape._element)
            for properties in copy.xpath("./p:spPr/*"):
                properties.getparent().remove(properties)
            slide.shapes._spTree.append(copy)
            if shape.placeholder_format.idx == 11:
                slide.shapes[-1].text_frame.text = words


def _set_language(presentation: Any, locale: str) -> None:
    for slide in presentation.slides:
        for tree in (slide._element, slide.notes_slide._element):
            for run in tree.xpath(".//a:r"):
                run.get_or_add_rPr().set("lang", locale)


def _set_properties(properties: Any, brief: Brief) -> None:
    made = datetime.combine(brief.made_on, time(), UTC).replace(tzinfo=None)
    properties.title = one_line(brief.title)[:255]
    properties.author = properties.last_modified_by = one_line(brief.member)[:255]
    properties.language = LOCALES.get(brief.language, brief.language)
    properties.created = properties.modified = made
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    properties.revision = 1

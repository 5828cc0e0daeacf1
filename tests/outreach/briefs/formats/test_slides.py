"""The slides: valid by the standard's schema, native, in order, nothing outside its box."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from honeyflow.outreach.briefs.records import Brief
from honeyflow.outreach.briefs.registry import formats
from tests.outreach.briefs.formats.reading import parts_of
from tests.outreach.briefs.samples import BUSY, EXTREME, SAMPLES

each = pytest.mark.parametrize("brief", SAMPLES.values(), ids=list(SAMPLES))


def bytes_of(brief: Brief) -> bytes:
    return formats.get("slides").render(brief)


def slides_of(brief: Brief) -> list[Any]:
    return list(Presentation(io.BytesIO(bytes_of(brief))).slides)


@each
def test_slides_are_valid_by_the_schema(brief: Brief, tmp_path: Path) -> None:
    file = tmp_path / "brief.pptx"
    file.write_bytes(bytes_of(brief))

    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_there_is_a_cover_and_a_slide_a_section_each_with_notes() -> None:
    slides = slides_of(BUSY)

    assert [slide.shapes.title.text for slide in slides] == [BUSY.member, *(each.title for each in BUSY.sections)]
    assert all(slide.notes_slide.notes_text_frame.text for slide in slides)


def test_bars_are_a_native_chart_and_rows_a_native_table() -> None:
    slides = slides_of(BUSY)
    [chart] = [shape.chart for shape in slides[2].shapes if shape.has_chart]
    [table] = [shape.table for shape in slides[1].shapes if shape.has_table]

    assert list(chart.plots[0].categories) == ["functions", "quality", "documentation", "design"]
    assert list(chart.plots[0].series[0].values) == [31, 14, 6, 2]
    assert [cell.text for cell in table.rows[1].cells] == ["weft", "2.3.1", "14 Mar 2025", "2.4.0"]


@each
def test_figures_say_in_words_what_they_show(brief: Brief) -> None:
    shapes = [shape for slide in slides_of(brief) for shape in slide.shapes]
    figures = [shape for shape in shapes if shape.shape_type in (3, 6, 19)]

    assert [shape.name for shape in figures if not shape._element.xpath("./*/p:cNvPr")[0].get("descr")] == []


@each
def test_shapes_stay_on_the_slide_and_no_placeholder_is_left_empty(brief: Brief) -> None:
    for slide in slides_of(brief):
        for shape in slide.shapes:
            assert 0 <= shape.left < shape.left + shape.width <= 12_192_000
            assert 0 <= shape.top < shape.top + shape.height <= 6_858_000
        assert [shape.name for shape in slide.placeholders if not shape.text_frame.text.strip()] == []


def test_the_companys_colour_is_the_themes_first() -> None:
    theme = parts_of(bytes_of(BUSY))["ppt/theme/theme1.xml"].decode()

    assert '<a:accent1><a:srgbClr val="0D6E8A"/></a:accent1>' in theme
    assert '<a:ea typeface="Yu Gothic"/>' in theme


def test_japanese_slides_are_marked_japanese() -> None:
    slide = parts_of(bytes_of(SAMPLES["japanese"]))["ppt/slides/slide2.xml"].decode()

    assert set(re.findall(r'lang="([^"]*)"', slide)) <= {"ja-JP", "en-US"}
    assert 'lang="ja-JP"' in slide


@each
def test_slides_refer_to_nothing_outside(brief: Brief) -> None:
    relations = [part for name, part in parts_of(bytes_of(brief)).items() if name.endswith(".rels")]

    assert [part for part in relations if b'TargetMode="External"' in part] == []


def test_slides_carry_no_clock_and_no_strange_name() -> None:
    core = parts_of(bytes_of(BUSY))["docProps/core.xml"].decode()

    assert core.count("2026-11-24T00:00:00Z") == 2
    assert "<dc:creator>Cleo Marsh</dc:creator>" in core
    assert "docProps/thumbnail.jpeg" not in parts_of(bytes_of(BUSY))


def test_a_formula_in_own_words_stays_text_in_the_charts_workbook() -> None:
    bars = next(block for block in BUSY.sections[1].blocks if type(block).__name__ == "Bars")
    hostile = replace(bars, unit="=1+1", rows=(("=cmd|' /C calc'!A0", 1.0, "1"),))
    section = replace(BUSY.sections[1], blocks=(hostile,))
    [workbook] = [
        part for name, part in parts_of(bytes_of(replace(BUSY, sections=(section,)))).items() if ".xlsx" in name
    ]

    assert b"<f>" not in parts_of(workbook)["xl/worksheets/sheet1.xml"]


def test_long_words_end_in_dots_on_the_slide_and_are_whole_in_the_notes() -> None:
    slide = slides_of(replace(EXTREME, sections=(replace(EXTREME.sections[0], short=("word " * 300,)),)))[1]

    assert slide.placeholders[1].text_frame.text.endswith("…")

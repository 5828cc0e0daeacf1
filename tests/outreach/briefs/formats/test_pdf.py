"""The PDF: tagged, in its language, of few pages, and there whatever letters are in it."""

from dataclasses import replace

import pytest

from honeyflow.outreach.briefs.formats.pdf import lost_in_pdf
from honeyflow.outreach.briefs.records import Brief
from honeyflow.outreach.briefs.registry import formats
from tests.documents.pdfs import reader, roles_of, text_of
from tests.outreach.briefs.formats.reading import evened
from tests.outreach.briefs.samples import BUSY, EXTREME, SAMPLES


def pdf_of(brief: Brief) -> bytes:
    return formats.get("pdf").render(brief)


def test_pdf_is_tagged_with_headings_lists_tables_and_pictures() -> None:
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure", "/Link", "/BlockQuote"} - roles_of(pdf_of(BUSY)) <= {
        "/BlockQuote"
    }


@pytest.mark.parametrize(("sample", "language"), [("busy", "en"), ("one", "de"), ("none", "fr"), ("japanese", "ja")])
def test_pdf_tells_its_language(sample: str, language: str) -> None:
    assert reader(pdf_of(SAMPLES[sample])).trailer["/Root"]["/Lang"] == language


def test_pdf_has_an_outline_of_its_sections() -> None:
    outline = reader(pdf_of(BUSY)).outline

    assert [each["/Title"] for each in outline[1]] == [*(each.title for each in BUSY.sections), BUSY.label["sources"]]


@pytest.mark.parametrize(("sample", "most"), [("busy", 2), ("rtl", 2), ("japanese", 2), ("one", 1), ("none", 1)])
def test_pdf_has_few_pages(sample: str, most: int) -> None:
    assert len(reader(pdf_of(SAMPLES[sample])).pages) <= most


def test_pdf_links_to_the_web_alone() -> None:
    pages = reader(pdf_of(EXTREME)).pages
    links = [note["/A"]["/URI"] for page in pages for note in (each.get_object() for each in page.get("/Annots", ()))]

    assert {link.partition(":")[0] for link in links} == {"https", "mailto"}


@pytest.mark.parametrize(
    "name",
    [
        "مريم الحسيني",
        "שרה כהן",
        "アリス 山田",
        "김민준",
        "अनिता शर्मा",
        "สมชาย",
        "ንጉሥ",
        "ნინო",
        "Żółć",
        "Ωμέγα",
        "Юлия",
        "🐝",
    ],
)
def test_names_of_many_scripts_lose_no_letter(name: str) -> None:
    assert lost_in_pdf(replace(BUSY, member=name)) == ()


def test_letters_without_a_font_become_boxes_and_a_finding_instead_of_a_refusal() -> None:
    brief = replace(BUSY, employer="\U00013000\U00013001 & Sons")

    [finding] = lost_in_pdf(brief)

    assert finding.rule == "brief-letters-without-font"
    assert "U+13000 EGYPTIAN HIEROGLYPH A001" in finding.seen
    assert "□ & Sons" in text_of(pdf_of(brief))


def test_own_words_are_never_read_as_typst() -> None:
    assert evened('#eval("1") $x^2$ *b* _i_') in evened(text_of(pdf_of(EXTREME)))

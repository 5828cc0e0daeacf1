"""The certificate as a PDF: one sheet that says what it was given, in any script, and links only where there are."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from honeyflow.documents.certificate import Certificate, Linked, is_right_to_left

SHEET = Certificate(
    name="Gil Şahin",
    company="Orchard",
    first_on=date(2025, 2, 17),
    last_on=date(2025, 3, 26),
    made_on=date(2025, 4, 1),
    kinds=(("translation", 2), ("documentation", 1)),
    projects=("press", "almanac"),
    code="eJx" + "Ab9_" * 90,
    check="https://orchard.example/certificates/check/",
    key="M4nQmZJ0m0U2c1sPzqk3c9S9s1Q2b4h6f8j0l2n4p6r=",
    links=(Linked("Speak Turkish", "press", date(2025, 2, 17), "https://forge.example/press/commit/0a1b", "0a1b"),),
)


def read(sheet: Certificate) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(sheet.made("pdf")))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


def links(reader: PdfReader) -> set[str]:
    return {
        str(each.get_object()["/A"]["/URI"])
        for page in reader.pages
        for each in page.get("/Annots", ())
        if "/URI" in each.get_object().get("/A", {})
    }


def test_sheet_says_who_what_and_when_on_one_page() -> None:
    reader, text = read(SHEET)

    assert len(reader.pages) == 1
    for words in ("Gil Şahin", "press and almanac", "February 2025 to March 2025", "translation", "1 April 2025"):
        assert words in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_links_lead_to_the_commit_and_to_the_check_with_the_code_behind_the_hash() -> None:
    found = links(read(SHEET)[0])

    assert found == {"https://forge.example/press/commit/0a1b", f"{SHEET.check}#{SHEET.code}"}


def test_number_that_is_not_shown_is_nowhere() -> None:
    text = read(replace(SHEET, kinds=(("translation", 0),), releases=0))[1]

    assert "translation" in text
    assert "Released" not in text.title()


@pytest.mark.parametrize("name", ["فارس النخيلي", "Ada", "Žofie z Řeřichy-Ďábelské " * 4, "山田太郎"])
def test_any_name_fits_on_the_sheet(name: str) -> None:
    reader, _ = read(replace(SHEET, name=name, projects=tuple(f"project-{n}" for n in range(30)), demo=True))

    assert len(reader.pages) == 1


def test_same_facts_give_the_same_bytes() -> None:
    assert SHEET.made("pdf") == SHEET.made("pdf")


@pytest.mark.parametrize(("name", "rtl"), [("فارس", True), ("דנה", True), ("Ann", False), ("12", False)])
def test_direction_of_a_name(name: str, rtl: bool) -> None:
    assert is_right_to_left(name) is rtl

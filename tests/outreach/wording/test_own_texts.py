"""Our own texts pass our own rules: every sentence of a brief in every language, the demo's services, the pages."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import honeyflow
from honeyflow.demo.questions import question_pages
from honeyflow.demo.services import service_pages
from honeyflow.outreach.wording.checking import check_text
from honeyflow.outreach.wording.files import check_file, texts_in

PACKAGE = Path(honeyflow.__file__).parent
CATALOGUES = sorted((PACKAGE / "outreach" / "briefs" / "locale").rglob("*.po"))


def test_every_language_has_its_catalogue() -> None:
    assert {file.parent.name for file in CATALOGUES} >= {"de", "fr", "es", "pt", "ja"}


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parent.name)
def test_sentences_of_briefs_are_objected_to_in_nothing(file: Path) -> None:
    objected = []
    for message in read_po(BytesIO(file.read_bytes())):
        for texts, language in ((message.id, "en"), (message.string, file.parent.name)):
            for text in (texts,) if isinstance(texts, str) else texts:
                objected += [each for each in check_text(text, language=language) if each.fails]
    assert objected == []


def test_templates_of_pages_and_sites_are_objected_to_in_nothing() -> None:
    files = texts_in([PACKAGE / "web" / "templates", PACKAGE / "web" / "pages", PACKAGE / "site" / "templates"])
    assert len(files) > 20
    assert [each for file in files for each in check_file(file, language="en").objected if each.fails] == []


def test_the_demo_companys_texts_are_objected_to_in_nothing(tmp_path: Path) -> None:
    for name, text in {**service_pages(), **question_pages()}.items():
        (tmp_path / Path(name).with_suffix(".md").name).write_text(text, encoding="utf-8")
    files = texts_in([tmp_path])
    assert files
    assert [each for file in files for each in check_file(file).objected if each.fails] == []

"""The catalogues: every sentence in every language, with the values and the plural forms it needs."""

import string
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import honeyflow.outreach.briefs
from honeyflow.outreach.briefs.catalogue import FOLDER, LANGUAGES, SOURCE, chosen_language, translations
from tests.outreach.briefs.cases import BUSY, OFFER, ONE, made, texts

KEYWORDS: dict[str, Any] = {"say": None, "say_in": ((1, "c"), 2), "many": (1, 2)}
OTHERS = [language for language in LANGUAGES if language != SOURCE]
PLURALS = {"de": 2, "fr": 2, "es": 2, "pt": 2, "ja": 1}
SAME = {"{hours} h", "{project} ({days})", "{title}: {summary}", "{name}: {state}", "{service}: {price}"}


def catalogue(language: str) -> Catalog:
    with (FOLDER / language / "brief.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> list[Message]:
    return [each for each in catalogue(language) if each.id]


def forms(of: Any) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(of)


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def said() -> set[tuple[str | None, str]]:
    """Return (context, text) of every sentence the code says."""
    folder = Path(str(honeyflow.outreach.briefs.__file__)).parent
    found = extract_from_dir(folder, keywords=KEYWORDS, comment_tags=())
    return {(context, forms(text)[0]) for _, _, text, _, context in found}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    translated = {(each.context, forms(each.id)[0]) for each in messages(language) if all(forms(each.string))}

    assert translated == said()


@pytest.mark.parametrize("language", OTHERS)
def test_translations_are_final(language: str) -> None:
    assert [each.id for each in messages(language) if each.fuzzy] == []
    assert list(catalogue(language).obsolete) == []
    assert not catalogue(language).fuzzy


@pytest.mark.parametrize("language", OTHERS)
def test_each_form_holds_the_values_of_its_sentence(language: str) -> None:
    for each in messages(language):
        needed = values(forms(each.id)[-1])
        for form in forms(each.string):
            assert needed - {"count"} <= values(form) <= needed, (each.id, form)
        assert values(forms(each.string)[-1]) == needed, each.id


@pytest.mark.parametrize("language", OTHERS)
def test_plural_forms_are_as_many_as_the_language_has(language: str) -> None:
    assert catalogue(language).num_plurals == PLURALS[language]
    counted = [each for each in messages(language) if each.pluralizable]
    assert {len(forms(each.string)) for each in counted} == {PLURALS[language]}


@pytest.mark.parametrize("language", ["ja"])
def test_nothing_is_left_in_english(language: str) -> None:
    same = {forms(each.id)[0] for each in messages(language) if forms(each.id)[0] == forms(each.string)[0]}

    assert same <= SAME | {"{version} ({month})"}


@pytest.mark.parametrize("language", OTHERS)
def test_brief_speaks_its_language_throughout(language: str) -> None:
    """Our own sentences differ from the English ones; what is the same are names, versions, figures and own words."""
    told = BUSY | {"language": language, "services": [], "assumptions": {}}
    english = {text for text in texts(made(told | {"language": "en"})) if len(text.split()) > 4}
    others = set(texts(made(told)))
    own = f"{BUSY} {OFFER} Support: Answers within four hours."

    assert {text for text in english & others if text not in own} == set()


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 0, "0 newer releases"),
        ("en", 1, "1 newer release"),
        ("en", 1234, "1,234 newer releases"),
        ("de", 1, "1 neuere Version"),
        ("de", 1234, "1.234 neuere Versionen"),
        ("fr", 0, "0 version plus récente"),
        ("fr", 1, "1 version plus récente"),
        ("fr", 2, "2 versions plus récentes"),
        ("es", 0, "0 versiones más recientes"),
        ("pt", 1, "1 versão mais recente"),
        ("ja", 5, "5件の新しいリリースあり"),
    ],
)
def test_counts_read_well(language: str, count: int, expected: str) -> None:
    from honeyflow.outreach.briefs.language import Language

    assert Language(language).many("{count} newer release", "{count} newer releases", count) == expected


def test_one_change_is_singular_in_every_language() -> None:
    titles = {language: texts(made(BUSY | {"work": ONE, "language": language})) for language in LANGUAGES}

    assert any(text.startswith("Eine Änderung von Cleo Marsh ist Teil von weft, angenommen") for text in titles["de"])
    assert any(text.startswith("Une modification faite par Cleo Marsh est intégrée") for text in titles["fr"])
    assert any(text.startswith("Cleo Marshによる1件の変更が") for text in titles["ja"])


@pytest.mark.parametrize(
    ("asked", "language"),
    [("de-AT", "de"), ("pt_BR", "pt"), ("", "en"), ("EN", "en"), ("JA", "ja"), ("tlh", None), ("de; DROP", None)],
)
def test_language_of_a_tag(asked: str, language: str | None) -> None:
    assert chosen_language(asked) == language


def test_unknown_language_is_english() -> None:
    assert made(BUSY | {"language": "tlh"}).language == "en"


def test_catalogues_are_compiled_once() -> None:
    assert translations("de") is translations("de")

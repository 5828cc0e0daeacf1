"""The catalogues of translations: gettext ``.po`` files, compiled in memory when a language is first asked for."""

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

SOURCE = "en"
LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "ja": "日本語",
}
"""Languages a brief can be written in, by their own names."""

FOLDER = Path(__file__).parent / "locale"


def chosen_language(asked: str) -> str | None:
    """Return the language of a tag such as ``de-AT``; English when nothing is asked, None for one that is not known.

    Examples
    --------
    >>> chosen_language("pt_BR"), chosen_language(""), chosen_language("tlh")
    ('pt', 'en', None)
    """
    base = asked.strip().replace("_", "-").partition("-")[0].lower()
    return base if base in LANGUAGES else None if base else SOURCE


@lru_cache(maxsize=len(LANGUAGES))
def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of one of `LANGUAGES`; English needs none: its texts are the keys."""
    if language == SOURCE:
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (FOLDER / language / "brief.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

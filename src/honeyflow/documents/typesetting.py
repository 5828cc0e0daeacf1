"""PDF by Typst: tagged, PDF/UA-1; data come in as JSON and are never read as markup."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from honeyflow.kernel.errors import HoneyflowError

TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: Typst refuses what it cannot tag, and letters for which no font is there, rather than draw boxes."""

FONT_PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
"""Noto Sans for Latin, Greek, Cyrillic and nineteen other scripts, symbols and emoji; Chinese, Japanese and Korean."""

_NO_FONT = re.compile(r'the text `"(.*?)"` could not be displayed')


class NoFontError(HoneyflowError):
    """Letters that no font at hand can show."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        super().__init__(
            f"PDF: no font shows {letters!r}; expected one for every letter. "
            "Do: install a font of that script (Debian: fonts-noto-core, fonts-noto-extra)"
        )


class TypesettingError(HoneyflowError):
    """Typst refused a document."""

    def __init__(self, template: str, said: str) -> None:
        super().__init__(f"{template}: Typst said {said!r}; expected a PDF. Do: report it, with what was asked for")


def typeset(template: str, data: Mapping[str, Any], as_of: date) -> bytes:
    """Return the PDF that `template` makes of `data`; the same data and day give the same bytes.

    Parameters
    ----------
    template : str
        File name in `TEMPLATES`; it reads ``sys.inputs.data`` as JSON.
    as_of : date
        The day written into the file.

    Raises
    ------
    NoFontError
        When a letter would turn into a box.
    TypesettingError
        When Typst refuses the document.
    """
    import typst

    try:
        return typst.compile(
            TEMPLATES / template,
            root=TEMPLATES,
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=[STANDARD],
            timestamp=_seconds(as_of),
        )
    except typst.TypstError as error:
        said = str(getattr(error, "diagnostic", None) or error)
        letters = "".join(dict.fromkeys("".join(_NO_FONT.findall(said))))
        if letters:
            raise NoFontError(letters) from error
        raise TypesettingError(template, str(error)) from error


def _seconds(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """Return the fonts of the machine and those that installed packages bring: Noto, for Typst's own know few scripts.

    They are looked for once a process: reading them anew took half the time of a document.
    """
    import importlib.util

    import typst

    found = (importlib.util.find_spec(package) for package in FONT_PACKAGES)
    return typst.Fonts(font_paths=[Path(spec.origin).parent for spec in found if spec and spec.origin])

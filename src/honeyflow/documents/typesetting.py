"""PDF by Typst: tagged, PDF/UA-1; data come in as JSON and are never read as markup."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from honeyflow.kernel.errors import HoneyflowError

TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: Typst refuses what it cannot tag, and letters for which no font is there, rather than draw boxes."""

_NO_FONT = re.compile(r'the text `"(.*?)"` could not be displayed')


class NoFontError(HoneyflowError):
    """Letters that no font at hand can show."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        super().__init__(
            f"PDF: no font shows {letters!r}; expected one for every letter. "
            "Do: pip install 'honeyflow[cjk]' for Chinese, Japanese and Korean, "
            "or install a font of that script (Debian: fonts-noto-core)"
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
            font_paths=list(_fonts()),
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


def _fonts() -> list[Path]:
    """Return the folders of fonts that installed packages bring: Chinese, Japanese and Korean come as an extra."""
    import importlib.util

    found = importlib.util.find_spec("noto_cjk_sans_jp_regular")
    return [Path(found.origin).parent] if found and found.origin else []

"""The head of a Markdown file of the site: TOML between two ``+++`` lines, then the text (docs/decisions/0012)."""

import re
import tomllib
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

FENCE = "+++"
"""The line before and after the front matter."""

EXPECTED = f"a front matter of TOML between two lines {FENCE}, then the text"
A_DAY = "a day without quotes: 2026-05-31"
_YAML = 'a front matter of YAML between lines ---: write +++ for ---, and title = "Support" for title: Support'


def read_page(file: Path) -> tuple[dict[str, Any], str]:
    """Return what the front matter of a file tells, and the text after it.

    Raises
    ------
    OSError, ValueError
        When the file cannot be read, or has no front matter of TOML.
    """
    front, body = split(file.read_text(encoding="utf-8-sig"))
    return tomllib.loads(front, parse_float=Decimal), body


def split(text: str) -> tuple[str, str]:
    """Return front matter and body; ValueError when there is none."""
    lines = text.lstrip().splitlines()
    ends = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    if len(ends) < 2 or ends[0] != 0:
        raise ValueError(_YAML if lines and lines[0].strip() == "---" else "no front matter")
    return "\n".join(lines[1 : ends[1]]), "\n".join(lines[ends[1] + 1 :]).strip()


def heading(body: str) -> str:
    """Return the text's first heading, empty when it has none."""
    found = re.search(r"^#[ \t]+(\S.*?)[ \t]*$", body, re.MULTILINE)
    return found[1] if found else ""


def is_day(value: object) -> bool:
    """Return whether a value of the front matter is a day; one with a time of day is none."""
    return isinstance(value, date) and not isinstance(value, datetime)

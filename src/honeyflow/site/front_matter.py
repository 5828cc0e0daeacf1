"""The head of a Markdown file of the site: TOML between two ``+++`` lines, then the text (docs/decisions/0012)."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from honeyflow.kernel.finding import Evidence, Finding

Fault = tuple[str, str, str]
"""A key of the front matter, what was seen, what was expected."""

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


def judged_page(
    file: Path,
    kind: str,
    heads: str,
    faults: Callable[[dict[str, Any], str], Iterable[Fault]],
    needed: frozenset[str] = frozenset(),
) -> tuple[dict[str, Any] | None, str, list[Finding]]:
    """Return what a file tells that can be taken as it is, its text, and what was wrong.

    Parameters
    ----------
    kind : str
        What the file is, for the findings' names.
    heads : str
        The key that the text's first heading tells where the front matter does not.
    faults : callable
        Asked of what is told and of the text.
    needed : frozenset of str
        Without any of these the file is left out: None is returned for it, as for one that cannot be read.
    """
    where = f"{file.parent.name}/{file.name}"
    try:
        told, body = read_page(file)
    except (OSError, ValueError) as error:
        seen = str(error).partition("\n")[0]
        return None, "", [Finding(f"{kind}-unreadable", Evidence(where, "front matter"), seen, EXPECTED, "left out")]
    told = {heads: heading(body), **told}
    found = list(faults(told, body))
    wrong = {key for key, *_ in found}
    done = "left out" if wrong & needed else "counts as not told"
    findings = [Finding(f"{kind}-wrong", Evidence(where, key), seen, expected, done) for key, seen, expected in found]
    good = {key: value for key, value in told.items() if key not in wrong}
    return None if wrong & needed else good, body, findings


def usual_faults(told: dict[str, Any], known: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is wrong with keys that nobody knows, and with the place, the day and the draft of any page."""
    yield from ((key, "an unknown key", f"one of {', '.join(known)}") for key in told if key not in known)
    if not isinstance(told.get("order", 0), int) or isinstance(told.get("order"), bool):
        yield "order", repr(told["order"])[:60], "a whole number"
    if "updated" in told and not is_day(told["updated"]):
        yield "updated", repr(told["updated"])[:60], A_DAY
    if not isinstance(told.get("draft", False), bool):
        yield "draft", repr(told["draft"])[:60], "true or false"

"""Objects in a JSON file: a list, an object with a list in ``data``, or one a line; as far as the file is whole."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.text import decoded, read_bytes
from honeyflow.sources.market.trouble import Trouble

_SPACE = " \t\r\n"
_LIST = re.compile(
    r'\[|\{\s*(?:"(?:object|has_more|url|total_count)"\s*:\s*(?:"[^"]*"|true|false|\d+)\s*,\s*)*"data"\s*:\s*\['
)
"""How a list begins: bare, or as the API's list object, whose other members are plain."""
_DECODER = json.JSONDecoder(parse_float=Decimal)


@dataclass(frozen=True)
class Found:
    """One object, and the line it begins in."""

    line: int
    members: dict[str, Any]


def read_objects(file: Path, trouble: Trouble) -> list[Found]:
    """Return the objects of `file`; where it is cut or wrong is a finding, and what is whole before it is used."""
    raw = read_bytes(file, trouble, "a JSON file")
    if raw is None:
        return []
    text = decoded(raw, trouble, [])
    if not text.strip():
        trouble.add("file-empty", "", "no text", "JSON objects", "left out: shown as not recorded")
    return [Found(line, value) for line, value in _values(text, trouble) if isinstance(value, dict)]


def _values(text: str, trouble: Trouble) -> Iterator[tuple[int, Any]]:
    """Yield (line, value) of each object: those of a list one by one, so that a cut costs only the last."""
    place, line = _begin(text)
    seen = 0
    while (place := _skipped(text, place)) < len(text):
        line += text.count("\n", seen, place)
        seen = place
        if text[place] in "]}" and place > 0:
            return  # the list has ended; what follows belongs to what held it
        try:
            value, place = _DECODER.raw_decode(text, place)
        except (json.JSONDecodeError, RecursionError):
            _tell(text, place, line, trouble)
            after = text.find("\n{", place)
            if after < 0:
                return
            place = after + 1
            continue
        yield line, value
    if text[: _begin(text)[0]].strip():
        _tell(text, len(text), line, trouble)


def _begin(text: str) -> tuple[int, int]:
    """Return the place of the first object, and its line: inside ``[`` or the ``data`` of a list object."""
    start = _skipped(text, 0)
    found = _LIST.match(text, start)
    return found.end() if found else start, 1


def _skipped(text: str, place: int) -> int:
    while place < len(text) and text[place] in f"{_SPACE},\ufeff\x1e":
        place += 1
    return place


def _tell(text: str, place: int, line: int, trouble: Trouble) -> None:
    last = "\n{" not in text[place:]
    rule, seen = (
        ("file-cut", "a file that ends within an object") if last else ("json-wrong", "an object that is no JSON")
    )
    done = "what is whole before it is read; export it again" if last else "left out; read on at the next line"
    trouble.add(rule, f"line {line}", seen, "whole JSON objects", done, Severity.SERIOUS)

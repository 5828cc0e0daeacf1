"""Tables of people with a header that says what each column is: Markdown, columns under a ruler of dashes, HTML."""

import re
from collections.abc import Callable, Iterator, Sequence

from honeyflow.sources.statements.html_tables import read_html_rows
from honeyflow.sources.statements.lines import EMAIL, is_name
from honeyflow.sources.statements.records import Stated

_COLUMN = (
    ("email", re.compile(r"(?i)\be-?mail|\bmail\b|\baddress")),
    ("login", re.compile(r"(?i)git ?hub|git ?lab|\blogin|\buser ?(?:name|id)?\b|\bhandle|\bid\b|\bnick")),
    ("organization", re.compile(r"(?i)compan|organi[sz]ation|affiliation|employer|\borg\b")),
    ("name", re.compile(r"(?i)\bname|maintainer|\bperson|\bauthor|\bcontributor|\bwho\b|\bmember")),
)
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$")
_RULER = re.compile(r"^\s*-{3,}(?:\s+-{3,})+\s*$")
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\([^)]*\)")
_LOGIN = re.compile(r"^@?(?P<login>[A-Za-z0-9][A-Za-z0-9_-]{0,38})$")
_EMAIL = re.compile(EMAIL)

Cut = Callable[[str], list[str]]


def read_tables(lines: Sequence[str]) -> Iterator[tuple[int, Stated | None]]:
    """Yield the number of each line that belongs to a table, from 1, with whom it names (None: nobody)."""
    yield from _html(lines)
    at = 0
    while at + 1 < len(lines):
        cut = _cut_of(lines[at], lines[at + 1])
        kinds = _kinds(cut(lines[at])) if cut else []
        if cut is None or not _tells(kinds):
            at += 1
            continue
        yield at + 1, None
        yield at + 2, None
        at += 2
        while at < len(lines) and lines[at].strip() and _same_table(lines[at], cut):
            yield at + 1, _row(cut(lines[at]), kinds)
            at += 1


def _html(lines: Sequence[str]) -> Iterator[tuple[int, Stated | None]]:
    kinds: list[str] = []
    for numbers, cells in read_html_rows(lines):
        header = _kinds(cells)
        if _tells(header):
            kinds = header
        named = _row(cells, kinds) if kinds and not _tells(header) else None
        yield from ((number, named if number == numbers.start else None) for number in numbers)


def _tells(kinds: Sequence[str]) -> bool:
    return bool({"name", "login"} & set(kinds)) and bool({"organization", "email"} & set(kinds))


def _cut_of(header: str, ruler: str) -> Cut | None:
    """Return what cuts a line into cells, when the second line is the ruler of a table."""
    if "|" in header and _RULE.match(ruler):
        return _cells
    if "--" in ruler and _RULER.match(ruler):
        starts = [found.start() for found in re.finditer(r"-+", ruler)]
        edges = list(zip(starts, [*starts[1:], None], strict=True))
        return lambda line: [line[start:end].strip() for start, end in edges]
    return None


def _same_table(line: str, cut: Cut) -> bool:
    return "|" in line if cut is _cells else not line.lstrip().startswith(("#", "---"))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _kinds(header: Sequence[str]) -> list[str]:
    """Return what each column holds, each kind once; empty for others."""
    kinds: list[str] = []
    for cell in header:
        told = (kind for kind, pattern in _COLUMN if pattern.search(cell) and kind not in kinds)
        kinds.append(next(told, ""))
    return kinds


def _row(cells: Sequence[str], kinds: Sequence[str]) -> Stated | None:
    told = {kind: _LINK.sub(lambda each: each["text"], cell) for kind, cell in zip(kinds, cells, strict=False) if kind}
    email = _EMAIL.search(told.get("email", "") or told.get("name", ""))
    login = _LOGIN.match(told.get("login", "").strip("`*<> "))
    organization = told.get("organization", "").strip("*_ ")
    stated = Stated(
        re.sub(r"<[^>]*>", "", told.get("name", "")).strip("*_` "),
        email[0].lower() if email else "",
        login["login"] if login else "",
        organization if is_name(organization) and "," not in organization else "",
    )
    return stated if stated.telling else None

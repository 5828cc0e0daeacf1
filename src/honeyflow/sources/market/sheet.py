"""A CSV file as rows with their places: any usual encoding and separator, comments left out, headers by alias."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from honeyflow.kernel.finding import Evidence, Finding, Severity

LONGEST = 10_000
"""Characters of a cell; a longer one is cut (an unclosed quote swallows the rest of a file)."""

_SEPARATORS = ",;\t|"
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


@dataclass(frozen=True)
class Row:
    """One row: cells by column name, trimmed; `number` is its line in the file, from 1."""

    file: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def place(self) -> Evidence:
        """Where it is."""
        return Evidence(self.file, f"row {self.number}")


@dataclass(frozen=True)
class Columns:
    """The columns of a file.

    Parameters
    ----------
    required, optional : tuple of str
        Names as documented; case, spaces, hyphens and underscores do not matter in the file.
    aliases : mapping
        Other headers in use, to the documented name.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...]
    aliases: Mapping[str, str]

    def named(self, header: str) -> str | None:
        """Return the documented name of a header, or None."""
        plain = _plain(header)
        known = {_plain(name): name for name in (*self.required, *self.optional)}
        return known.get(plain) or {_plain(other): name for other, name in self.aliases.items()}.get(plain)


def read_sheet(file: Path, columns: Columns, findings: list[Finding]) -> list[Row]:
    """Return the rows of `file`; what is wrong goes to `findings`, and a file that cannot be read has none."""
    name = file.name
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        findings.append(_about(name, "file-missing", "no such file", "left out: shown as not recorded", Severity.NOTE))
        return []
    except OSError as error:
        findings.append(_about(name, "file-unreadable", str(error), "left out", Severity.SERIOUS))
        return []
    text = _decoded(raw, name, findings)
    lines = [(n, line) for n, line in enumerate(text.splitlines(keepends=True), 1) if not line.lstrip().startswith("#")]
    if not any(line.strip() for _, line in lines):
        findings.append(_about(name, "file-empty", "no header", "left out: shown as not recorded", Severity.WARNING))
        return []
    return list(_rows(name, lines, columns, findings))


def _decoded(raw: bytes, name: str, findings: list[Finding]) -> str:
    encoding = next((each for mark, each in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
        findings.append(
            _about(name, "text-not-utf8", "bytes that are not UTF-8", "read as Windows-1252", Severity.NOTE)
        )
    if "\0" in text:
        findings.append(_about(name, "control-characters", "NUL characters", "removed", Severity.WARNING))
        text = text.replace("\0", "")
    return text


def _rows(name: str, lines: Sequence[tuple[int, str]], columns: Columns, findings: list[Finding]) -> Iterator[Row]:
    start = next(index for index, (_, line) in enumerate(lines) if line.strip())
    separator = max(_SEPARATORS, key=lambda each: _known(lines[start][1], each, columns))
    header = next(csv.reader([lines[start][1]], delimiter=separator))
    names = [columns.named(cell) for cell in header]
    missing = [each for each in columns.required if each not in names]
    if missing:
        seen = f"the header {', '.join(cell.strip() for cell in header)[:200]!r}, without {', '.join(missing)}"
        expected = f"the columns {', '.join(columns.required)} (also read: {', '.join(columns.optional)})"
        findings.append(
            Finding("header-wrong", Evidence(name, "header"), seen, expected, "file left out", Severity.SERIOUS)
        )
        return
    body = lines[start + 1 :]
    for number, cells in _cells(body, separator):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            findings.append(
                Finding(
                    "cells-wrong",
                    Evidence(name, f"row {number}"),
                    f"{len(cells)} cells",
                    f"{len(header)}, as the header has",
                    "cells read from the left, missing ones taken as empty",
                )
            )
        yield Row(name, number, {key: _cell(cell) for key, cell in zip(names, cells, strict=False) if key})


def _cells(lines: Sequence[tuple[int, str]], separator: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(1 << 30)
    reader = csv.reader(io.StringIO("".join(line for _, line in lines), newline=""), delimiter=separator)
    before = 0
    for cells in reader:
        yield lines[before][0], cells
        before = reader.line_num


def _known(line: str, separator: str, columns: Columns) -> int:
    return sum(columns.named(cell) is not None for cell in next(csv.reader([line], delimiter=separator), []))


def _cell(text: str) -> str:
    return text.strip()[:LONGEST]


def _plain(header: str) -> str:
    return re.sub(r"[\s_-]+", "", header.strip().strip("\ufeff").casefold())


def _about(name: str, rule: str, seen: str, done: str, severity: Severity) -> Finding:
    return Finding(rule, Evidence(name), seen, "a CSV file in UTF-8 with a header", done, severity)

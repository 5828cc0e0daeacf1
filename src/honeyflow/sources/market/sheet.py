"""A CSV file or a workbook's sheet as rows with their places: any usual separator, headers by alias.

The standard library's reader, on the separator the header shows, is exact; data frames' readers drop or shift bad rows.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.text import WORKBOOK, lines_of, read_bytes
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.market.workbook import Grid, read_grid

LONGEST = 2_000
"""Characters of a cell; a row with a longer one is left out."""

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_COMMENT = ("#", '"#')
"""A spreadsheet puts a comment that holds its separator in quotes."""
_COMMENTED = re.compile(r'"?#[^\s#]')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_FORMULA = re.compile(r"[=@]|[+-](?![\d.,(]|$)")
_LONG = ("cell-too-long", f"a cell of more than {csv.field_size_limit():,} characters", f"at most {LONGEST:,}")
_QUOTE = ("quote-wrong", "a quote out of place", 'a quote (") that is closed, and doubled inside quotes')
_TITLE_ROWS = 20
"""Rows of a workbook's sheet among which its header is looked for: reports begin with a title."""
_SEPARATOR_LINE = re.compile(r"\ufeff?sep=(.)\s*")


@dataclass(frozen=True)
class Columns:
    """The columns of a file.

    Parameters
    ----------
    required, optional : tuple of str
        Names as documented; case, spaces, dots, hyphens and underscores do not matter in the file.
    aliases : mapping
        The documented name, to other headers in use; of two in one file, the one named first here is read.
    exact : mapping
        The documented name, to the one header that the site maps it to; no other header means it then.
    among_others : bool
        Whether the file is known to have columns that are of no interest.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]]
    exact: Mapping[str, str] = field(default_factory=dict)
    among_others: bool = False

    def named(self, header: str) -> str | None:
        """Return the documented name of a header, or None."""
        return self._known().get(_plain(header))

    def in_order(self, header: Sequence[str]) -> list[str | None]:
        """Return the documented name of each column, given to the column that comes nearest to it."""
        names = [self.named(cell) for cell in header]
        ranks = list(self._known())
        rank = [ranks.index(_plain(cell)) if name else 0 for cell, name in zip(header, names, strict=True)]
        best = {name: min(r for r, other in zip(rank, names, strict=True) if other == name) for name in names}
        return [name if rank[place] == best[name] else None for place, name in enumerate(names)]

    def _known(self) -> dict[str, str]:
        mapped = {_plain(header): name for name, header in self.exact.items()}
        names = {_plain(name): name for name in (*self.required, *self.optional)}
        others = {_plain(other): name for name, others in self.aliases.items() for other in others}
        free = {call: name for call, name in (names | others).items() if name not in self.exact and call not in mapped}
        return mapped | free


def read_sheet(file: Path, columns: Columns, trouble: Trouble, sheet: str = "") -> list[Cells]:
    """Return the rows of `file`; what is wrong goes to `trouble`, and a file that cannot be read has none.

    Parameters
    ----------
    sheet : str
        Of a workbook, the sheet to read; the first when not told.
    """
    raw = read_bytes(file, trouble)
    if raw is None:
        return []
    if raw.startswith(WORKBOOK):
        return _grid_rows(read_grid(raw, sheet, trouble), columns, trouble)
    forms: list[str] = []
    return parse_sheet(lines_of(raw, trouble, forms), columns, trouble, forms)


def _grid_rows(grid: Grid, columns: Columns, trouble: Trouble) -> list[Cells]:
    """Return the rows below the header, which is the first row that has what is required, else the first of all."""
    filled = [row for row, cells in enumerate(grid.rows) if any(cells)]
    if not filled:
        return []
    likely = (row for row in filled[:_TITLE_ROWS] if set(columns.required) <= set(columns.in_order(grid.rows[row])))
    top = next(likely, filled[0])
    names = _names(grid.rows[top], columns, trouble)
    rows = (
        _row(grid.place(row), grid.rows[row], names, trouble, grid.places(row, names))
        for row in filled
        if names and row > top
    )
    return [row for row in rows if row is not None]


def parse_sheet(lines: Sequence[str], columns: Columns, trouble: Trouble, forms: Sequence[str] = ()) -> list[Cells]:
    """Return the rows of a file's lines; `forms` says how the file was written where that is not plain UTF-8."""
    source = _Source(lines)
    separator = source.separator(columns)
    header = next((cells for _, cells in source.records(separator, trouble)), None)
    if header is None:
        if source.lines:
            trouble.add("file-empty", "", "only comments", "a header and rows", "left out: shown as not recorded")
        return []
    names = _names(header, columns, trouble)
    if not names:
        return []
    parted = [] if separator == "," else [f"cells parted by {_SEPARATORS[separator]}"]
    if forms or parted:
        expected = "UTF-8, cells parted by commas"
        trouble.add(
            "file-form", "", ", ".join([*forms, *parted]), expected, "read as it is; nothing lost", Severity.NOTE
        )
    _tell_commented(source.lines, separator, len(names), trouble)
    return [row for row in _rows(source, separator, names, trouble) if row is not None]


@dataclass(frozen=True)
class Record:
    """One record as it stands in a file.

    Parameters
    ----------
    line, end : int
        Its first and last line, from 1.
    names : tuple of str or None
        Documented name of each column, None for others.
    """

    line: int
    end: int
    separator: str
    names: tuple[str | None, ...]
    cells: tuple[str, ...]


def records_of(lines: Sequence[str], columns: Columns) -> Iterator[Record]:
    """Yield the records below the header as they stand, to write some of them anew; those unreadable are left out."""
    source, unheard = _Source(lines), Trouble("", confidential=True)
    separator = source.separator(columns)
    read = source.records(separator, unheard)
    header = next((cells for _, cells in read), [])
    names = tuple(columns.in_order(header))
    for row, cells in read:
        yield Record(row, source.end, separator, names, tuple(cells))


def _names(header: Sequence[str], columns: Columns, trouble: Trouble) -> list[str | None]:
    """Return the documented name of each column of the header; none at all when the file cannot be read by it."""
    names = columns.in_order(header)
    missing = [name for name in columns.required if name not in names]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    expected = f"the columns {', '.join(columns.required)} (and, if told, {', '.join(columns.optional)})"
    # A cell with digits or an address is no header but data, which may be a wage: it is not repeated.
    seen = ", ".join("…" if re.search(r"[\d@]", cell) else cell.strip()[:40] for cell in header[:20])
    if missing:
        words = f"a header without {', '.join(missing)}: {seen}"
        trouble.add("header-wrong", "header", words, expected, "file left out", Severity.SERIOUS)
        return []
    if twice:
        words = f"a header with {', '.join(twice)} twice: {seen}"
        trouble.add("header-wrong", "header", words, expected, "file left out", Severity.SERIOUS)
        return []
    unknown = [cell.strip()[:40] for cell, name in zip(header, names, strict=True) if not name and cell.strip()]
    if unknown and not columns.among_others:
        done = "those columns are not read"
        trouble.add("column-unknown", "header", ", ".join(unknown[:20]), expected, done, Severity.NOTE)
    return names


class _Source:
    """Lines handed to the CSV reader, which asks for more while a quote is open; knows where a record began."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._next = 0
        self._begins = True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._begins:
            while self._next < len(self.lines) and _is_no_record(self.lines[self._next]):
                self._next += 1
            self.row, self._begins = self._next + 1, False
        if self._next >= len(self.lines):
            raise StopIteration
        self._next += 1
        return self.lines[self._next - 1]

    @property
    def end(self) -> int:
        """Last line of the record read last, from 1."""
        return self._next

    def separator(self, columns: Columns) -> str:
        """Return the separator by which most cells of the header are known."""
        first = next((line for line in self.lines if not _is_no_record(line)), "")
        return max(_SEPARATORS, key=lambda each: sum(columns.named(cell) is not None for cell in _split(first, each)))

    @property
    def unended(self) -> bool:
        """Whether the last line lacks its end, while others have theirs: the file may be cut there."""
        return len(self.lines) > 1 and not self.lines[-1].endswith(("\n", "\r"))

    def is_cut(self, cells: Sequence[str], width: int) -> bool:
        """Say whether the record that begins in `row` is the file's last and ends before its cells are all there."""
        return len(cells) < width and self._next >= len(self.lines) and self.unended

    def tell_cut(self, trouble: Trouble) -> None:
        """Record that the file ends within its last row."""
        seen = f"a file that ends within row {self.row}"
        done = "the rows before it are read; export it again"
        trouble.add("file-cut", f"row {self.row}", seen, "a whole export", done, Severity.SERIOUS)

    def records(self, separator: str, trouble: Trouble) -> Iterator[tuple[int, list[str]]]:
        """Yield (row, cells), rows counted as the file's lines from 1; goes on where the last call of it ended."""
        reader = csv.reader(self, delimiter=separator, strict=True)
        while True:
            self._begins = True
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                rule, seen, expected = _LONG if "field limit" in str(error) else _QUOTE
                if self.row == len(self.lines) and self.unended:
                    self.tell_cut(trouble)
                    return
                done = "row left out; read on at the next line"
                trouble.add(rule, f"row {self.row}", seen, expected, done, Severity.SERIOUS)
                self._next = self.row
            else:
                yield self.row, cells


def _rows(source: _Source, separator: str, names: list[str | None], trouble: Trouble) -> Iterator[Cells | None]:
    for number, cells in source.records(separator, trouble):
        if source.is_cut(cells, len(names)):
            source.tell_cut(trouble)
        elif any(cell.strip() for cell in cells):
            yield _row(f"row {number}", cells, names, trouble)


def _row(
    place: str, cells: list[str], names: list[str | None], trouble: Trouble, places: Mapping[str, str] | None = None
) -> Cells | None:
    extra = [cell for cell in cells[len(names) :] if cell.strip()]
    if len(cells) < len(names) or extra:
        seen, expected = f"{len(cells)} cells", f"{len(names)}, as the header has"
        trouble.add("cells-wrong", place, seen, expected, "row left out", Severity.SERIOUS)
        return None
    if any(len(cell) > LONGEST for cell in cells):
        seen, expected = f"a cell of {max(map(len, cells)):,} characters", f"at most {LONGEST:,}"
        trouble.add("cell-too-long", place, seen, expected, "row left out", Severity.SERIOUS)
        return None
    named = {name: cell for name, cell in zip(names, cells, strict=False) if name}
    if any(_CONTROL.search(cell) for cell in named.values()):
        trouble.add("control-characters", place, "control characters, such as NUL", "text", "removed from the row")
    row = {name: " ".join(_CONTROL.sub("", cell).split()) for name, cell in named.items()}
    for name, cell in row.items():
        if _FORMULA.match(cell):
            seen = f"{name} {trouble.shown(cell)}, which a spreadsheet may run"
            trouble.add("formula-text", place, seen, "text", "kept as text; never run", Severity.NOTE)
    return Cells(place, row, trouble, places)


def _tell_commented(lines: Sequence[str], separator: str, width: int, trouble: Trouble) -> None:
    """Record lines that look like rows whose first cell begins with #, such as an invoice number: they are not read."""
    found = [n for n, line in enumerate(lines, 1) if _COMMENTED.match(line) and line.count(separator) >= width - 1]
    if found:
        seen = f"{len(found):,} rows that begin with #"
        expected = "comments as: # and a space; identifiers without #"
        trouble.add("row-commented", f"row {found[0]}", seen, expected, "taken for comments, not read")


def _is_no_record(line: str) -> bool:
    return not line.strip() or line.startswith(_COMMENT) or _SEPARATOR_LINE.fullmatch(line) is not None


def _split(line: str, separator: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(separator)]


def _plain(header: str) -> str:
    return re.sub(r"[\s._-]+", "", header.casefold())

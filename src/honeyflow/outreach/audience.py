"""Audiences as CSV files: any column order, any usual separator; what cannot be read is told by its line.

Read twice, never held: once for the addresses, once to write the rows that were allowed.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from honeyflow.outreach.csv_records import Lines, Row, read_records
from honeyflow.outreach.errors import AudienceUnreadableError
from honeyflow.sources.market.text import WORKBOOK
from honeyflow.sources.market.trouble import Trouble

_LOOKED_AT = 200
"""Records by which the column of addresses is found where no header names it."""
_SEPARATORS = (",", ";", "\t", "|")
_HEADERS = (
    "email", "emailaddress", "mail", "emailadresse", "mailadresse", "workemail", "contactemail", "emailwork",
    "primaryemail", "useremail", "recipient", "courriel", "adresseemail", "correo", "correoelectronico",
)  # fmt: skip
"""Headers of the column of addresses, the most telling first; case, spaces and hyphens do not matter."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_EXPECTED = "a CSV file with a column of e-mail addresses"


@dataclass(frozen=True)
class Audience:
    """How a file is written.

    Parameters
    ----------
    header : tuple of str
        Empty when the first record is one of the audience.
    column : int
        Place of the addresses.
    width : int
        Cells of a record.
    """

    file: Path
    encoding: str
    separator: str
    header: tuple[str, ...]
    column: int
    width: int

    def rows(self, trouble: Trouble) -> Iterator[Row]:
        """Yield the records that can be read; the others become findings."""
        with self.file.open(encoding=self.encoding, errors="replace", newline="") as stream:
            width, below_header = self.width, int(bool(self.header))
            for line, cells in islice(read_records(Lines(stream), self.separator, trouble), below_header, None):
                if len(cells) == width:
                    yield line, cells
                elif any(each.strip() for each in cells):
                    seen = f"{len(cells)} cells"
                    trouble.add("cells-wrong", f"row {line}", seen, f"{width}", "row left out: not allowed")

    def addresses(self, trouble: Trouble) -> Iterator[str]:
        """Yield the text of the column of addresses of each record."""
        column = self.column
        return (cells[column] for _, cells in self.rows(trouble))


def open_audience(file: Path) -> Audience:
    """Return how an audience is written, by its header or by its content.

    Raises
    ------
    AudienceUnreadableError
        When the file cannot be read, or no column of it holds addresses.
    """
    try:
        encoding = _encoding(file)
        with file.open(encoding=encoding, errors="replace", newline="") as stream:
            lines = list(islice((line for line in stream if line.strip()), _LOOKED_AT))
    except OSError as error:
        seen = error.strerror or type(error).__name__
        raise AudienceUnreadableError(str(file), seen, _EXPECTED, "name another file") from error
    if not lines:
        raise AudienceUnreadableError(str(file), "no text", _EXPECTED, "export it again")
    separator, records = _parted(lines)
    header = records[0] if not any("@" in cell for cell in records[0]) else ()
    column = _column(header, records[1:] if header else records)
    if column is None:
        raise AudienceUnreadableError(str(file), "no column of addresses", _EXPECTED, "add the header email")
    return Audience(file, encoding, separator, tuple(header), column, len(records[0]))


def _encoding(file: Path) -> str:
    """Return how the bytes of a file are to be read: by their mark, as UTF-8, or else as Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as stream:
        head = stream.read(1 << 20)
        if head.startswith(WORKBOOK):
            todo = "save it as CSV UTF-8 in the spreadsheet"
            raise AudienceUnreadableError(str(file), "a spreadsheet's workbook", _EXPECTED, todo)
        for mark, encoding in _MARKS:
            if head.startswith(mark):
                return encoding
        try:
            while head:
                decoder.decode(head)
                head = stream.read(1 << 20)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _parted(lines: Sequence[str]) -> tuple[str, list[Sequence[str]]]:
    """Return the separator, and the records of the first lines: by it most have the first's width."""
    best: tuple[tuple[int, int], str, list[Sequence[str]]] | None = None
    for separator in _SEPARATORS:
        records = [cells for _, cells in read_records(Lines(iter(lines)), separator, Trouble("", confidential=True))]
        width = len(records[0]) if records else 0
        told = sum(len(each) == width for each in records) if width > 1 else 0
        if best is None or (told, width) > best[0]:
            best = (told, width), separator, records
    if best is None or not best[2]:
        return ",", [lines[0].strip().split(",")]
    return best[1], best[2]


def _column(header: Sequence[str], records: Sequence[Sequence[str]]) -> int | None:
    """Return the place of the addresses: by the header, else where most cells hold one."""
    names = [re.sub(r"[\s._-]+", "", each.casefold()) for each in header]
    for name in _HEADERS:
        if name in names:
            return names.index(name)
    width = max((len(each) for each in records), default=0)
    counts = [sum(len(each) > place and "@" in each[place] for each in records) for place in range(width)]
    most = max(counts, default=0)
    return counts.index(most) if most else None

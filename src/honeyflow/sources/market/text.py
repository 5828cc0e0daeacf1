"""A file's bytes, and their text: byte order marks, UTF-16, and what is not UTF-8 at all.

Detectors of encodings guess by letter frequencies and are wrong on short tables (docs/decisions/0011): the order here
is fixed, and its one guess is a finding.
"""

import io
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.trouble import Trouble

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 with a byte order mark"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks of spreadsheets begin."""


def read_lines(file: Path, trouble: Trouble, forms: list[str]) -> list[str]:
    """Return the lines of `file`, ends kept; none when it cannot be read, which is a finding.

    Parameters
    ----------
    forms : list of str
        Told how the file is written where that is not plain UTF-8.
    """
    raw = read_bytes(file, trouble)
    if raw is not None and raw.startswith(WORKBOOK):
        done = "file left out; in the spreadsheet: save as CSV UTF-8"
        trouble.add("file-unreadable", "", "a spreadsheet's workbook", "a text file", done, Severity.SERIOUS)
        return []
    return [] if raw is None else lines_of(raw, trouble, forms)


def lines_of(raw: bytes, trouble: Trouble, forms: list[str]) -> list[str]:
    """Return the lines of a file's bytes, ends kept; none at all is a finding."""
    lines = list(io.StringIO(decoded(raw, trouble, forms), newline=""))
    if not any(line.strip() for line in lines):
        done = "left out: shown as not recorded"
        trouble.add("file-empty", "", "no text", "a header and rows", done)
        return []
    return lines


def read_bytes(file: Path, trouble: Trouble, expected: str = "a CSV file with a header") -> bytes | None:
    """Return the bytes of `file`; None when it cannot be read, which is a finding."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        trouble.add("file-missing", "", "no such file", expected, "left out: shown as not recorded", Severity.NOTE)
    except OSError as error:
        seen = error.strerror or type(error).__name__
        trouble.add("file-unreadable", "", seen, expected, "left out: shown as not recorded", Severity.SERIOUS)
    return None


def decoded(raw: bytes, trouble: Trouble, forms: list[str]) -> str:
    """Return the text of `raw`; what is not UTF-8 is a finding."""
    for mark, encoding, name in _MARKS:
        if raw.startswith(mark):
            forms.append(name)
            return raw.decode(encoding, errors="replace").removeprefix("\ufeff")
    if (unmarked := _unmarked_utf16(raw)) is not None:
        forms.append("UTF-16")
        return raw.decode(unmarked, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text = raw.decode("cp1252", errors="replace")
        line = raw.count(b"\n", 0, error.start) + 1
        word = raw[max(0, error.start - 10) : error.start + 10].decode("cp1252", errors="replace")
        seen = f"bytes that are not UTF-8, read as {trouble.shown(word)}"
        trouble.add("text-not-utf8", f"row {line}", seen, "UTF-8", "file read as Windows-1252: check names")
        return text


def _unmarked_utf16(raw: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: plain text then has a zero in nearly every second byte."""
    head = raw[:200]
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.8 * half:
        return "utf-16-le"
    if half and head[0::2].count(0) > 0.8 * half:
        return "utf-16-be"
    return None

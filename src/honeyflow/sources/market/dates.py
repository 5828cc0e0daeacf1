"""Dates as spreadsheets write them; one that may be two days is read as its column's sure ones say, or not at all."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from honeyflow.sources.market.cells import CellError

EXPECTED = "a date: 2024-12-31, 31.12.2024, 12/31/2024 or 31/12/2024"

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_PARTS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?: .*)?")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SERIALS = range(20_000, 80_000)
_EXCEL_ZERO = date(1899, 12, 30)
"""Day 0 of spreadsheets' serial dates from March 1900 on (they hold 1900 for a leap year)."""
_YEARS = range(1970, 2200)
_MONTHS = 12


class DateColumn:
    """Reads the dates of one column.

    Parameters
    ----------
    texts : iterable of str
        All its cells: those that leave no doubt whether the day or the month comes first decide for the others. Dates
        with dots are always day first.

    Examples
    --------
    >>> DateColumn(["03/04/2024", "12/31/2024"]).read("03/04/2024")
    datetime.date(2024, 3, 4)
    """

    def __init__(self, texts: Iterable[str]) -> None:
        known = list(texts)
        sides = {side for text in known if (side := _sure_side(text)) is not None}
        self._day_first = sides.pop() if len(sides) == 1 else None
        self.serials = sum(_serial(text) is not None for text in known)

    def read(self, text: str) -> date:
        """Return the date `text` names; `CellError` when it is none, or may be two."""
        try:
            found = self._read(text)
        except ValueError:
            raise CellError("date-wrong", "which is no date", EXPECTED) from None
        if found is None:
            expected = f"{EXPECTED}; or one date in the column whose day is after the 12th"
            raise CellError("date-ambiguous", "which may be two different days", expected)
        if found.year not in _YEARS:
            raise CellError("date-wrong", "a year that cannot be", EXPECTED)
        return found

    def _read(self, text: str) -> date | None:
        if (serial := _serial(text)) is not None:
            return serial
        if iso := _ISO.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        parts = _PARTS.fullmatch(text)
        if parts is None:
            raise ValueError(text)
        first, second, year = int(parts[1]), int(parts[3]), int(parts[4])
        side = True if parts[2] == "." or first == second else _sure_side(text)
        day_first = self._day_first if side is None else side
        if day_first is None:
            return None
        return date(year, second, first) if day_first else date(year, first, second)


def _serial(text: str) -> date | None:
    """Return the day of a spreadsheet's serial date, or None."""
    found = _SERIAL.fullmatch(text)
    if found is None or int(found[1]) not in _SERIALS:
        return None
    return _EXCEL_ZERO + timedelta(days=int(found[1]))


def _sure_side(text: str) -> bool | None:
    """Return True when the day must come first, False when the month must, None when either may or it is neither."""
    parts = _PARTS.fullmatch(text)
    if parts is None or parts[2] == ".":
        return None
    first, second = int(parts[1]) > _MONTHS, int(parts[3]) > _MONTHS
    return first if first != second else None

"""How long a row lasted: 1:30, 01:30:00, 1.5, 1,5 or, as some exports have it, seconds."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from honeyflow.sources.market.cells import CellError

EXPECTED = "a duration: 1:30, 01:30:00, 1.5 (hours)"
LONGEST = timedelta(hours=24)

_CLOCK = re.compile(r"(-?)(\d{1,4}):([0-5]\d)(?::([0-5]\d))?")
_NUMBER = re.compile(r"(-?)(\d{1,7})(?:[.,](\d{1,8}))?\s*h?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?[Mm]?\.?")
_SECONDS = 100
"""Whole numbers of which none is smaller are seconds: nobody works a hundred hours in a row."""
_HOUR = 12


class LengthColumn:
    """Reads the durations of one column; `texts` are all its cells, which tell hours from seconds."""

    def __init__(self, texts: Iterable[str]) -> None:
        given = [text for text in texts if text]
        whole = all(text.lstrip("-").isascii() and text.lstrip("-").isdigit() for text in given)
        numbers = [abs(int(text)) for text in given if int(text)] if whole else []
        self._unit = timedelta(seconds=1) if numbers and min(numbers) >= _SECONDS else timedelta(hours=1)

    def read(self, text: str) -> timedelta:
        """Return how long `text` says; `CellError` when it says nothing, less than nothing, or more than a day."""
        length = _clock(text)
        if length is None:
            length = self._number(text)
        if length < timedelta(0):
            raise CellError("duration-negative", "less than nothing", EXPECTED)
        if length > LONGEST:
            raise CellError("duration-absurd", "more than a day", "at most 24 hours in one row")
        return length

    def _number(self, text: str) -> timedelta:
        found = _NUMBER.fullmatch(text)
        if found is None:
            raise CellError("duration-wrong", "which is no duration", EXPECTED)
        length = float(f"{found[2]}.{found[3] or 0}") * self._unit
        return -length if found[1] else length


def read_clock(day: date, text: str) -> datetime:
    """Return the time of day `text` names on `day`: 09:30, 9:30:00, 9:30 PM."""
    found = _TIME.fullmatch(text.rpartition(" ")[2] if text[:4].isdigit() else text)
    hour, minute = (int(found[1]), int(found[2])) if found else (99, 0)
    if found and found[4]:
        hour = hour % _HOUR + (_HOUR if found[4] in "pP" else 0)
    if hour > 24 or minute > 59:
        raise CellError("time-of-day-wrong", "which is no time of day", "a time of day: 09:30")
    return datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=minute)  # noqa: DTZ001 - the sheet's


def _clock(text: str) -> timedelta | None:
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    length = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -length if found[1] else length

"""One time sheet's rows as they are understood, one by one; what they mean together is for `days`."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.sheet import read_sheet
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.time.columns import COLUMNS
from honeyflow.sources.time.lengths import LengthColumn, read_clock
from honeyflow.sources.time.records import Clocked
from honeyflow.sources.time.whose import Whose

ROUNDED = timedelta(minutes=15)
"""How much longer than from its start to its end a row may last: trackers round."""

DAY = timedelta(days=1)


class Sheet:
    """The rows of one sheet.

    Parameters
    ----------
    day : timedelta
        How long a day of work is, for sheets that count in days.
    as_of : date
        The run's day: time later than that is not plausible.
    """

    def __init__(self, rows: Sequence[Cells], source: str, whose: Whose, day: timedelta, as_of: date) -> None:
        self._rows, self._source, self._whose, self._day, self._as_of = rows, source, whose, day, as_of
        self._dates = DateColumn(row["date"] for row in rows)
        self._lengths = LengthColumn([row["hours"] for row in rows])
        self._days = AmountColumn(row["days"] for row in rows)

    def clocked(self) -> Iterator[Clocked]:
        """Yield the sound rows; what is wrong with the others is a finding at its place."""
        for row in self._rows:
            day = row.required("date", self._dates.read)
            if day is not None and day > self._as_of:
                row.leave_out("date-future", "time of a day that has not come yet", f"at latest {self._as_of}")
            start = self._start(row, day)
            length = self._length(row, day, start)
            if not row.sound or day is None or length is None:
                continue
            if not length:
                row.add("duration-zero", "no time at all", "a duration", "row left out", Severity.NOTE)
                continue
            staff_id = self._whose.of(row, day, f"{length}")
            if staff_id is not None:
                yield Clocked(row, self._source, staff_id, day, length, start)

    def _start(self, row: Cells, day: date | None) -> datetime | None:
        if day is None:
            return None
        return row.optional("start", lambda text: read_clock(day, text), instead="counted without its time of day")

    def _length(self, row: Cells, day: date | None, start: datetime | None) -> timedelta | None:
        """Return how long the row lasted: as told, but never longer than from its start to its end."""
        span = None if day is None or start is None else self._span(row, day, start)
        if row["hours"]:
            told = row.optional("hours", self._lengths.read)
        elif row["days"]:
            amount = row.optional("days", self._days.read)
            told = None if amount is None else float(amount.value) * self._day
            if told is not None and not timedelta(0) <= told <= DAY:
                row.leave_out("duration-absurd", row.shown("days"), "0 or more days, at most 24 hours")
        else:
            if span is None and row.sound:
                row.leave_out("value-missing", "no duration", "hours, days, or start and end")
            return span
        if told is not None and span is not None and told > span + ROUNDED:
            expected = "a duration no longer than from start to end"
            row.add(
                "duration-contradicts", "longer than from its start to its end", expected, "counted from start to end"
            )
            return span
        return told

    def _span(self, row: Cells, day: date, start: datetime) -> timedelta | None:
        """Return the time from start to end; an end before the start is of the next day."""
        last = row.optional("end_date", self._dates.read, instead="taken for the same day") or day
        end = row.optional("end", lambda text: read_clock(last, text), instead="counted by its duration")
        if end is None:
            return None
        span = end - start
        if span < timedelta(0) and last == day:
            span += DAY
        if span < timedelta(0):
            row.leave_out("duration-negative", "an end before its start", "the start first")
            return None
        if span > DAY:
            row.leave_out("duration-absurd", "more than a day from start to end", "at most 24 hours in one row")
            return None
        return span


def read_time_sheet(file: Path, trouble: Trouble) -> list[Cells]:
    """Return the rows of a sheet; a finding tells of a tracker's export that may end within its last cell."""
    rows = read_sheet(file, COLUMNS, trouble)
    told = any(finding.rule == "file-cut" for finding in trouble.findings())
    if rows and rows[0]["start"] and not told and not file.read_bytes().rstrip(b"\0").endswith((b"\n", b"\r")):
        seen, expected = "a file that ends within a line", "an export whose last line is whole"
        done = "read as far as it goes; export it again and compare the last day"
        trouble.add("file-cut", rows[-1].place, seen, expected, done)
    return rows

"""Half-open periods of whole months, ``[start, end)``, and the names people type for them."""

import re
from dataclasses import dataclass
from datetime import date

_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_QUARTER = re.compile(r"^(\d{4})-[Qq]([1-4])$")
_YEAR = re.compile(r"^(\d{4})$")


def month_start(day: date) -> date:
    """Return the first day of the month of `day`."""
    return day.replace(day=1)


def add_months(day: date, months: int) -> date:
    """Return the first day of the month `months` after the month of `day`."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, order=True)
class Period:
    """Whole months from `start` (included) to `end` (excluded), both first days of a month."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start.day != 1 or self.end.day != 1 or self.start >= self.end:
            raise ValueError(f"period [{self.start}, {self.end}): expected first days of months, start before end")

    @classmethod
    def month(cls, day: date) -> "Period":
        """Return the month that holds `day`."""
        return cls(month_start(day), add_months(day, 1))

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read ``2025``, ``2025-Q3``, ``2025-07`` or ``2024-07..2025-06`` (both ends included).

        Raises
        ------
        ValueError
            For anything else; the message shows the four forms.

        Examples
        --------
        >>> Period.parse("2025-Q3").name
        '2025-Q3'
        """
        first, dots, last = text.strip().partition("..")
        if dots:
            return cls(cls.parse(first).start, cls.parse(last).end)
        if (found := _MONTH.match(first)) and 1 <= int(found[2]) <= 12:
            return cls.month(date(int(found[1]), int(found[2]), 1))
        if found := _QUARTER.match(first):
            start = date(int(found[1]), 3 * int(found[2]) - 2, 1)
            return cls(start, add_months(start, 3))
        if found := _YEAR.match(first):
            return cls(date(int(found[1]), 1, 1), date(int(found[1]) + 1, 1, 1))
        raise ValueError(f"period {text!r}: expected 2025, 2025-Q3, 2025-07 or 2024-07..2025-06")

    @property
    def months(self) -> int:
        """Number of months."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    @property
    def name(self) -> str:
        """The shortest of the forms `parse` reads."""
        last = add_months(self.end, -1)
        if self.months == 1:
            return f"{self.start:%Y-%m}"
        if self.months == 3 and self.start.month % 3 == 1:
            return f"{self.start.year}-Q{self.start.month // 3 + 1}"
        if self.months == 12 and self.start.month == 1:
            return str(self.start.year)
        if self.start.month == 1 and last.month == 12:
            return f"{self.start.year}..{last.year}"
        return f"{self.start:%Y-%m}..{last:%Y-%m}"

    def before(self) -> "Period":
        """Return the period of the same length just before this one."""
        return Period(add_months(self.start, -self.months), self.start)

    def each_month(self) -> tuple["Period", ...]:
        """Return the months of this period, in order."""
        return tuple(Period.month(add_months(self.start, n)) for n in range(self.months))

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end


def whole_quarters(period: Period) -> Period:
    """Return `period` made longer, so that it holds whole quarters only.

    Examples
    --------
    >>> whole_quarters(Period.parse("2025-02..2025-04")).name
    '2025-01..2025-06'
    """
    start = date(period.start.year, period.start.month - (period.start.month - 1) % 3, 1)
    return Period(start, add_months(period.end, -(period.end.month - 1) % 3))


def quarters_inside(period: Period) -> Period:
    """Return the whole quarters that `period` holds; itself when it holds none.

    Examples
    --------
    >>> quarters_inside(Period.parse("2024-06..2025-04")).name, quarters_inside(Period.parse("2025-04")).name
    ('2024-07..2025-03', '2025-04')
    """
    start = add_months(period.start, -(period.start.month - 1) % 3)
    end = date(period.end.year, period.end.month - (period.end.month - 1) % 3, 1)
    return Period(start, end) if start < end else period

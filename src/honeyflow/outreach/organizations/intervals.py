"""Intervals for counts and medians that hold without assuming a shape: 95 of 100 such intervals hold the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt
from statistics import median

_Z = 1.959963984540054
"""Standard deviations that 95 % of a normal distribution lie within."""


@dataclass(frozen=True)
class Share:
    """A part of a number of organizations, with its interval (Wilson); `part` is 0-1."""

    count: int
    of: int
    low: float
    high: float

    @property
    def part(self) -> float:
        """Count ÷ of."""
        return self.count / self.of


@dataclass(frozen=True)
class Middle:
    """A median of `of` values with its interval, which is between two of the values."""

    median: float
    of: int
    low: float
    high: float


@dataclass(frozen=True)
class Difference:
    """One share less another, with its interval (Newcombe)."""

    value: float
    low: float
    high: float


def share_of(count: int, of: int) -> Share:
    """Return a share with Wilson's interval.

    Raises
    ------
    ZeroDivisionError
        For a share of nothing.

    Examples
    --------
    >>> found = share_of(81, 263)  # Newcombe 1998, table I
    >>> round(found.low, 4), round(found.high, 4)
    (0.2553, 0.3662)
    """
    part, square = count / of, _Z * _Z
    middle = (part + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(part * (1 - part) / of + square / (4 * of * of)) / (1 + square / of)
    return Share(count, of, max(middle - half, 0.0), min(middle + half, 1.0))


def difference_of(one: Share, other: Share) -> Difference:
    """Return `one` less `other` with Newcombe's interval from both Wilson intervals.

    Examples
    --------
    >>> found = difference_of(share_of(56, 70), share_of(48, 80))  # Newcombe 1998, method 10
    >>> round(found.low, 4), round(found.high, 4)
    (0.0524, 0.3339)
    """
    value = one.part - other.part
    below = sqrt((one.part - one.low) ** 2 + (other.high - other.part) ** 2)
    above = sqrt((one.high - one.part) ** 2 + (other.part - other.low) ** 2)
    return Difference(value, value - below, value + above)


def middle_of(values: Sequence[float]) -> Middle:
    """Return the median with its interval by order: from the r-th smallest to the r-th largest.

    Raises
    ------
    ValueError
        For fewer than six values, of which no order holds the median often enough.

    Examples
    --------
    >>> middle_of(range(1, 11))  # the 2nd and the 9th of ten
    Middle(median=5.5, of=10, low=2, high=9)
    """
    ordered, count = sorted(values), len(values)
    rank, below = 0, 0.0
    while rank < count and below + comb(count, rank) / 2**count <= 0.025:
        below += comb(count, rank) / 2**count
        rank += 1
    if rank == 0:
        raise ValueError(f"{count} values; expected 6 or more")
    return Middle(float(median(ordered)), count, ordered[rank - 1], ordered[count - rank])

"""Bounds: what a figure is at least and at most, where a part of what it is made from is not known."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Bounds:
    """At least `low`, at most `high`; equal when nothing is unknown.

    Examples
    --------
    >>> Bounds(Decimal(1), Decimal(2)).times(Bounds.exactly(Decimal(3)))
    Bounds(low=Decimal('3'), high=Decimal('6'))
    """

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"bounds {self.low} to {self.high}: expected 0 <= low <= high")

    @classmethod
    def exactly(cls, value: Decimal) -> "Bounds":
        """Return bounds that leave nothing open."""
        return cls(value, value)

    @property
    def exact(self) -> bool:
        """True when at least and at most are the same."""
        return self.low == self.high

    def times(self, other: "Bounds") -> "Bounds":
        """Return what the product is at least and at most."""
        return Bounds(self.low * other.low, self.high * other.high)

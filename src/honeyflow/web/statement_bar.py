"""The bar of where a customer's part of the work went: a rectangle a destination, in drawing units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WIDTH = 1000.0
FADE = 0.22
"""How much paler each next project is."""
PALEST = 0.34


@dataclass(frozen=True)
class Stretch:
    """One destination's stretch of the bar."""

    role: str
    x: float
    width: float
    opacity: float
    name: str


def bar_of(days: Iterable[Mapping[str, Any]]) -> list[Stretch]:
    """Return the stretches, from the left; projects after the first are paler."""
    stretches: list[Stretch] = []
    x, projects = 0.0, 0
    for day in days:
        width = day["part"] * WIDTH
        opacity = max(PALEST, 1 - FADE * projects) if day["role"] == "open" else 1.0
        projects += day["role"] == "open"
        stretches.append(Stretch(day["role"], x, width, opacity, day["name"]))
        x += width
    return stretches

"""Whether a text fits its box: measured by the widths of Arial, which Liberation Sans shares letter by letter."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from honeyflow.outreach.briefs.texts import columns_of, one_line

_ASCII = (
    "28 28 35 56 56 89 67 19 33 33 39 58 28 33 28 28 56 56 56 56 56 56 56 56 56 56 28 28 58 58 58 56 "
    "102 67 67 72 72 67 61 78 72 28 50 67 56 83 72 78 67 78 72 67 61 72 67 94 67 67 61 28 28 28 47 56 "
    "33 56 56 50 56 56 28 56 56 22 22 50 22 83 56 56 56 56 33 50 28 56 50 72 50 50 50 33 26 33 58"
)
WIDTHS = {chr(32 + n): int(width) for n, width in enumerate(_ASCII.split())}
WIDTHS |= {"\u00a0": 28, "\u202f": 28, "\u2009": 20, "–": 56, "’": 22, "‘": 22, "·": 33, "€": 56}
"""Hundredths of the type's size."""

BOLD = 1.08
LINE = 1.2
"""Height of a line, of the type's size."""

SURE = 0.96
"""Part of a box's width that is counted on: programs differ a little."""

APART = 25
POINTS = 72


@dataclass(frozen=True)
class Fit:
    """Texts with the size in points at which they fit; `cut` tells that some had to be shortened."""

    size: float
    texts: tuple[str, ...]
    cut: bool


def fitted(
    texts: Sequence[str], box: tuple[float, float], sizes: Sequence[float], *, gap: float = 0.5, bold: bool = False
) -> Fit:
    """Return the largest of `sizes` at which all texts fit a box; at the least one, the texts shortened until they do.

    Parameters
    ----------
    box : tuple of float
        Width and height, in inches.
    sizes : sequence of float
        From large to small, in points.
    gap : float
        Between two texts, of the type's size.
    """
    told = tuple(one_line(text) for text in texts)
    for size in sizes:
        if height_of(told, size, box[0], gap=gap, bold=bold) <= box[1]:
            return Fit(size, told, cut=False)
    least = sizes[-1]
    room = int((box[1] * POINTS / least - gap * (len(told) - 1)) / LINE)
    each = max(1, room // max(1, len(told)))
    return Fit(least, tuple(shortened(text, each, least, box[0], bold=bold) for text in told), cut=True)


def height_of(texts: Sequence[str], size: float, width: float, *, gap: float = 0.5, bold: bool = False) -> float:
    """Return the height of texts beneath each other, in inches."""
    lines = sum(lines_of(text, size, width, bold=bold) for text in texts)
    return (lines * LINE + gap * max(0, len(texts) - 1)) * size / POINTS


def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes."""
    return _lines(text, width * POINTS * SURE * 100 / size / (BOLD if bold else 1))


def shortened(text: str, lines: int, size: float, width: float, *, bold: bool = False) -> str:
    """Return a text cut at a word, with an ellipsis, so that it takes at most so many lines."""
    if lines_of(text, size, width, bold=bold) <= lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = lines_of(f"{text[:middle].rstrip()}…", size, width, bold=bold) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    kept = text[:low].rstrip()
    at_word = kept.rpartition(" ")[0]
    return f"{at_word if len(at_word) > len(kept) * 0.7 else kept}…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text on one line, in inches."""
    return _wide(text) * size / 100 / POINTS * (BOLD if bold else 1)


def _lines(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = _wide(word)
        space = WIDTHS[" "] if used else 0
        if used + space + width <= room:
            used += space + width
        elif columns_of(word) > len(word) * 1.3 or width > room:
            more, used = _broken(word, used + space, room)
            lines += more
        else:
            lines, used = lines + 1, width
    return lines


def _broken(word: str, used: float, room: float) -> tuple[int, float]:
    """Return the further lines of a word that is broken between letters, and what is used of the last."""
    lines = 0
    for before, letter in pairwise(f" {word}"):
        width = _width(letter) + APART * ((before > "\u2e7f") != (letter > "\u2e7f") and before != " ")
        if used + width > room:
            lines, used = lines + 1, 0.0
        used += width
    return lines, used


def _wide(text: str) -> float:
    """Return the width of a text; where East Asian letters meet others, programs set them a little apart."""
    meets = sum((one > "\u2e7f") != (other > "\u2e7f") for one, other in pairwise(text))
    return sum(map(_width, text)) + meets * APART


@lru_cache(maxsize=4096)
def _width(letter: str) -> int:
    if letter in WIDTHS:
        return WIDTHS[letter]
    columns = columns_of(letter)
    if columns != 1:
        return columns * 52
    base = unicodedata.normalize("NFD", letter)[0]
    return WIDTHS.get(base, 100 if unicodedata.category(letter) in ("So", "Pd") else 78)

"""A hundred days as a comb: a hundred cells, five a column, filled by where each went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from honeyflow.outreach.briefs.records import Hundred
from honeyflow.outreach.briefs.texts import one_line

R = 13.0
GAP = 1.4
WIDTH = sqrt(3) * R * 20.5
HEIGHT = 1.5 * R * 4 + 2 * R


@dataclass(frozen=True)
class HundredCell:
    """One cell: ``open``, ``other`` or ``unknown``, and the middle of it, within `WIDTH` by `HEIGHT`."""

    role: str
    x: float
    y: float

    @property
    def corners(self) -> list[tuple[float, float]]:
        """Corners of the hexagon, which stands on one of them."""
        return [
            (self.x + (R - GAP) * cos(a), self.y + (R - GAP) * sin(a)) for a in (pi / 2 + n * pi / 3 for n in range(6))
        ]


def cells_of(hundred: Hundred) -> Iterator[HundredCell]:
    """Give the cells, column by column."""
    step = sqrt(3) * R
    for n, role in enumerate(roles_of(hundred)):
        row, column = n % 5, n // 5
        yield HundredCell(role, step * (column + 0.5 + row % 2 / 2), 1.5 * R * row + R)


def roles_of(hundred: Hundred) -> list[str]:
    """Return a hundred roles; figures that make more or less than a hundred are cut, or filled with ``unknown``."""
    told = ["open"] * max(0, hundred.open) + ["other"] * max(0, hundred.other)
    return [*told, *["unknown"] * 100][:100]


def parts_of(hundred: Hundred) -> list[tuple[str, int, str]]:
    """Return the parts that are there: role, days, label."""
    days = (hundred.open, hundred.other, hundred.unknown)
    return [each for each in zip(("open", "other", "unknown"), days, hundred.labels, strict=True) if each[1]]


def words_of(hundred: Hundred) -> str:
    """Return what the comb shows, in words, for those who do not see it."""
    parts = "; ".join(f"{days} {one_line(label)}" for _, days, label in parts_of(hundred))
    return f"{one_line(hundred.said)} {parts}".strip()


def hundred_svg(hundred: Hundred, words: str, paint: Mapping[str, str] | None = None) -> str:
    """Return the comb as an SVG element that says `words`, which must be escaped already.

    Parameters
    ----------
    paint : mapping of role to colour
        Without one each cell has a class instead: ``cell cell-open``.
    """
    cells = []
    for cell in cells_of(hundred):
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in cell.corners)
        look = f'fill="{paint[cell.role]}"' if paint else f'class="cell cell-{cell.role}"'
        cells.append(f'<polygon {look} points="{corners}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="comb" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img"'
        f' aria-label="{words}">{"".join(cells)}</svg>'
    )

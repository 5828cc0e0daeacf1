"""The comb as a picture of its own: the commons, one cell a kind of contribution, filled by the community's part."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from math import sqrt

from honeyflow.documents.comb import Cell, comb, hexagon
from honeyflow.kernel.commodity import Kind

R = 60.0
WIDTH, HEIGHT = 340.0, 310.0


@dataclass(frozen=True)
class Paint:
    """Colours, as SVG takes them, and the typeface."""

    community: str = "#cdeae3"
    company: str = "#fbdf9f"
    edge: str = "#ffffff"
    empty: str = "#f3eee4"
    heart: str = "#f2a516"
    ink: str = "#211c16"
    heart_ink: str = "#2e1c00"
    font: str = "Libertinus Serif"


def comb_words(shares: Mapping[Kind, float | None]) -> str:
    """Return what the picture shows, in words."""
    told = [f"{kind.value} {round(share * 100)} %" for kind, share in shares.items() if share is not None]
    return f"The community's part of accepted contributions: {', '.join(told) or 'none'}."


def comb_svg(shares: Mapping[Kind, float | None], paint: Paint | None = None, name: str = "comb") -> str:
    """Return the comb as an SVG element; its words are for readers who do not see it.

    Parameters
    ----------
    name : str
        Unique in the document: its clip paths are called by it.
    """
    paint = paint or Paint()
    x, y = WIDTH / 2, HEIGHT / 2
    cells = "".join(_cell(cell, paint, name) for cell in comb(shares, x, y, R))
    words = escape(comb_words(shares))
    heart = _text(x, y - 1, "Commons", 15, paint.heart_ink, 700) + _text(
        x, y + 15, "owned by none", 11, paint.heart_ink
    )
    free_x = x - sqrt(3) * R
    free = (
        f'<polygon points="{hexagon(free_x, y, R - 2.5)}" fill="{paint.empty}"/>'
        + _text(free_x, y - 1, "free", 12, paint.ink)
        + _text(free_x, y + 14, "for all", 12, paint.ink)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img"'
        f' aria-label="{words}" font-family="{escape(paint.font)}">{cells}{free}'
        f'<polygon points="{hexagon(x, y, R - 2.5)}" fill="{paint.heart}"/>{heart}</svg>'
    )


def _cell(cell: Cell, paint: Paint, name: str) -> str:
    clip = f"{name}-{cell.name}"
    community = (
        f'<g clip-path="url(#{clip})"><rect x="{cell.left:.1f}" y="{cell.cut:.1f}" width="{cell.size:.1f}"'
        f' height="{cell.below:.1f}" fill="{paint.community}"/></g>'
        if cell.community_share
        else ""
    )
    back = paint.empty if cell.community_share is None else paint.company
    below = 0 if cell.words else 4
    return (
        f'<clipPath id="{clip}"><polygon points="{cell.points}"/></clipPath>'
        f'<polygon points="{cell.points}" fill="{back}"/>{community}'
        + _text(cell.x, cell.y + below - 1, cell.name, 12, paint.ink)
        + (_text(cell.x, cell.y + 18, cell.words, 16, paint.ink, 700) if cell.words else "")
    )


def _text(x: float, y: float, words: str, size: int, ink: str, weight: int = 400) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-size="{size}" font-weight="{weight}"'
        f' fill="{ink}">{escape(words)}</text>'
    )

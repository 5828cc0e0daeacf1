"""The company's colour in a brief: its tints, what can be read on it, and its dark side (WCAG 2.2 contrast)."""

import re
from dataclasses import dataclass

DEFAULT = "#a8590a"
"""When the company gave none that can be read: honey, dark enough for white text."""

INK, BLACK, WHITE = "#211c16", "#000000", "#ffffff"
"""Of text; of text where ink does not do; of paper."""

ENOUGH = 4.5
"""Contrast of text with its ground: WCAG 2.2, 1.4.3, level AA."""

PALE = 2.2
"""Contrast with white below which a colour, darkened until it can be read, is mud: ink then."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Palette:
    """What a brief is painted with; each pair named here has a contrast of at least `ENOUGH`.

    Parameters
    ----------
    band, on_band, quiet_on_band : str
        The company's colour as it is, and the two inks read on it.
    accent : str
        The colour for headings and figures on white and on `tint`: as it is, or darker; ink for a very light one.
    fill : str
        For bars and other surfaces without text: seen against white (3:1).
    tint, edge : str
        A breath of the colour for grounds; a little more of it for lines.
    dark_accent, dark_tint, dark_edge : str
        The same three on a dark page.
    """

    band: str
    on_band: str
    quiet_on_band: str
    accent: str
    fill: str
    tint: str
    edge: str
    dark_accent: str
    dark_tint: str
    dark_edge: str


def palette_of(colour: str) -> Palette:
    """Return the palette of ``#rrggbb``; of anything else, the default's."""
    band = colour.lower() if _HEX.fullmatch(colour) else DEFAULT
    on_band = _read_on(band)
    tint, dark_tint = mixed(band, WHITE, 0.07), mixed(band, "#1f1b17", 0.14)
    return Palette(
        band=band,
        on_band=on_band,
        quiet_on_band=_between(on_band, band),
        accent=INK if contrast(band, WHITE) < PALE else _until(band, BLACK, tint, ENOUGH),
        fill=_until(band, BLACK, WHITE, 3),
        tint=tint,
        edge=mixed(band, WHITE, 0.24),
        dark_accent=_until(band, WHITE, dark_tint, ENOUGH),
        dark_tint=dark_tint,
        dark_edge=mixed(band, "#1f1b17", 0.35),
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """Return `share` (0-1) of a colour in a ground."""
    parts = (g + (c - g) * share for c, g in zip(_parts(colour), _parts(ground), strict=True))
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _read_on(ground: str) -> str:
    """Return white or ink, whichever is read on a ground; black on one of the middle, where neither is."""
    usual = max((WHITE, INK), key=lambda ink: contrast(ink, ground))
    return usual if contrast(usual, ground) >= ENOUGH else max((WHITE, BLACK), key=lambda ink: contrast(ink, ground))


def _until(colour: str, pole: str, ground: str, least: float) -> str:
    """Return the colour, moved towards black or white no further than it takes to be read on `ground`."""
    steps = (mixed(pole, colour, step / 50) for step in range(51))
    return next(each for each in steps if contrast(each, ground) >= least or each == pole)


def _between(ink: str, ground: str) -> str:
    """Return the quietest mixture of an ink and its ground that is still read on it."""
    steps = (mixed(ink, ground, step / 20) for step in range(14, 21))
    return next((each for each in steps if contrast(each, ground) >= ENOUGH), ink)


def _luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue

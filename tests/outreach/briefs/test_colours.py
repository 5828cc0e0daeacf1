from itertools import product

import pytest

from honeyflow.outreach.briefs.colours import DEFAULT, ENOUGH, INK, WHITE, contrast, palette_of

COLOURS = [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in product((0, 64, 128, 192, 255), repeat=3)]


@pytest.mark.parametrize("colour", COLOURS)
def test_whatever_the_colour_all_text_can_be_read(colour: str) -> None:
    palette = palette_of(colour)

    pairs = [
        (palette.on_band, palette.band),
        (palette.quiet_on_band, palette.band),
        (palette.accent, WHITE),
        (palette.accent, palette.tint),
        (INK, palette.tint),
        (palette.dark_accent, "#151210"),
        (palette.dark_accent, palette.dark_tint),
        ("#f4eee5", palette.dark_tint),
    ]
    assert [pair for pair in pairs if contrast(*pair) < ENOUGH] == []
    assert contrast(palette.fill, WHITE) >= 3


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", "#0d6e8a;}", "url(x)"])
def test_what_is_no_colour_gives_the_default(colour: str) -> None:
    assert palette_of(colour) == palette_of(DEFAULT)


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert palette_of("#0D6E8A").band == palette_of("#0d6e8a").accent == "#0d6e8a"


def test_headings_of_a_very_light_colour_are_ink() -> None:
    assert palette_of("#f7c948").accent == INK

import pytest

from honeyflow.outreach.briefs.formats.slides.fitting import fitted, height_of, lines_of, shortened, width_of


def test_width_is_that_of_arial() -> None:
    assert width_of("M" * 10, 72) == pytest.approx(8.3)


def test_a_text_that_fits_keeps_the_largest_size() -> None:
    fit = fitted(["short"], (5, 1), (30, 20, 10))

    assert (fit.size, fit.texts, fit.cut) == (30, ("short",), False)


@pytest.mark.parametrize("text", ["word " * 400, "W" * 2000, "日本語" * 400, "Kündigungsfristverlängerung " * 60])
def test_whatever_the_text_it_fits_its_box(text: str) -> None:
    fit = fitted([text, text], (4, 3), (24, 18, 12))

    assert height_of(fit.texts, fit.size, 4) <= 3
    assert fit.cut
    assert all(each.endswith("…") for each in fit.texts)


def test_a_text_is_cut_at_a_word() -> None:
    assert shortened("one two three four five six", 1, 12, 1.2) == "one two three…"


def test_japanese_takes_the_rest_of_a_line() -> None:
    assert lines_of("abc " + "日" * 10, 72, 6) == lines_of("abc" + "日" * 10, 72, 6)

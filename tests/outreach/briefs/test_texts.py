import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.outreach.briefs.texts import columns_of, one_line, printable, wrapped


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("ｱ", 1), ("Ａ", 2), ("", 0), ("مريم", 4)]
)
def test_columns_are_those_of_a_terminal(text: str, columns: int) -> None:
    assert columns_of(text) == columns


@given(st.text(max_size=300), st.integers(10, 80))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)

    assert max(map(columns_of, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(printable(text).split())


def test_japanese_lines_do_not_begin_with_a_full_stop() -> None:
    lines = wrapped("あいうえおかきくけこ。さし", 21)

    assert lines == ["あいうえおかきくけ", "こ。さし"]


def test_spaces_that_must_not_break_stay() -> None:
    assert one_line("1\u202f780\u00a0€  a\n b") == "1\u202f780\u00a0€ a b"
    assert wrapped("aaaa 1\u202f780\u00a0€", 10) == ["aaaa ", "1\u202f780\u00a0€"]


def test_what_no_file_can_hold_is_left_out() -> None:
    assert printable("a\x00b\ud800c\u202ed\x1be") == "abcde"

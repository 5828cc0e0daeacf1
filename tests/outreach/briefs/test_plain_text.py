from honeyflow.outreach.briefs.plain_text import plain_block, spoken_section
from honeyflow.outreach.briefs.records import Bars, Number, Numbers, Point, Points, Quote, Section, Table
from honeyflow.outreach.briefs.registry import formats
from honeyflow.outreach.briefs.texts import columns_of
from tests.outreach.briefs.samples import BUSY, FULL_JAPANESE, SAMPLES


def test_columns_of_a_table_are_aligned_by_what_is_seen() -> None:
    table = Table(("部品", "版"), (("weft", "2.3"), ("接続", "10.1")), numeric=frozenset({1}))

    assert plain_block(table, 72) == ["部品    版", "----  ----", "weft   2.3", "接続  10.1"]


def test_a_table_too_wide_has_its_cells_wrapped() -> None:
    lines = plain_block(Table(("a", "b"), (("word " * 20, "word " * 20),)), 40)

    assert max(map(columns_of, lines)) <= 40


def test_a_table_of_too_many_columns_becomes_records() -> None:
    table = Table(tuple(f"name {n}" for n in range(9)), (tuple("a value" for _ in range(9)),))

    assert plain_block(table, 40)[:2] == ["name 0: a value", "name 1: a value"]


def test_figures_stand_before_their_words() -> None:
    assert plain_block(Numbers((Number("53", "changes"), Number("7", "people"))), 72) == [
        "  53  changes",
        "   7  people",
    ]


def test_points_have_their_address_in_full_on_a_line() -> None:
    long = "https://a.example/" + "b" * 90

    assert plain_block(Points((Point("text", "detail", long),)), 72) == ["* text", "  detail", f"  <{long}>"]


def test_quotes_are_set_in_and_signed() -> None:
    assert plain_block(Quote("own words", "Cleo"), 72) == ["    own words", "    – Cleo"]


def test_bars_are_as_long_as_their_figures() -> None:
    lines = plain_block(Bars("t", "", (("a", 2, "2"), ("b", 1, "1"))), 72)

    assert [line.count("=") for line in lines] == [0, 24, 12]


def test_a_speaker_reads_rows_without_ruled_lines() -> None:
    section = Section("us", "us", (Table(("a", "b"), (("1", "2"),)), Bars("t", "u", (("a", 2, "2"),))))

    assert spoken_section(section) == ["a · b", "1 · 2", "", "t (u)", "a: 2"]


def test_mail_text_has_its_subject_first_and_72_columns_at_most() -> None:
    for brief in (BUSY, FULL_JAPANESE):
        subject, empty, first, *rest = formats.get("text").render(brief).decode().split("\n")

        assert (subject, empty, first) == (f"Subject: {brief.title}", "", brief.member)
        assert [line for line in rest if columns_of(line) > 72 and "<http" not in line] == []


def test_no_line_of_a_mail_looks_quoted_or_like_a_postmark() -> None:
    lines = formats.get("text").render(SAMPLES["extreme"]).decode().split("\n")

    assert [line for line in lines if line.startswith((">", "From "))] == []

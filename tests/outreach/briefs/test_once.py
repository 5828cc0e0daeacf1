from honeyflow.outreach.briefs.once import beside, once
from honeyflow.outreach.briefs.records import Hundred, Paragraph, Quote, Section

HUNDRED = Hundred(71, 18, 11, "Of 100, 71.", ("a", "b", "c"))


def test_a_picture_does_not_repeat_the_lede_above_it() -> None:
    section = Section("everyone", "t", (Paragraph("Of 100, 71.", "lede"), HUNDRED))

    assert [getattr(block, "said", None) for block in once(section).blocks] == [None, ""]


def test_a_picture_alone_keeps_its_words() -> None:
    section = Section("everyone", "t", (Paragraph("else"), HUNDRED))

    assert once(section) == section


def test_a_slide_does_not_repeat_its_quotation_whole_or_shortened() -> None:
    quote = Quote("With those hours back I would finish the rate limiter.", "Cleo")
    lines = ["Frees time for: " + quote.text, "With those hours back I would…", "Answers in 4 hours"]

    assert beside(lines, quote) == ["Answers in 4 hours"]

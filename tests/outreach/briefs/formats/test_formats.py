"""What every format of a brief promises, over all formats and all samples."""

import re
from pathlib import Path

import pytest

from honeyflow.outreach.briefs.format import Format
from honeyflow.outreach.briefs.head import foot_of
from honeyflow.outreach.briefs.records import Brief
from honeyflow.outreach.briefs.registry import formats
from tests.outreach.briefs.formats.reading import TEXT, evened
from tests.outreach.briefs.samples import SAMPLES, texts_of

WHOLE = 9
"""Letters up to which a word of a text e-mail is surely on one line."""

ROOT = Path(__file__).parents[4]
GLYPH = "\U00013000"
PAGE = r"(?:(?:Page|Seite|ページ)\d+(?:of|von|sur|/)\d+¶?)?"

both = pytest.mark.parametrize(
    ("form", "brief"),
    [(form, brief) for form in formats.all().values() for brief in SAMPLES.values()],
    ids=[f"{form}-{sample}" for form in formats.all() for sample in SAMPLES],
)
ever = pytest.mark.parametrize("form", formats.all().values(), ids=list(formats.all()))


def test_formats_are_those_promised() -> None:
    assert sorted(formats.all()) == ["markdown", "page", "pdf", "slides", "text"]


@both
def test_every_text_of_the_brief_is_there(form: Format, brief: Brief) -> None:
    text = evened(TEXT[form.name](form.render(brief)))

    missing = [each for each in texts_of(brief) if not _holds(form.name, text, each, brief)]

    assert missing == []


def _holds(form: str, text: str, sought: str, brief: Brief) -> bool:
    if form == "text":  # cells that are wrapped stand beside each other
        return all(word in text for word in sought.split() if len(word) <= WHOLE)
    if form == "pdf":
        return _in_pdf(text, evened(sought), evened(foot_of(brief)))
    return evened(sought) in text


def _in_pdf(text: str, sought: str, foot: str) -> bool:
    """Return whether a PDF has a text, apart from feet between pages, boxes for letters, and the order of Arabic."""
    if re.search(r"[\u0590-\u07ff]", sought):
        return set(sought) <= set(text)
    feet = PAGE.join(map(re.escape, foot.replace(GLYPH, "□"))) + PAGE
    return sought.replace(GLYPH, "□") in re.sub(feet, "", text).replace("¶", "")


@both
def test_the_member_comes_before_the_company(form: Format, brief: Brief) -> None:
    text = evened(TEXT[form.name](form.render(brief)))
    member, company = evened(brief.member), evened(brief.company)

    assert company in text
    if not brief.rtl_name or form.name != "pdf":
        assert text.index(member) < text.index(company)


@both
def test_the_same_brief_gives_the_same_bytes(form: Format, brief: Brief) -> None:
    assert form.render(brief) == form.render(brief)


@ever
def test_an_empty_brief_comes_out(form: Format) -> None:
    brief = Brief("xx", False, "", "", "", "", "", "nonsense", SAMPLES["busy"].made_on, "", ())

    assert form.render(brief)

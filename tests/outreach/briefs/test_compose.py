"""A brief from a draft and an offer: what is said, what is left out, what is never invented."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honeyflow.outreach.briefs.catalogue import LANGUAGES
from honeyflow.outreach.briefs.compose import compose
from honeyflow.outreach.briefs.draft import read_draft
from honeyflow.outreach.briefs.language import right_to_left
from honeyflow.outreach.briefs.offer import Offer, read_offer
from honeyflow.outreach.briefs.records import SECTIONS, Bars, Numbers, Points, Quote, Table
from tests.outreach.briefs.cases import BUSY, CONSULTING, OFFER, ONE, SUPPORT, TODAY, made, section_text, texts


def test_busy_maintainers_brief_has_every_section_in_order() -> None:
    brief = made(BUSY)

    assert tuple(section.key for section in brief.sections) == SECTIONS
    assert brief.title == "Cleo Marsh: the case for working with Weftwise"
    assert (brief.colour, brief.language, brief.made_on, brief.rtl_name) == ("#7a3e9d", "en", TODAY, False)
    assert brief.label["prepared"] == "Prepared by Cleo Marsh for Larder Inc., 24 November 2026"


def test_work_is_shown_as_what_the_employer_already_has_with_proof() -> None:
    section = made(BUSY).section("already")

    assert section is not None
    said = section_text(made(BUSY), "already")
    assert "45 changes by Cleo Marsh are part of weft: the first from March 2021, the latest from October 2026." in said
    assert "Larder Inc. has it in house." in said
    numbers = next(block for block in section.blocks if isinstance(block, Numbers))
    assert [each.value for each in numbers.items] == ["45", "12", "7", "9"]
    assert next(block for block in section.blocks if isinstance(block, Bars)).rows[0] == ("weft/http", 12.0, "12")
    points = next(block for block in section.blocks if isinstance(block, Points))
    assert points.items[0].url == "https://f.example/ab"


@pytest.mark.parametrize("hidden", ["https://f.example/ab", "ab"])
def test_example_the_member_takes_out_is_not_shown(hidden: str) -> None:
    said = section_text(made(BUSY | {"work_hidden": [hidden]}), "already")

    assert "Time out slow feeds" not in said
    assert "Cache feeds" in said


def test_one_change_is_one_change() -> None:
    said = section_text(made(BUSY | {"work": ONE}), "already")

    assert "One change by Cleo Marsh is part of weft, accepted on 1 May 2025." in said
    assert "Cleo Marsh has changed this software, not only used it." in said
    assert "in house" not in said
    assert not any(isinstance(block, Numbers) for block in made(BUSY | {"work": ONE}).sections[1].blocks)


@pytest.mark.parametrize("work", [None, {}, {"years": [{"year": 2025, "count": 0}], "reviews": 0}])
def test_no_recorded_work_is_no_figure_but_own_words(work: dict[str, Any] | None) -> None:
    brief = made(BUSY | {"work": work})
    section = brief.section("already")

    assert section is not None
    assert section.title == "What Cleo Marsh knows from using it"
    assert Quote("I rewrote how feeds time out.", "Cleo Marsh") in section.blocks
    assert not re.search(r"\d", section_text(brief, "already"))
    assert not any("Work:" in source for source in brief.sources)


def test_hours_of_nothing_are_no_figure() -> None:
    waits = [{"text": "An answer", "hours_low": 0, "hours_high": 0}]
    brief = made(BUSY | {"waits": waits})

    assert section_text(brief, "waits").startswith("What we wait for\nAn answer")
    assert "0 hours" not in section_text(brief, "waits")
    assert "Hours a year" not in section_text(brief, "cost")


def test_work_without_years_counts_by_project() -> None:
    said = section_text(made(BUSY | {"work": {"projects": [{"name": "weft", "count": 3}]}}), "already")

    assert "3 changes by Cleo Marsh are part of weft." in said


def test_reviews_alone_are_work() -> None:
    said = section_text(made(BUSY | {"work": {"reviews": 3, "others_helped": 2}}), "already")

    assert "3 changes by others carry Cleo Marsh's review, test or report." in said
    assert "0" not in said


def test_empty_draft_of_nobody_makes_a_brief_that_says_what_to_fill_in() -> None:
    brief = compose(read_draft("{}")[0], Offer(), today=TODAY)

    assert [section.key for section in brief.sections] == ["already", "ask"]
    assert brief.title == "[your name]: the case for the software we build on"


def test_versions_in_use_are_told_with_how_far_behind_they_are() -> None:
    section = made(BUSY).sections[0]
    table = next(block for block in section.blocks if isinstance(block, Table))

    assert table.rows == (("weft", "2.3.1 (March 2025)", "2.4.0 (October 2026)", "1 newer release"),)


def test_components_without_the_companys_are_told_so() -> None:
    uses = {"components": [{"purl": "pkg:pypi/other@1", "name": "other"}, {"name": "third"}]}

    assert "2 components were read; none is a published package" in section_text(made(BUSY | {"uses": uses}), "us")


def test_chosen_service_stands_alone_with_the_members_reason() -> None:
    said = section_text(made(BUSY), "adds")

    assert "Cleo Marsh leads on our side; Weftwise adds to it:" in said
    assert "Why, in Cleo Marsh's words: “An answer the same day”. Somebody to call when it matters." in said
    assert "Training" not in said
    assert "Consulting" not in said


def test_fitting_service_is_suggested_with_what_it_answers() -> None:
    said = section_text(made(BUSY | {"services": [], "frees": ""}), "adds")

    assert "It answers “Slow answers at night”. We run weft 2.3.1; 1 newer release is out." in said
    assert "Training" not in said


def test_without_a_fit_the_member_says_what_helps() -> None:
    said = section_text(made({"member": {"name": "Cleo"}, "waits": [{"text": "Nothing like it"}]}), "adds")

    assert "Weftwise offers Consulting, Support and Training. Which of it helps us is Cleo's to say." in said or (
        "Weftwise offers Support, Training and Consulting. Which of it helps us is Cleo's to say." in said
    )


def test_what_stays_names_lead_licence_and_the_companys_word() -> None:
    said = section_text(made(BUSY), "adds")

    assert "The lead: Cleo Marsh decides with us what matters" in said
    assert "weft stays open source (Apache-2.0), with a service and without one." in said
    assert "You decide what goes in and when." in said


def test_licence_not_told_is_not_promised() -> None:
    offered = {"projects": [{"name": "weft", "packages": ["pkg:pypi/weft"]}]}

    assert "stays open source" not in section_text(made(BUSY, **offered), "adds")


def test_no_services_at_all_leaves_their_sections_out() -> None:
    brief = made(BUSY, services=[], commons=None, questions=[])

    assert [section.key for section in brief.sections] == ["us", "already", "waits", "adds", "ask"]
    assert section_text(brief, "adds").startswith("What Cleo Marsh would do with the time")


def test_commons_with_an_unknown_part_are_told_as_a_least() -> None:
    whole = {"commons": {"period": "2026", "open": 63, "other": 37, "unknown": 0}}

    assert "in October 2025 to September 2026, at least 63 became open source." in section_text(made(BUSY), "everyone")
    assert "in 2026, 63 became open source." in section_text(made(BUSY, **whole), "everyone")


def test_questions_are_grouped_by_who_asks_and_plain() -> None:
    said = section_text(made(BUSY), "questions")

    assert said.index("Finance") < said.index("Legal")
    assert "None." in said
    assert "**" not in said


def test_questions_are_the_members_choice() -> None:
    assert "billed" not in section_text(made(BUSY | {"questions": ["data"]}), "questions")
    assert made(BUSY | {"questions": []}).section("questions") is None


def test_hidden_section_is_left_out() -> None:
    assert made(BUSY | {"sections_hidden": ["cost", "already"]}).section("cost") is None


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ({"kind": "talk"}, "One conversation with Weftwise: Cleo Marsh prepares it"),
        ({"kind": "budget"}, "A budget of €15,000 a year for Support, in Cleo Marsh's hands."),
        ({"kind": "training"}, "on subjects that Cleo Marsh chooses"),
        ({"kind": "own", "text": "Lunch."}, "Lunch."),
        ({}, "An answer to this page"),
    ],
)
def test_ask_is_one_small_step(ask: dict[str, str], said: str) -> None:
    assert said in section_text(made(BUSY | {"ask": ask}), "ask")


def test_own_step_stands_without_ours() -> None:
    section = made(BUSY | {"ask": {"kind": "own", "text": "Lunch."}}).section("ask")

    assert section is not None
    assert section.blocks == (Quote("Lunch.", "Cleo Marsh"),)


def test_name_from_right_to_left_is_isolated_in_sentences_alone() -> None:
    brief = made(BUSY | {"member": {"name": "نور حسن"}})

    assert brief.rtl_name
    assert brief.member == "نور حسن"
    assert brief.title.startswith("\u2068نور حسن\u2069: ")
    assert all(text.count("\u2068") == text.count("\u2069") for text in texts(brief))


def test_markup_and_braces_stay_text() -> None:
    name = "{company} <b>*x*</b> %s {0}"
    brief = made(BUSY | {"member": {"name": name}, "risk": "{} {member} %(a)s"})

    assert brief.title.startswith(name)
    assert "{} {member} %(a)s" in section_text(brief, "waits")


def test_short_lines_are_few_and_own_words_cut_between_words() -> None:
    brief = made(BUSY | {"risk": "a very long sentence " * 40, "frees": "x" * 1000})

    assert all(len(section.short) <= 4 for section in brief.sections)
    cut = [line for section in brief.sections for line in section.short if line.endswith("…")]
    assert any(re.search(r" (a|very|long|sentence)…$", line) for line in cut)
    assert all(len(line) <= 180 for line in cut)


@pytest.mark.parametrize("language", LANGUAGES)
def test_brief_is_made_in_every_language(language: str) -> None:
    assert made(BUSY | {"language": language}).language == language


def test_earlier_schema_is_read_with_less() -> None:
    old = {
        "schema": "honeyflow/services/1",
        "company": "Weftwise",
        "currency": "EUR",
        "services": [SUPPORT, CONSULTING],
    }
    offer, findings = read_offer(json.dumps(old))
    brief = compose(read_draft(json.dumps(BUSY))[0], offer, today=TODAY)

    assert findings == ()
    assert brief.section("cost") is not None
    assert brief.section("questions") is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(sorted(BUSY)), inner, max_size=4),
    max_leaves=12,
)


def _broken(whole: Any, at: list[int], by: object) -> Any:
    """Return a copy with the value at a place put in by another."""
    if not at or not isinstance(whole, dict | list) or not whole:
        return by
    keys = sorted(whole) if isinstance(whole, dict) else list(range(len(whole)))
    key = keys[at[0] % len(keys)]
    copy = dict(whole) if isinstance(whole, dict) else list(whole)
    copy[key] = _broken(whole[key], at[1:], by)  # type: ignore[index]
    return copy


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 20), max_size=4), _JSON, st.lists(st.integers(0, 20), max_size=4), _JSON)
def test_no_draft_and_no_offer_stops_a_brief(at: list[int], by: object, place: list[int], other: object) -> None:
    draft, _ = read_draft(json.dumps(_broken(BUSY, at, by)))
    offer, _ = read_offer(json.dumps(_broken(OFFER, place, other)))

    brief = compose(draft, offer, today=TODAY)

    assert {"already", "ask"} <= {section.key for section in brief.sections} | draft.sections_hidden
    assert not any(right_to_left(text) and "\u2068" not in text for text in [brief.title])


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_draft_or_a_finding(text: str) -> None:
    draft, findings = read_draft(text)

    assert draft or findings
    assert compose(draft, Offer(), today=TODAY).sections

"""Drafts, work and offers as files tell them: what is wrong counts as not told, and is said."""

import json
from datetime import date
from decimal import Decimal

import pytest

from honeyflow.kernel.bounds import Bounds
from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.finding import Severity
from honeyflow.outreach.briefs.draft import draft_json, read_draft
from honeyflow.outreach.briefs.offer import Offer, offer_json, read_offer
from honeyflow.outreach.briefs.work import read_work, work_json
from tests.outreach.briefs.cases import BUSY, OFFER, WORK, draft, offer


def test_draft_written_and_read_again_is_the_same() -> None:
    made = draft(**BUSY | {"questions": ["data"], "work_hidden": ["ab"], "made_on": "2026-11-24"})

    assert read_draft(draft_json(made)) == (made, ())


def test_work_written_and_read_again_is_the_same() -> None:
    made, _ = read_work(json.dumps(WORK))

    assert read_work(work_json(made)) == (made, ())
    assert made.contributions == ((Kind.FUNCTIONALITY, 41), (Kind.DOCUMENTATION, 4))


def test_offer_written_and_read_again_is_the_same() -> None:
    assert read_offer(offer_json(offer())) == (offer(), ())


def test_toml_with_the_same_keys_is_the_same_draft() -> None:
    toml = """
language = "de"
made_on = 2026-11-24
[member]
name = "Cleo"
[[waits]]
text = "x"
hours_low = 0.5
hours_high = 2
"""
    made, findings = read_draft(toml)

    assert findings == ()
    assert (made.language, made.made_on, made.member.name) == ("de", date(2026, 11, 24), "Cleo")
    assert made.waits[0].hours == Bounds(Decimal("0.5"), Decimal(2))


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"member": "Cleo"}, "member"),
        ({"member": {"name": 7}}, "member.name"),
        ({"member": {"email": "x"}}, "member.email"),
        ({"surprise": 1}, "surprise"),
        ({"waits": {"text": "x"}}, "waits"),
        ({"waits": ["x"]}, "waits[0]"),
        ({"waits": [{"text": "x", "url": "javascript:alert(1)"}]}, "waits[0].url"),
        ({"waits": [{"text": "x", "hours_low": -1}]}, "waits[0].hours_low"),
        ({"waits": [{"text": "x", "hours_low": True}]}, "waits[0].hours_low"),
        ({"waits": [{"text": "x", "hours_low": "1e99"}]}, "waits[0].hours_low"),
        ({"waits": [{"text": "x", "hours_low": 6, "hours_high": 2}]}, "waits[0].hours_low"),
        ({"assumptions": {"taken_low": "0.5", "taken_high": "50"}}, "assumptions.taken_high"),
        ({"assumptions": {"currency": "euro"}}, "assumptions.currency"),
        ({"ask": {"kind": "everything"}}, "ask.kind"),
        ({"made_on": "yesterday"}, "made_on"),
        ({"schema": "honeyflow/draft/9"}, "schema"),
        ({"questions": [1]}, "questions"),
        ({"colour": "purple"}, "colour"),
        ({"work": {"contributions": [{"kind": "magic", "count": 3}]}}, "work.contributions[0].kind"),
        ({"work": {"years": [{"year": 2020, "count": 1.5}]}}, "work.years[0].count"),
    ],
)
def test_wrong_value_counts_as_not_told(told: dict[str, object], where: str) -> None:
    made, findings = read_draft(json.dumps(told))

    assert [each.evidence.locator for each in findings] == [where]
    assert made.member.name == ""
    assert made.assumptions.taken is None


def test_long_texts_and_lists_are_cut() -> None:
    made, findings = read_draft(json.dumps({"risk": "x" * 3000, "waits": [{"text": str(n)} for n in range(80)]}))

    assert (len(made.risk), len(made.waits)) == (2000, 50)
    assert {each.done for each in findings} == {"cut there", "the first 50 are taken"}


def test_control_characters_are_spaces() -> None:
    assert read_draft(json.dumps({"risk": "a\x00b\ud800c\r\nd"}))[0].risk == "a b c\nd"


@pytest.mark.parametrize("text", ["{", "[]", "<html>", "\x00", "a = [", "{" * 100_000])
def test_text_that_is_no_draft_is_a_serious_finding(text: str) -> None:
    _, findings = read_draft(text)

    assert [each.severity for each in findings] == [Severity.SERIOUS]


@pytest.mark.parametrize("text", ["", "{}"])
def test_nothing_told_is_an_empty_draft(text: str) -> None:
    assert read_draft(text)[1] == ()


def test_offer_of_another_schema_is_read_as_far_as_it_can_be() -> None:
    made, findings = read_offer(json.dumps(OFFER | {"schema": "honeyflow/services/7"}))

    assert [each.evidence.locator for each in findings] == ["schema"]
    assert len(made.services) == 3


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"commons": {"open": 60, "other": 60, "unknown": 0}}, "commons.open"),
        ({"questions": [{"slug": "a", "for": "sales", "question": "Q", "answer": "A"}]}, "questions[0].for"),
        ({"services": [{"slug": "a", "price": "many"}]}, "services[0].price"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_wrong_part_of_an_offer_counts_as_not_told(told: dict[str, object], where: str) -> None:
    assert [each.evidence.locator for each in read_offer(json.dumps(OFFER | told))[1]] == [where]


def test_offer_that_is_no_json_is_empty() -> None:
    made, findings = read_offer("<html>")

    assert made == Offer()
    assert findings[0].severity is Severity.SERIOUS

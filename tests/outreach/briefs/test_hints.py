"""What would make a brief better."""

from honeyflow.kernel.finding import Severity
from honeyflow.outreach.briefs.draft import Draft
from honeyflow.outreach.briefs.hints import hints
from honeyflow.outreach.briefs.offer import Offer
from tests.outreach.briefs.cases import BUSY, draft, offer


def places(told: Draft, offered: Offer, severity: Severity) -> list[str]:
    return [each.evidence.locator for each in hints(told, offered) if each.severity is severity]


def test_full_draft_needs_nothing() -> None:
    assert hints(draft(**BUSY), offer()) == ()


def test_empty_draft_is_told_what_to_add() -> None:
    missing = places(draft(), Offer(), Severity.NOTE)

    assert missing == ["member.name", "member.employer", "work_words", "uses", "waits", "ask", "services.json"]


def test_missing_figures_are_named() -> None:
    told = draft(**BUSY | {"assumptions": {}, "services": [{"slug": "support"}]})

    assert places(told, offer(), Severity.NOTE) == ["services.quantity", "assumptions.rate", "assumptions.taken"]


def test_what_nobody_knows_is_a_warning_with_the_nearest() -> None:
    told = draft(**BUSY | {"language": "tlh", "services": [{"slug": "suport"}], "questions": ["bill", "data"]})
    found = hints(told, offer())

    assert places(told, offer(), Severity.WARNING) == ["language", "services", "questions"]
    assert [each.expected for each in found[1:3]] == ["'support'?", "'bills'?"]


def test_unknown_section_is_a_warning() -> None:
    assert places(draft(**BUSY | {"sections_hidden": ["costs"]}), offer(), Severity.WARNING) == ["sections_hidden"]


def test_two_currencies_are_a_warning() -> None:
    told = draft(**BUSY | {"assumptions": {"rate_low": 9000, "currency": "JPY"}})

    assert "assumptions.currency" in places(told, offer(), Severity.WARNING)

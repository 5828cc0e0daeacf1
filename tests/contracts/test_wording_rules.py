"""Every rule of wording keeps its seam's promises."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.outreach.wording.records import LANGUAGES, Sentence
from honeyflow.outreach.wording.registry import wording_rules
from honeyflow.outreach.wording.rule import WordingRule

RULES = list(wording_rules.all().values())
SENTENCE_RULES = [rule for rule in RULES if rule.check]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_says_what_it_asks_and_why_and_has_a_check(rule: WordingRule) -> None:
    assert re.fullmatch(r"[a-z-]+", rule.name)
    assert rule.question.endswith("?")
    assert rule.why.endswith(".")
    assert rule.check or rule.check_brief


@pytest.mark.parametrize("rule", SENTENCE_RULES, ids=lambda rule: rule.name)
@given(text=st.text(max_size=200), language=st.sampled_from(LANGUAGES))
def test_rule_answers_any_text_and_says_the_same_again(rule: WordingRule, text: str, language: str) -> None:
    assert rule.check is not None
    said = rule.check(Sentence(text, language))

    assert said is None or (said.rule == rule.name and said.seen and said.better)
    assert rule.check(Sentence(text, language)) == said


@pytest.mark.parametrize("rule", SENTENCE_RULES, ids=lambda rule: rule.name)
def test_rule_only_hints_at_a_members_own_words(rule: WordingRule) -> None:
    assert rule.check is not None
    for text in ("It is a mess that amateurs left, so I cleaned up.", "Without a contract we are playing with fire."):
        said = rule.check(Sentence(text, "en", own=True))
        assert said is None or said.hint

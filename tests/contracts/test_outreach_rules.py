"""Every rule of the guard keeps its seam's promises."""

import copy
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.outreach.platforms import TERMS
from honeyflow.outreach.records import COMMUNITY, Facts, Outcome, Provenance, Purpose
from honeyflow.outreach.registry import rules
from honeyflow.outreach.rule import Rule
from tests.outreach.facts import LIMITS, asked
from tests.outreach.test_guard import known_facts, purposes

RULES = list(rules.all().values())
OUTSIDE = st.frozensets(st.sampled_from(sorted(COMMUNITY)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_a_question_and_is_frozen(rule: Rule) -> None:
    assert rule.question.endswith("?")
    with pytest.raises(FrozenInstanceError):
        rule.name = "other"  # type: ignore[misc]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@given(known=known_facts, purpose=purposes)
def test_rule_holds_or_denies_in_words_and_says_the_same_again(rule: Rule, known: Facts, purpose: Purpose) -> None:
    said = rule.check(asked(purpose), known, LIMITS)

    assert said is None or (said[0] in (Outcome.HOLD, Outcome.DENY) and said[1] and "@" not in said[1])
    assert rule.check(asked(purpose), copy.deepcopy(known), LIMITS) == said


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("seen", sorted(COMMUNITY))
def test_terms_of_each_place_are_told_and_kept(seen: Provenance, purpose: Purpose) -> None:
    said = rules.get("provenance").check(asked(purpose), Facts(None, frozenset({seen})), LIMITS)

    assert (said is None) is (purpose in TERMS[seen].permits)

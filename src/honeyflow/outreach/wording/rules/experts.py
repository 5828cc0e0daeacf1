"""Experts: they are on both sides, not only on the company's."""

from functools import partial

from honeyflow.outreach.wording.lexicon import found
from honeyflow.outreach.wording.rule import WordingRule

rule = WordingRule(
    name="experts",
    question="Are the only experts those of the company?",
    why=(
        "Members are the experts of their own use, and often of the software too. They lead, and the service follows."
    ),
    check=partial(found, "experts"),
)

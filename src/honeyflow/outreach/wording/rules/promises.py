"""Promises: nothing is guaranteed that nobody can keep."""

from functools import partial

from honeyflow.outreach.wording.lexicon import found
from honeyflow.outreach.wording.rule import WordingRule

rule = WordingRule(
    name="promises",
    question="Does the service promise more than anybody can keep?",
    why=("Whoever showed it to their employer answers for it when it does not hold."),
    check=partial(found, "promises"),
)

"""Pressure: members are not made to sell, persuade or pay back."""

from functools import partial

from honeyflow.outreach.wording.lexicon import found
from honeyflow.outreach.wording.rule import WordingRule

rule = WordingRule(
    name="pressure",
    question="Does it press members to sell to their own employer?",
    why=("Members speak for themselves or not at all. Pull, never push: no target, no reward, no guilt."),
    check=partial(found, "pressure"),
)

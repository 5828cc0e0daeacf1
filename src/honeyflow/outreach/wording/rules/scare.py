"""Scare: no threats, no countdowns, no worst case without evidence."""

from functools import partial

from honeyflow.outreach.wording.lexicon import found
from honeyflow.outreach.wording.rule import WordingRule

rule = WordingRule(
    name="scare",
    question="Does it frighten in place of telling?",
    why=(
        "Fear makes people buy once and mistrust for long. A risk that is real has a source, a likelihood and a remedy."
    ),
    check=partial(found, "scare"),
)

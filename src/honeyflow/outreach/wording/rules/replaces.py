"""Replaces: the service adds to people; it takes nobody's place and frees nobody from them."""

from functools import partial

from honeyflow.outreach.wording.lexicon import found
from honeyflow.outreach.wording.rule import WordingRule

rule = WordingRule(
    name="replaces",
    question="Does the service replace people, or free their employer from them?",
    why=("A member who shows this would argue for their own going. The service adds time, promises and reach."),
    check=partial(found, "replaces"),
)

"""People: nobody is called amateur, untrained, risky or a hobbyist."""

from functools import partial

from honeyflow.outreach.wording.lexicon import found
from honeyflow.outreach.wording.rule import WordingRule

rule = WordingRule(
    name="people",
    question="Is anybody of the community, or of the reader's colleagues, called less than able?",
    why=("Who reads it is one of them, or has to work with them tomorrow. They know the software as no one else does."),
    check=partial(found, "people"),
)

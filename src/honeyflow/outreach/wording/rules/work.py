"""Work: what people made is not called a hack, a hobby, unsupported or unready."""

from functools import partial

from honeyflow.outreach.wording.lexicon import found
from honeyflow.outreach.wording.rule import WordingRule

rule = WordingRule(
    name="work",
    question="Is the work of members, colleagues or the community run down?",
    why=(
        "The paid service is the same software. Who runs the work down runs down what they sell, and whoever made it."
    ),
    check=partial(found, "work"),
)

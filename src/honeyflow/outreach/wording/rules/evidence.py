"""Evidence: what is said of a member can be looked up."""

import re
from collections.abc import Iterator
from functools import partial

from honeyflow.outreach.briefs.records import Brief, Points, Quote
from honeyflow.outreach.briefs.work import Work, work_json
from honeyflow.outreach.wording.blocks import texts_in_block
from honeyflow.outreach.wording.lexicon import found
from honeyflow.outreach.wording.records import Objection
from honeyflow.outreach.wording.rule import WordingRule

NAME = "evidence"
_GROUPED = re.compile(r"(?<=\d)[., \u00a0\u202f\u2019](?=\d{3}(?!\d))")
"""What stands between groups of three digits, in any of the languages."""


def unproved(brief: Brief, work: Work | None) -> Iterator[Objection]:
    """Yield each figure about the member that their recorded work does not give."""
    already = brief.section("already")
    if already is None:
        return
    proved = _figures(work_json(work) if work else "") | ({work.accepted} if work else set())
    proved |= _figures(f"{brief.member} {brief.employer} {brief.company}")
    ours = (block for block in already.blocks if not isinstance(block, Quote | Points))
    for text in (already.title, *(text for block in ours for text in texts_in_block(block))):
        for figure in sorted(_figures(text) - proved):
            yield Objection(NAME, (str(figure), text), f"Leave {figure} out, or show the record that says it")


def _figures(text: str) -> set[int]:
    return {int(each) for each in re.findall(r"\d+", _GROUPED.sub("", text))}


rule = WordingRule(
    name=NAME,
    question="Is something claimed about a member that no record says?",
    why=(
        "Superlatives embarrass whoever has to show them, and a figure nobody can look up costs the trust in the rest."
    ),
    check=partial(found, NAME),
    check_brief=unproved,
)

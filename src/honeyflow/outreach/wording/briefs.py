"""A finished brief, checked: its sentences by all rules, and as a whole by those that look at briefs.

The member's own words are theirs: what is found in them is a hint. What the company and we wrote has to stand.
"""

from collections.abc import Iterator
from dataclasses import replace

from honeyflow.outreach.briefs.records import Brief, Points, Quote, Section
from honeyflow.outreach.briefs.work import Work
from honeyflow.outreach.wording.blocks import texts_in_block
from honeyflow.outreach.wording.checking import Objected, objections_to
from honeyflow.outreach.wording.records import Sentence
from honeyflow.outreach.wording.registry import wording_rules
from honeyflow.outreach.wording.sentences import sentences_in

OWN_SECTIONS = ("us", "already", "waits", "ask")
"""Sections whose points are the member's own words, or the first lines of their own work."""


def check_brief(brief: Brief, work: Work | None = None) -> tuple[Objected, ...]:
    """Return what is objected to in a brief, given the recorded work it was made from.

    The member's own words are objected to as hints; what is only worth a thought in anybody's words is left out.
    """
    found: list[Objected] = []
    for section in brief.sections:
        for text, own in texts_of(section):
            for begin, part in sentences_in(text):
                sentence = Sentence(part, brief.language, text.count("\n", 0, begin))
                objections = (each for each in objections_to(sentence) if not each.hint)
                found += [Objected(replace(sentence, own=own), replace(each, hint=own)) for each in objections]
    for rule in wording_rules.all().values():
        if rule.check_brief:
            found += [Objected(Sentence(brief.title, brief.language), each) for each in rule.check_brief(brief, work)]
    return tuple(found)


def texts_of(section: Section) -> Iterator[tuple[str, bool]]:
    """Yield each text of a section, and whether it is the member's own words."""
    yield section.title, False
    for block in section.blocks:
        own = isinstance(block, Quote) or (isinstance(block, Points) and section.key in OWN_SECTIONS)
        yield from ((text, own) for text in texts_in_block(block) if text)

"""Leads: a finished brief names the member first, as the expert, and says that they lead."""

from collections.abc import Iterator

from honeyflow.outreach.briefs.records import Brief, Quote, Section
from honeyflow.outreach.briefs.work import Work
from honeyflow.outreach.wording.blocks import texts_in_block, unmarked
from honeyflow.outreach.wording.records import Objection
from honeyflow.outreach.wording.rule import WordingRule

NAME = "leads"


def objections(brief: Brief, work: Work | None) -> Iterator[Objection]:  # noqa: ARG001 - what any rule is asked
    """Yield what is missing: the name at the head, the expertise, the lead."""
    member = unmarked(brief.member)
    if not unmarked(brief.title).startswith(member):
        yield Objection(NAME, (brief.title,), f"Begin with the member's name: {member}")
    already = brief.section("already")
    if already is None:
        yield Objection(NAME, (brief.title,), f"Show what {member} knows and did, before what a service would add")
    for section in (already, brief.section("adds")):
        if section is not None and not _names(section, member):
            yield Objection(NAME, (section.title,), f"Say that {member} leads, and that a service adds to it")


def _names(section: Section, member: str) -> bool:
    """Return whether our own sentences of a section name the member; a signature under a quotation does not count."""
    ours = [text for block in section.blocks if not isinstance(block, Quote) for text in texts_in_block(block)]
    return any(member in unmarked(text) for text in (section.title, *ours))


rule = WordingRule(
    name=NAME,
    question="Is the member named first, as the expert, and as the one who leads?",
    why="A case that leaves out who has carried the software so far tells the employer that nobody did.",
    check_brief=objections,
)

"""A brief from a draft and an offer: pure, so the same on a server that forgets, and on the member's own machine."""

from collections.abc import Callable
from datetime import date

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.catalogue import SOURCE, chosen_language
from honeyflow.outreach.briefs.draft import Draft
from honeyflow.outreach.briefs.language import Language, right_to_left
from honeyflow.outreach.briefs.offer import Offer
from honeyflow.outreach.briefs.records import Brief, Section
from honeyflow.outreach.briefs.sections.adds import adds
from honeyflow.outreach.briefs.sections.already import already
from honeyflow.outreach.briefs.sections.ask import ask
from honeyflow.outreach.briefs.sections.cost import cost
from honeyflow.outreach.briefs.sections.everyone import everyone
from honeyflow.outreach.briefs.sections.questions import questions
from honeyflow.outreach.briefs.sections.us import us
from honeyflow.outreach.briefs.sections.waits import waits
from honeyflow.outreach.briefs.sources import sources

COLOUR = "#8a5a00"
"""Honey, where neither the member nor the company chose one."""

_BUILD: dict[str, Callable[[Case], Section | None]] = {
    "us": us,
    "already": already,
    "waits": waits,
    "adds": adds,
    "cost": cost,
    "everyone": everyone,
    "ask": ask,
    "questions": questions,
}


def compose(draft: Draft, offer: Offer, *, today: date) -> Brief:
    """Return the brief, in the draft's language; in English where it names one that is not known.

    Nothing that was not told is in it: a section with nothing to say is left out, `already` and `ask` excepted, and
    those the member hid.
    """
    case = Case(draft, offer, today, Language(chosen_language(draft.language) or SOURCE))
    made_on = draft.made_on or today
    shown = (build(case) for key, build in _BUILD.items() if key not in draft.sections_hidden)
    return Brief(
        language=case.said.code,
        rtl_name=right_to_left(draft.member.name),
        title=_title(case),
        member=case.name,
        role=draft.member.role,
        employer=case.employer,
        company=offer.company,
        colour=draft.colour or offer.colour or COLOUR,
        made_on=made_on,
        made_on_text=case.said.day(made_on),
        sections=tuple(section for section in shown if section is not None),
        sources=sources(case),
        label=_labels(case, made_on),
    )


def _title(case: Case) -> str:
    if case.offer.company:
        return case.said.say("{member}: the case for working with {company}", member=case.name, company=case.company)
    return case.said.say("{member}: the case for the software we build on", member=case.name)


def _labels(case: Case, made_on: date) -> dict[str, str]:
    said = case.said
    day = said.day(made_on)
    prepared = (
        said.say("Prepared by {member} for {employer}, {day}", member=case.name, employer=case.employer, day=day)
        if case.employer
        else said.say("Prepared by {member}, {day}", member=case.name, day=day)
    )
    return {
        "by": said.say_in("author", "by"),
        "proof": said.say_in("link", "Proof"),
        "sources": said.say("Where the figures come from"),
        "page": said.say_in("page number", "Page"),
        "of": said.say_in("page number", "of"),
        "prepared": prepared,
    }

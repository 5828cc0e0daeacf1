"""What we already have: the member's work, from records alone, as expertise the employer has in house.

Counts are counts: nobody is ranked, and nothing is said that no record shows. Nothing recorded is no figure of nought:
then the member's own words stand alone.
"""

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.records import Bars, Block, Number, Numbers, Paragraph, Point, Points, Quote, Section
from honeyflow.outreach.briefs.sections.kind_words import kinds_told
from honeyflow.outreach.briefs.work import Work

EXAMPLES = 4
"""Shown at most: a brief has two or three pages."""

AREAS = 5


def already(case: Case) -> Section:
    """Return the section; it is always there."""
    work = case.draft.work
    return _recorded(case, work) if work and work.recorded else _unrecorded(case)


def _recorded(case: Case, work: Work) -> Section:
    said = case.said
    opening = _opening(case, work)
    blocks: list[Block] = [Paragraph(opening, "lede"), *_numbers(case, work), Paragraph(_in_house(case, work))]
    if case.draft.work_words:
        blocks.append(Quote(case.draft.work_words, case.name))
    blocks += [*_areas(case, work), *_examples(case)]
    if work.contributions and work.accepted > 1:
        blocks.append(Paragraph(kinds_told(said, work.contributions), "small"))
    title = said.say("The expertise we already have: {member}", member=case.name)
    return Section("already", title, tuple(blocks), _short(case, work, opening))


def _unrecorded(case: Case) -> Section:
    said = case.said
    title = said.say("What {member} knows from using it", member=case.name)
    blocks: list[Block] = [Paragraph(_leads(case), "lede")]
    if case.draft.work_words:
        blocks.append(Quote(case.draft.work_words, case.name))
    short = [_leads(case), *([case.shortened(case.draft.work_words)] if case.draft.work_words else [])]
    return Section("already", title, tuple(blocks), tuple(short))


def _leads(case: Case) -> str:
    said = case.said
    if case.employer:
        return said.say(
            "{member} leads this at {employer}, and knows from use what helps us and what holds us up.",
            member=case.name,
            employer=case.employer,
        )
    return said.say("{member} leads this, and knows from use what helps us and what holds us up.", member=case.name)


def _opening(case: Case, work: Work) -> str:
    """Return who did what in which projects, and since when."""
    if not work.accepted:
        return _reviews(case, work) or case.said.say("{member}'s work is on record.", member=case.name)
    said = case.said
    names = said.names([each.name for each in work.projects[:4]]) or case.company
    who = {"member": case.name, "projects": names}
    if work.first_on is None or work.last_on is None:
        return said.many(
            "One change by {member} is part of {projects}.",
            "{count} changes by {member} are part of {projects}.",
            work.accepted,
            **who,
        )
    if work.first_on == work.last_on:
        return said.many(
            "One change by {member} is part of {projects}, accepted on {day}.",
            "{count} changes by {member} are part of {projects}, accepted on {day}.",
            work.accepted,
            day=said.day(work.last_on),
            **who,
        )
    return said.many(
        "One change by {member} is part of {projects}: the first from {first}, the latest from {last}.",
        "{count} changes by {member} are part of {projects}: the first from {first}, the latest from {last}.",
        work.accepted,
        first=said.month(work.first_on),
        last=said.month(work.last_on),
        **who,
    )


def _in_house(case: Case, work: Work) -> str:
    """Return what that is to the employer; of one change no more is said than it shows."""
    said = case.said
    if work.accepted == 1:
        return said.say("{member} has changed this software, not only used it.", member=case.name)
    if case.employer:
        return said.say("Knowledge of this software from within: {employer} has it in house.", employer=case.employer)
    return said.say("Knowledge of this software from within: we have it in house.")


def _reviews(case: Case, work: Work) -> str:
    if not work.reviews:
        return ""
    return case.said.many(
        "One change by somebody else carries {member}'s review, test or report.",
        "{count} changes by others carry {member}'s review, test or report.",
        work.reviews,
        member=case.name,
    )


def _numbers(case: Case, work: Work) -> list[Block]:
    """Return two to four figures; fewer say it better in a sentence."""
    said = case.said
    counts = [
        (work.accepted, said.many("accepted change", "accepted changes", work.accepted)),
        (
            work.reviews,
            said.many("review, test or report for others", "reviews, tests or reports for others", work.reviews),
        ),
        (work.others_helped, said.many("contributor helped", "contributors helped", work.others_helped)),
    ]
    if work.releases:
        count = work.releases.count
        counts.append((count, said.many("release with this work in it", "releases with this work in them", count)))
    items = tuple(Number(said.whole(count), label) for count, label in counts if count)
    if len(items) > 1:
        return [Numbers(items)]
    return [Paragraph(_reviews(case, work))] if work.accepted and work.reviews else []


def _areas(case: Case, work: Work) -> list[Block]:
    said = case.said
    areas = work.areas[:AREAS]
    if not areas:
        return []
    if len(areas) == 1 or work.accepted < 3:
        names = said.names([each.name for each in areas])
        return [Paragraph(said.say("Area of expertise: {areas}.", areas=names))]
    title = said.many(
        "One of {member}'s changes is in {area}",
        "{count} of {member}'s changes are in {area}",
        areas[0].count,
        member=case.name,
        area=areas[0].name,
    )
    unit = said.say("changes")
    return [Bars(title, unit, tuple((each.name, float(each.count), said.whole(each.count)) for each in areas))]


def _examples(case: Case) -> list[Block]:
    said = case.said
    shown = case.examples[:EXAMPLES]
    if not shown:
        return []
    points = []
    for each in shown:
        detail = [each.project, said.day(each.on) if each.on else ""]
        points.append(Point(each.what, " · ".join(part for part in detail if part), each.url))
    return [Paragraph(said.say("For example:")), Points(tuple(points))]


def _short(case: Case, work: Work, opening: str) -> tuple[str, ...]:
    said = case.said
    lines = [opening]
    if work.accepted:
        lines.append(_reviews(case, work))
    if work.areas:
        lines.append(said.say("Area of expertise: {areas}.", areas=said.names([each.name for each in work.areas[:3]])))
    lines.append(case.shortened(case.draft.work_words))
    return tuple(line for line in lines if line)[:4]

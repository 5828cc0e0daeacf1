"""What we wait for and spend: requests open, hours of self-support, the risk the member names."""

from decimal import Decimal

from honeyflow.outreach.briefs.calculation import hours_a_year
from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.draft import Waiting
from honeyflow.outreach.briefs.language import plural_of
from honeyflow.outreach.briefs.records import Block, Paragraph, Point, Points, Quote, Section


def waits(case: Case) -> Section | None:
    """Return the section, None where nothing of it was told."""
    said, draft = case.said, case.draft
    if not draft.waits and not draft.risk:
        return None
    blocks: list[Block] = []
    lede = _lede(case)
    if lede:
        blocks.append(Paragraph(lede, "lede"))
    points = tuple(_point(case, each) for each in draft.waits)
    blocks += [Points(points)] if points else []
    if draft.risk:
        blocks += [
            Paragraph(said.say("What {member} asks us to keep in view:", member=case.name)),
            Quote(draft.risk, case.name),
        ]
    short = [lede, *(case.shortened(point.text) for point in points), case.shortened(draft.risk)]
    return Section("waits", _title(case), tuple(blocks), tuple(line for line in short if line)[:4])


def _title(case: Case) -> str:
    if not case.draft.waits:
        return case.said.say("What to keep in view")
    spent = case.year.hours is not None and case.year.hours.high
    return case.said.say("What we wait for and spend") if spent else case.said.say("What we wait for")


def _lede(case: Case) -> str:
    year = hours_a_year(case.draft)
    if year is None or not year.high:
        return ""
    return case.said.many(
        "By {member}'s estimate we spend {hours} hour a year on this ourselves.",
        "By {member}'s estimate we spend {hours} hours a year on this ourselves.",
        plural_of(year),
        member=case.name,
        hours=case.said.range(year),
    )


def _point(case: Case, each: Waiting) -> Point:
    hours = ""
    if each.hours is not None and each.hours.high:
        places = 0 if each.hours.high >= Decimal(10) else 1
        hours = case.said.many(
            "{hours} hour a month",
            "{hours} hours a month",
            plural_of(each.hours),
            hours=case.said.range(each.hours, places),
        )
    return Point(each.text or each.url or case.said.say("Work of our own"), hours, each.url)

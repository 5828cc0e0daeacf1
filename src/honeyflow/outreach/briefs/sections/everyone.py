"""What it does for everyone: what the company's paid days became, and what the services give to all."""

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.offer import Commons
from honeyflow.outreach.briefs.records import Block, Hundred, Paragraph, Point, Points, Section

_RELEASES = 6


def everyone(case: Case) -> Section | None:
    """Return the section, None where neither figures nor services tell anything of it."""
    said, commons = case.said, case.offer.commons
    blocks: list[Block] = []
    headline = _headline(case, commons) if commons else ""
    if commons:
        blocks += [Paragraph(headline, "lede"), _hundred(case, commons, headline), *_became(case, commons)]
    given = dict.fromkeys(fit.service.everyone for fit in case.fits if fit.service.everyone)
    blocks += [Points(tuple(Point(text) for text in given))] if given else []
    if not blocks:
        return None
    short = tuple(line for line in (headline, *(case.shortened(text) for text in given)) if line)[:4]
    return Section("everyone", said.say("What it does for everyone"), tuple(blocks), short)


def _headline(case: Case, commons: Commons) -> str:
    """Return the share that became open source: a least where part of it is not known."""
    said = case.said
    values = {"company": case.company, "period": case.commons_period, "open": str(commons.open)}
    if commons.unknown:
        return said.say(
            "Of each 100 working days {company} paid for in {period}, at least {open} became open source.", **values
        )
    return said.say("Of each 100 working days {company} paid for in {period}, {open} became open source.", **values)


def _hundred(case: Case, commons: Commons, headline: str) -> Hundred:
    said = case.said
    labels = (said.say("became open source"), said.say("other work"), said.say("not recorded"))
    return Hundred(commons.open, commons.other, commons.unknown, headline, labels)


def _became(case: Case, commons: Commons) -> list[Block]:
    said = case.said
    blocks: list[Block] = []
    if commons.projects:
        days = [
            said.say_in("days", "{project} ({days})", project=each.name, days=said.number(each.days, 0))
            for each in commons.projects[:5]
        ]
        blocks.append(Paragraph(said.say("Working days by project: {projects}.", projects=said.names(days)), "small"))
    if commons.releases:
        names = said.names(commons.releases[:_RELEASES])
        blocks.append(Paragraph(said.say("Released in that time: {releases}.", releases=names), "small"))
    return blocks

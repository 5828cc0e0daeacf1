"""Where the figures of a brief come from, a line each."""

from collections.abc import Iterator

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.work import FROM_GIT, Work


def sources(case: Case) -> tuple[str, ...]:
    """Return a line for each source that has a part in the brief."""
    return tuple(_sources(case))


def _sources(case: Case) -> Iterator[str]:
    said, draft, offer = case.said, case.draft, case.offer
    if draft.work and draft.work.recorded:
        yield _work(case)
    if offer.services or offer.questions or offer.projects:
        yield _offer(case)
    if offer.commons:
        yield said.say(
            "Where paid days went: {company}'s published figures for {period}",
            company=case.company,
            period=case.commons_period,
        )
    told = draft.assumptions
    if case.year.hours or told.rate or told.taken or any(each.quantity for each in draft.services):
        yield said.say("Hours, costs of an hour, shares and quantities: {member}'s estimates", member=case.name)
    files = sorted({each.source for each in draft.uses.components if each.source})
    if files:
        yield said.say("What is in use: read from {files}", files=said.names(files[:5]))


def _work(case: Case) -> str:
    work, said = case.draft.work or Work(), case.said
    if work.as_of is None:
        return said.say("Work: {source}", source=work.source)
    day = said.day(work.as_of)
    if work.source.startswith(FROM_GIT):
        return said.say("Work: read from the projects' git repositories on {day}", day=day)
    return said.say("Work: {source}, as of {day}", source=work.source, day=day)


def _offer(case: Case) -> str:
    said, offer = case.said, case.offer
    where = offer.site or "services.json"
    if offer.as_of:
        return said.say(
            "Services, prices and answers: as {company} publishes them at {where}, as of {day}",
            company=case.company,
            where=where,
            day=said.day(offer.as_of),
        )
    return said.say(
        "Services, prices and answers: as {company} publishes them at {where}", company=case.company, where=where
    )

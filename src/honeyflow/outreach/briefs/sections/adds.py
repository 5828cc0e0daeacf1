"""What the company would add: the services chosen or fitting, why; what stays with us; what it frees the member for."""

from collections.abc import Iterator

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.matching import Fit
from honeyflow.outreach.briefs.records import Block, Paragraph, Point, Points, Quote, Section


def adds(case: Case) -> Section | None:
    """Return the section, None where no service is offered and nothing was told of what it would free."""
    said, frees = case.said, case.draft.frees
    blocks: list[Block] = []
    if case.offer.services:
        blocks += _services(case)
        stays = tuple(_stays(case))
        blocks += [Paragraph(said.say("What stays with us:")), Points(stays)]
    if frees:
        blocks += [Paragraph(said.say("What it frees {member} to do:", member=case.name)), Quote(frees, case.name)]
    if not blocks:
        return None
    title = (
        said.say("What {company} would add", company=case.company)
        if case.offer.services
        else said.say("What {member} would do with the time", member=case.name)
    )
    return Section("adds", title, tuple(blocks), _short(case))


def _services(case: Case) -> list[Block]:
    said = case.said
    if not case.fits:
        names = said.names([each.title for each in case.offer.services[:6]])
        return [
            Paragraph(
                said.say(
                    "{company} offers {services}. Which of it helps us is {member}'s to say.",
                    company=case.company,
                    services=names,
                    member=case.name,
                ),
                "lede",
            )
        ]
    lede = said.say("{member} leads on our side; {company} adds to it:", member=case.name, company=case.company)
    return [Paragraph(lede, "lede"), Points(tuple(_point(case, fit) for fit in case.fits))]


def _point(case: Case, fit: Fit) -> Point:
    service = fit.service
    said = case.said
    text = service.title
    if service.summary:
        text = said.say_in("service", "{title}: {summary}", title=service.title, summary=service.summary)
    return Point(text, said.gap.join(_reasons(case, fit)))


def _reasons(case: Case, fit: Fit) -> Iterator[str]:
    """Yield why: the member's own words first, else what of theirs it answers; then what it does for us."""
    said = case.said
    why = next((each.why for each in case.draft.services if each.slug == fit.service.slug and each.why), "")
    if why:
        yield said.say("Why, in {member}'s words: {words}.", member=case.name, words=said.quoted(why.rstrip(".。")))
    elif fit.told:
        told = said.names([case.cited(each) for each in fit.told[:2]])
        yield said.say("It answers {words}.", words=told)
    if fit.outdated is not None and not why:
        used = f"{fit.outdated.project} {fit.outdated.version}"
        yield said.many(
            "We run {used}; {count} newer release is out.",
            "We run {used}; {count} newer releases are out.",
            fit.outdated.behind or 0,
            used=used,
        )
    if fit.service.employer:
        yield fit.service.employer


def _stays(case: Case) -> Iterator[Point]:
    said = case.said
    yield Point(
        said.say(
            "The lead: {member} decides with us what matters, and the knowledge stays in our team.", member=case.name
        )
    )
    for project in case.projects[:3]:
        if project.licence:
            yield Point(
                said.say(
                    "The software: {project} stays open source ({licence}), with a service and without one.",
                    project=project.name,
                    licence=project.licence,
                )
            )
    stays = dict.fromkeys(fit.service.stays for fit in case.fits if fit.service.stays)
    yield from (Point(text) for text in stays)


def _short(case: Case) -> tuple[str, ...]:
    said = case.said
    lines = [said.say("{member} leads on our side.", member=case.name)]
    lines += [case.shortened(_point(case, fit).text) for fit in case.fits[:2]]
    if case.draft.frees:
        lines.append(said.say("Frees time for: {words}", words=case.shortened(case.draft.frees, 100)))
    return tuple(lines[:4])

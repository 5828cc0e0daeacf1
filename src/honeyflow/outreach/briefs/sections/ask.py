"""The ask: one small next step."""

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.records import Block, Paragraph, Quote, Section


def ask(case: Case) -> Section:
    """Return the section; it is always there."""
    said, told = case.said, case.draft.ask
    step = "" if told.kind == "own" and told.text else _step(case)
    blocks: list[Block] = [Paragraph(step, "lede")] if step else []
    if told.text:
        blocks.append(Quote(told.text, case.name))
    short = tuple(line for line in (step, case.shortened(told.text)) if line)
    return Section("ask", said.say("The next step"), tuple(blocks), short)


def _step(case: Case) -> str:
    match case.draft.ask.kind:
        case "talk":
            return case.said.say(
                "One conversation with {company}: {member} prepares it, leads it and brings our questions.",
                company=case.company,
                member=case.name,
            )
        case "trial":
            return _trial(case)
        case "budget":
            return _budget(case)
        case "training":
            return case.said.say(
                "Training for our team by {company}, on subjects that {member} chooses.",
                company=case.company,
                member=case.name,
            )
        case _:
            return case.said.say(
                "An answer to this page: what convinces, what is missing, and whom {member} should talk to next.",
                member=case.name,
            )


def _trial(case: Case) -> str:
    names = case.said.names([fit.service.title for fit in case.fits])
    if names:
        return case.said.say(
            "A trial of {services}, limited in time and led by {member}; what it brought decides what follows.",
            services=names,
            member=case.name,
        )
    return case.said.say(
        "A trial with {company}, limited in time and led by {member}; what it brought decides what follows.",
        company=case.company,
        member=case.name,
    )


def _budget(case: Case) -> str:
    said, price = case.said, case.year.price
    names = said.names([fit.service.title for fit in case.fits]) or case.company
    if price is not None and price.high:
        currency = next(iter(case.year.sums))
        return said.say(
            "A budget of {amount} a year for {services}, in {member}'s hands.",
            amount=said.money_range(price, currency),
            services=names,
            member=case.name,
        )
    return said.say("A budget for {services}, in {member}'s hands.", services=names, member=case.name)

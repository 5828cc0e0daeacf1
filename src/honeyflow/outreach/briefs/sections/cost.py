"""What it costs and returns in a year: every assumption in a table with who says it, ranges not points.

No figure is here that nobody told. Where an assumption is missing, what would have to be true stands in its place.
"""

from decimal import Decimal

from honeyflow.outreach.briefs.calculation import Calculation
from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.records import Block, Number, Numbers, Paragraph, Section
from honeyflow.outreach.briefs.sections.assumptions import assumptions_table
from honeyflow.outreach.briefs.sections.pays import pays_for_itself
from honeyflow.outreach.briefs.sections.prices import price_of, prices_table


def cost(case: Case) -> Section | None:
    """Return the section, None where no service is chosen or fits and no hours are told."""
    said, year = case.said, case.year
    if not year.lines:
        return None
    lede = _lede(case)
    pays = pays_for_itself(case)
    blocks: list[Block] = [Paragraph(lede, "lede"), *_numbers(case, year), prices_table(case)]
    blocks += [Paragraph(pays)] if pays else []
    blocks += assumptions_table(case)
    short = (lede, *([pays] if pays else []))
    returns = year.hours is not None and year.hours.high
    title = said.say("What it costs and returns") if returns else said.say("What it costs")
    return Section("cost", title, tuple(blocks), short)


def _lede(case: Case) -> str:
    """Return the year's price: a sum for each currency, and what no sum holds."""
    said, year = case.said, case.year
    sums = [said.money_range(amount, currency) for currency, amount in year.sums.items() if amount.high]
    requested = [line.service.title for line in year.lines if line.on_request]
    unsettled = [line.service.title for line in year.open_lines if not line.on_request]
    free = bool(year.sums) and not sums
    if sums and requested:
        return said.say(
            "A year costs {sum}; the price of {services} is on request.",
            sum=said.names(sums),
            services=said.names(requested),
        )
    if sums and unsettled:
        return said.say(
            "A year costs {sum}; how much of {services} we need is not settled.",
            sum=said.names(sums),
            services=said.names(unsettled),
        )
    if sums:
        return said.say("A year costs {sum}, without tax.", sum=said.names(sums))
    if requested:
        return said.say("The price of {services} is on request.", services=said.names(requested))
    if free and not unsettled:
        return said.say("It costs nothing.")
    return said.say("{prices}. How much of it we need is not settled.", prices=said.names(_unit_prices(case)))


def _unit_prices(case: Case) -> list[str]:
    said = case.said
    return [
        said.say_in("price", "{service}: {price}", service=line.service.title, price=price_of(said, line.service))
        for line in case.year.open_lines
        if not line.on_request
    ]


def _numbers(case: Case, year: Calculation) -> list[Block]:
    """Return the figures that are worked out: cost, hours, worth, net."""
    said, price = case.said, case.year.price
    items: list[Number] = []
    if price is not None and price.high:
        items.append(Number(said.money_range(price, next(iter(year.sums))), said.say("cost a year")))
    if year.saved is not None and year.saved.high:
        hours = said.say("{hours} h", hours=said.range(year.saved))
        items.append(Number(hours, said.say("of our own time back, a year")))
    if year.worth is not None and year.worth.high:
        items.append(
            Number(said.money_range(year.worth, year.currency, whole=True), said.say("what that time costs us"))
        )
    if year.net is not None and year.worth is not None and year.worth.high > Decimal(0):
        net = said.signed_money(year.net.low, year.net.high, year.currency)
        items.append(Number(net, said.say("time returned less cost")))
    return [Numbers(tuple(items))] if len(items) > 1 else []

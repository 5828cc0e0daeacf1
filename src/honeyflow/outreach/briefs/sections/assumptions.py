"""Every assumption of the calculation in a table, with who says it; what is left for the reader to fill in, too."""

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.records import Block, Table

Row = tuple[str, str, str]


def assumptions_table(case: Case) -> list[Block]:
    """Return the table, nothing where the price list is all there is."""
    said = case.said
    rows = [*_hours(case), *_rate(case), *_taken(case)]
    if not rows:
        return []
    header = (said.say("Assumed"), said.say("Value"), said.say("Who says so"))
    rows = [_prices(case), *rows, *_quantities(case), *_open(case)]
    note = said.say(
        "Each range holds all that its assumptions allow. Change any of them, and the result changes with it."
    )
    return [Table(header, tuple(rows), note)]


def _prices(case: Case) -> Row:
    said, offer = case.said, case.offer
    if offer.as_of is not None:
        who = said.say("{company}'s price list of {day}", company=case.company, day=said.day(offer.as_of))
    else:
        who = said.say("{company}'s price list", company=case.company)
    return said.say("Prices"), said.say("as above, without tax"), who


def _quantities(case: Case) -> list[Row]:
    said = case.said
    if not any(line.quantity for line in case.year.lines):
        return []
    return [(said.say("Units a year"), said.say("as above"), _estimate(case))]


def _hours(case: Case) -> list[Row]:
    said, hours = case.said, case.year.hours
    if hours is None or not hours.high:
        return []
    value = said.say("{hours} h", hours=said.range(hours))
    return [(said.say("Hours a year we spend on this ourselves"), value, _estimate(case))]


def _rate(case: Case) -> list[Row]:
    said, rate = case.said, case.draft.assumptions.rate
    if rate is None:
        return []
    return [(said.say("What an hour costs us"), said.money_range(rate, case.year.currency), _estimate(case))]


def _taken(case: Case) -> list[Row]:
    said, taken = case.said, case.draft.assumptions.taken
    if taken is None:
        return []
    return [(said.say("Share of these hours a service takes over"), said.percent_range(taken), _estimate(case))]


def _open(case: Case) -> list[Row]:
    """Return what nobody told, for the reader to fill in."""
    said, told, blank = case.said, case.draft.assumptions, "____"
    who = said.say("for you to fill in")
    rows: list[Row] = []
    if told.rate is None:
        rows.append((said.say("What an hour costs us"), blank, who))
    if told.taken is None and case.year.hours is not None and case.year.hours.high:
        rows.append((said.say("Share of these hours a service takes over"), blank, who))
    return rows


def _estimate(case: Case) -> str:
    return case.said.say("{member}'s estimate", member=case.name)

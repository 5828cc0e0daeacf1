"""The services' prices in a table: a unit, units a year, a year."""

from honeyflow.outreach.briefs.calculation import Line
from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.language import Language
from honeyflow.outreach.briefs.offer import Service
from honeyflow.outreach.briefs.records import Table


def prices_table(case: Case) -> Table:
    """Return a row a service; sums are of one currency each."""
    said, year = case.said, case.year
    header = (said.say("Service"), said.say("Price"), said.say("Units a year"), said.say("A year"))
    rows = [
        (line.service.title, price_of(said, line.service), _quantity(said, line), _year(said, line))
        for line in year.lines
    ]
    many = len(year.lines) > 1
    label = said.say("Together, without what is open") if year.open_lines else said.say("Together")
    for currency, amount in year.sums.items():
        if many and amount.high:
            rows.append((label, "", "", said.money_range(amount, currency)))
    return Table(header, tuple(rows), numeric=frozenset({1, 2, 3}))


def price_of(said: Language, service: Service) -> str:
    """Return a price with its unit, in the words of the company's price list."""
    if service.price is None:
        return said.say("on request")
    if not service.price:
        return said.say("free")
    price = said.money(service.price, service.currency)
    return said.say("{price} per {unit}", price=price, unit=_unit(said, service.unit)) if service.unit else price


def _unit(said: Language, unit: str) -> str:
    """Return the usual units in the brief's language; any other as the company writes it."""
    usual = {
        "hour": said.say_in("unit", "hour"),
        "day": said.say_in("unit", "day"),
        "week": said.say_in("unit", "week"),
        "month": said.say_in("unit", "month"),
        "year": said.say_in("unit", "year"),
        "person": said.say_in("unit", "person"),
    }
    return usual.get(unit.casefold(), unit)


def _quantity(said: Language, line: Line) -> str:
    if line.quantity is None:
        return "–" if line.service.price == 0 else said.say("not settled")
    return said.range(line.quantity, 1)


def _year(said: Language, line: Line) -> str:
    if line.on_request:
        return said.say("on request")
    if line.year is None:
        return said.say("not settled")
    return said.money_range(line.year, line.service.currency) if line.year.high else said.say("free")

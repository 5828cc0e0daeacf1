"""Customers come, renew, and go; what they are invoiced, in what currency, and when they pay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from honeyflow.demo import plot
from honeyflow.demo.dice import Dice
from honeyflow.demo.organizations import Organization
from honeyflow.demo.plans import plan_factors
from honeyflow.kernel.period import add_months

_PRICES = (7_500, 12_000, 12_000, 18_000, 18_000, 30_000, 54_000)


@dataclass
class Customer:
    """One customer: since when, until when (none while it stays), its yearly price of 2016, what it pays in."""

    number: str
    organization: Organization
    since: date
    until: date | None
    service: str
    price: int
    currency: str


@dataclass(frozen=True)
class Invoice:
    """One row of the billing export; the last day served is included."""

    number: str
    customer: str
    service: str
    issued_on: date
    served: tuple[date, date] | None
    amount: int
    currency: str
    paid_on: date | None


def build_customers(dice: Dice, market: Sequence[Organization], until: date, scale: float) -> list[Customer]:
    """Return everybody who was ever a customer, in the order they came."""
    waiting = list(reversed(market))
    everyone: list[Customer] = []
    for month in plot.months(until):
        active = [each for each in everyone if each.until is None]
        for customer in active:
            due = customer.since.month == month.month and customer.since < month
            if due and dice.chance(plot.leaving_share(month, 0.08)):
                customer.until = month
        active = [each for each in active if each.until is None]
        while len(active) < round(max(plot.customers(month) * scale, 2)) and waiting:
            customer = _customer(dice, f"C{len(everyone) + 101}", waiting.pop(), month)
            everyone.append(customer)
            active.append(customer)
    return everyone


def _customer(dice: Dice, number: str, organization: Organization, month: date) -> Customer:
    service = "hosting" if month.year >= 2020 and dice.chance(0.3) else "support"
    currency = "USD" if organization.country == "US" else "EUR"
    return Customer(number, organization, month, None, service, dice.pick(_PRICES), currency)


def build_invoices(dice: Dice, customers: Sequence[Customer], until: date, seed: int) -> list[Invoice]:
    """Return all invoices by day of issue, a few bad rows among them."""
    drafts = [draft for customer in customers for draft in _of_customer(dice, customer, until, seed)]
    drafts.sort(key=lambda draft: (draft.issued_on, draft.customer, draft.service))
    invoices: list[Invoice] = []
    for draft in drafts:
        count = sum(each.issued_on.year == draft.issued_on.year for each in invoices[-400:])
        invoices.append(replace(draft, number=f"{draft.issued_on.year}-{count + 1:04d}"))
    return _spoil(invoices)


def _of_customer(dice: Dice, customer: Customer, until: date, seed: int) -> Iterator[Invoice]:
    start = customer.since
    factors = plan_factors(seed, customer.number, start, until)
    while start <= until and (customer.until is None or start < customer.until):
        end = add_months(start, 12)
        price = int(customer.price * factors[start] * (1 + 0.035 * (start.year - 2016)) / 100) * 100
        issued = start - timedelta(days=dice.whole(2, 20))
        yield _invoice(dice, customer, customer.service, issued, (start, end - timedelta(days=1)), price, until)
        yield from _extras(dice, customer, start, price, until)
        start = end


def _extras(dice: Dice, customer: Customer, start: date, price: int, until: date) -> Iterator[Invoice]:
    """Yield the year's training, consulting and credit note, each at its own chance."""
    for service, share, amounts, days in (("training", 0.24, (19, 58), 2), ("consulting", 0.34, (60, 330), 45)):
        first = start + timedelta(days=dice.whole(10, 330))
        last = first + timedelta(days=days - 1)
        if dice.chance(share) and last < until:
            amount = dice.whole(*amounts) * 100
            yield _invoice(dice, customer, service, last + timedelta(days=3), (first, last), amount, until)
    credited = start + timedelta(days=dice.whole(40, 200))
    if dice.chance(0.02) and credited < until:
        yield _invoice(dice, customer, customer.service, credited, None, -price // 10, until)


def _invoice(
    dice: Dice,
    customer: Customer,
    service: str,
    issued: date,
    served: tuple[date, date] | None,
    amount: int,
    until: date,
) -> Invoice:
    late = dice.draw()
    days = dice.whole(9, 38) if late < 0.86 else dice.whole(45, 160)
    paid = issued + timedelta(days=days)
    unpaid = late > 0.985 or paid > until
    return Invoice("", customer.number, service, issued, served, amount, customer.currency, None if unpaid else paid)


def _spoil(invoices: list[Invoice]) -> list[Invoice]:
    """Add what billing systems do: a row exported twice, a wrong currency, a contract over another, a lost customer."""
    middle = len(invoices) // 2
    yearly = next(each for each in invoices[middle:] if each.served and (each.served[1] - each.served[0]).days > 360)
    start, end = yearly.served or (yearly.issued_on, yearly.issued_on)
    shifted = (start + timedelta(days=31), end + timedelta(days=31))
    spoiled = [
        invoices[middle],
        replace(invoices[middle + 1], number="X-0001", currency="EURO"),
        replace(yearly, number="X-0002", served=shifted, amount=yearly.amount // 4),
        replace(invoices[middle + 2], number="X-0003", customer="C999"),
    ]
    return [*invoices[: middle + 3], *spoiled, *invoices[middle + 3 :]]

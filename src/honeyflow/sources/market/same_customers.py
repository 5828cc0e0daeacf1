"""Who is one customer: what the site says is done; what names, domains and tax numbers suggest is only told."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from honeyflow.site.market import SameCustomer
from honeyflow.sources.market.records import Customer, MarketRows
from honeyflow.sources.market.trouble import Troubles

SITE_FILE = "honeyflow.toml"
_LEGAL_FORMS = frozenset(
    (
        *("ab", "ag", "aps", "as", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "kg", "limited", "llc"),
        *("llp", "ltd", "nv", "oy", "plc", "sa", "sarl", "sas", "se", "spa", "srl"),
    )
)
_MOST = 3
"""Customers that may share a domain, name or tax number and still be taken for one: more share a provider."""


def merged(rows: MarketRows, told: Sequence[SameCustomer], troubles: Troubles) -> MarketRows:
    """Return the rows with the customers that the site says are one under their first identifier."""
    kept = {other: each.ids[0] for each in told for other in each.ids}
    known = {customer.customer_id for customer in rows.customers}
    used = known | {line.customer_id for line in rows.lines} | {each.customer_id for each in rows.payments}
    used |= {each.customer_id for each in rows.subscriptions}
    for number, each in enumerate(told, 1):
        for unknown in (other for other in each.ids if other not in used):
            place, done = f"market.same_customer[{number}]", "the others are joined"
            troubles.of(SITE_FILE).add("customer-not-there", place, repr(unknown), "a customer's identifier", done)
    names = {each.ids[0]: each.name for each in told if each.name}
    return MarketRows(
        customers=tuple(_joined(rows.customers, kept, names, troubles)),
        lines=tuple(replace(each, customer_id=kept.get(each.customer_id, each.customer_id)) for each in rows.lines),
        payments=tuple(
            replace(each, customer_id=kept.get(each.customer_id, each.customer_id)) for each in rows.payments
        ),
        subscriptions=tuple(
            replace(each, customer_id=kept.get(each.customer_id, each.customer_id)) for each in rows.subscriptions
        ),
        inputs=rows.inputs,
    )


def _joined(
    customers: Iterable[Customer], kept: Mapping[str, str], names: Mapping[str, str], troubles: Troubles
) -> Iterator[Customer]:
    """Yield each customer once: those told to be one joined, their domains together; another of one identifier left."""
    bearers: dict[str, list[Customer]] = defaultdict(list)
    for each in customers:
        bearers[kept.get(each.customer_id, each.customer_id)].append(each)
    for identifier, several in bearers.items():
        first = next((each for each in several if each.customer_id == identifier), several[0])
        if identifier not in kept and len(several) > 1:
            _tell_twice(several, troubles)
            several = several[:1]
        domains = dict.fromkeys(domain for each in (first, *several) for domain in each.domains.split())
        yield replace(
            first,
            customer_id=identifier,
            name=names.get(identifier, first.name),
            domains=" ".join(domains),
            country=first.country or next((each.country for each in several if each.country), None),
            tax_id=first.tax_id or next((each.tax_id for each in several if each.tax_id), ""),
        )


def _tell_twice(several: Sequence[Customer], troubles: Troubles) -> None:
    for each in several[1:]:
        trouble = troubles.of(each.source)
        seen = f"customer {trouble.shown(each.customer_id)}, which {several[0].source} has too"
        trouble.add("customer-duplicate", each.locator, seen, "each customer once", "the first is kept")


def suggest(customers: Sequence[Customer], troubles: Troubles) -> None:
    """Record customers who may be one: the site decides."""
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_id = {each.customer_id: each for each in customers}
    for reason, bearers in _calls(customers).items():
        first, *others = bearers
        for other in others if len(bearers) <= _MOST else ():
            reasons[first, other].append(reason)
    for (first, other), why in reasons.items():
        one, two = by_id[first], by_id[other]
        if one.source == two.source and all(each.startswith("domain") for each in why):
            continue  # one file that gives a domain to two customers is told of where it is read
        seen = f"{two.name!r} ({other}) and {one.name!r} ({first}) with the same {', '.join(why)}"
        done = f'kept apart; if they are one, say so: [[market.same_customer]] ids = ["{first}", "{other}"]'
        troubles.of(two.source).add("customer-maybe-same", two.locator, seen, "each customer once", done)


def _calls(customers: Iterable[Customer]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for each in customers:
        tax = re.sub(r"[^0-9A-Z]", "", each.tax_id.upper())
        calls = [f"domain {domain}" for domain in each.domains.split()]
        calls += [f"tax number {tax}"] if tax else []
        calls += [f"name {name!r}"] if (name := plain_name(each.name)) else []
        for call in calls:
            found[call][each.customer_id] = None
    return {call: list(bearers) for call, bearers in found.items() if len(bearers) > 1}


def plain_name(name: str) -> str:
    """Return a name without case, punctuation and legal form.

    >>> plain_name("Larder, Ltd.")
    'larder'
    """
    words = re.sub(r"[.'’]", "", name.casefold())
    parts = re.findall(r"\w+", words)
    while len(parts) > 1 and parts[-1] in _LEGAL_FORMS:
        parts.pop()
    return " ".join(parts)

"""Stripe's customers as rows of ``customer``: no address of a person is taken over, only its domain."""

import re
from collections.abc import Iterator

from honeyflow.sources.market.customers import domain_of
from honeyflow.sources.market.records import Customer
from honeyflow.sources.market.stripe.held import Held, Objects, items, part


def customers_of(objects: Objects) -> Iterator[Customer]:
    """Yield the customers; one without a name is called by its domain, else by its identifier."""
    for held in objects.all("customer"):
        domain = held.text("email_domain") or domain_of(held.text("email"))
        name = held.text("business_name") or held.text("name") or domain or held.id
        yield Customer(held.id, name, domain, _country(held), _tax_id(held), held.source, held.locator)


def _country(held: Held) -> str | None:
    country = part(held.data, "address", "country")
    return country if isinstance(country, str) and re.fullmatch(r"[A-Z]{2}", country) else None


def _tax_id(held: Held) -> str:
    numbers = [each.get("value") for each in items(held.data.get("tax_ids"))]
    return next((number for number in numbers if isinstance(number, str) and number), "")

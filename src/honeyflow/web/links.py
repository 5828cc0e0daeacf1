"""Where figures lead: to the records behind them and to their methods page."""

from urllib.parse import quote, urlencode

from django.urls import Resolver404, resolve, reverse

from honeyflow.kernel.commodity import kind_of
from honeyflow.kernel.party import Party
from honeyflow.ledger.records import Line
from honeyflow.web.choice import Choice

_GIVER = {"community:given": Party.COMMUNITY, "transformed:made-by-company": Party.COMPANY}
"""Accounts whose contributions are one party's; any other account holds both parties'."""


def page_link(name: str, choice: Choice | None = None, **more: str) -> str:
    """Return the address of a page, period and project kept."""
    query = choice.query_with(**more) if choice else urlencode(more)
    return f"{reverse(name)}?{query}" if query else reverse(name)


def person_link(person_id: str, choice: Choice | None = None) -> str:
    """Return the address of a person's page, period and project kept for the way back."""
    return _kept(reverse("person", kwargs={"person_id": person_id}), choice)


def organization_link(organization_id: str, choice: Choice | None = None) -> str:
    """Return the address of an organization's page, period and project kept for the way back."""
    return _kept(reverse("organization", kwargs={"organization_id": organization_id}), choice)


def customer_link(customer_id: str, choice: Choice | None = None) -> str:
    """Return the address of a customer's page; empty for an identifier that no address can hold."""
    return "" if "/" in customer_id else _kept(reverse("customer", kwargs={"customer_id": customer_id}), choice)


def statement_link(customer_id: str) -> str:
    """Return the address of a customer's statement; empty where this installation makes none."""
    address = f"/customers/{quote(customer_id, safe='')}/statement/"
    try:
        resolve(address)
    except Resolver404:
        return ""
    return address


def _kept(address: str, choice: Choice | None) -> str:
    return f"{address}?{choice.query}" if choice and choice.query else address


def records_link(line: Line, choice: Choice) -> str:
    """Return the address of the records behind one figure of the statement."""
    kind = kind_of(line.commodity)
    if kind:
        giver = _GIVER.get(line.account)
        return page_link("records", choice, kind=kind, **({"party": giver.value} if giver else {}))
    return page_link("postings", choice, account=line.account, commodity=line.commodity.code)


def method_link(slug: str) -> str:
    """Return the address of a methods page."""
    return reverse("method", kwargs={"slug": slug})

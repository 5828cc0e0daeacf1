"""The site's ``[market]``: the plain files, the systems that are read beside them, and who is one customer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from honeyflow.site.credentials import secrets_in, setting_name
from honeyflow.site.sections import Section

_NAME = r"[a-z][a-z0-9-]*"


@dataclass(frozen=True)
class MarketSource:
    """One ``[[market.source]]``.

    Parameters
    ----------
    system : str
        Which plug-in reads it.
    name : str
        Prefix of its identifiers, and what findings call it; the system's when not told.
    customers : str
        The source whose identifiers its customers bear (``files`` for the plain files); its own when empty.
    services : mapping
        What the system calls a product (lower case), to the slug of the service.
    options : mapping
        The system's own keys, as written: the plug-in checks them.
    where : str
        The table in the site's file.
    """

    system: str
    name: str
    customers: str = ""
    services: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""

    @property
    def setting(self) -> str:
        """The environment variable of its credential."""
        return setting_name(self.name)


@dataclass(frozen=True)
class SameCustomer:
    """Identifiers that mean one customer, the one to keep first; `name` is what it is called now, if told."""

    ids: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Market:
    """The plain files about the company (a missing one means "not recorded"), and the systems read beside them."""

    customers: str = "customers.csv"
    invoices: str = "invoices.csv"
    payments: str = "payments.csv"
    subscriptions: str = "subscriptions.csv"
    staff: str = "staff.csv"
    origins: str = "origins.csv"
    origin_answers: str = "origin_answers.csv"
    needs: str = "needs.csv"
    contacts: str = "contacts.csv"
    one_off: tuple[str, ...] = ()
    """Services that are never recurring, however long one is served: a project of two months is no subscription."""
    sources: tuple[MarketSource, ...] = ()
    same_customers: tuple[SameCustomer, ...] = ()


def read_market(section: Section) -> Market:
    """Return what ``[market]`` says; its faults are gathered in the section."""
    names: set[str] = {"files"}
    ids: set[str] = set()
    return Market(
        customers=section.text("customers", Market.customers),
        invoices=section.text("invoices", Market.invoices),
        payments=section.text("payments", Market.payments),
        subscriptions=section.text("subscriptions", Market.subscriptions),
        staff=section.text("staff", Market.staff),
        origins=section.text("origins", Market.origins),
        origin_answers=section.text("origin_answers", Market.origin_answers),
        needs=section.text("needs", Market.needs),
        contacts=section.text("contacts", Market.contacts),
        one_off=section.texts("one_off"),
        sources=tuple(_source(row, names) for row in section.rows("source")),
        same_customers=tuple(_same(row, ids) for row in section.rows("same_customer")),
    )


def _source(row: Section, names: set[str]) -> MarketSource:
    system = row.checked("system", bool, 'the name of a system, such as "stripe"')
    name = row.matching("name", system, _NAME, "a name of small letters, digits and hyphens, such as stripe-eu")
    if name and name in names:
        row.refuse("name", f"saw {name!r}, which is another source's; expected a name for each source")
    names.add(name)
    customers = row.text("customers", "")
    services = row.section("services").texts_by_key('"product" = "slug of the service"')
    options = row.rest()
    for key in secrets_in(options):
        setting = setting_name(name or "name")
        row.refuse(
            key,
            f"saw a credential; expected none in this file. Do: remove it, set {setting} (or {setting}_FILE) instead",
        )
    return MarketSource(system, name, customers, services, options, row.name)


def _same(row: Section, taken: set[str]) -> SameCustomer:
    ids = row.texts("ids")
    if len(set(ids)) < 2:
        row.refuse("ids", f"saw {list(ids)!r}; expected two identifiers or more, the one to keep first")
    for twice in sorted(taken & set(ids)):
        row.refuse("ids", f"saw {twice!r}, which another [[market.same_customer]] has; expected each once")
    taken.update(ids)
    return SameCustomer(ids, row.text("name", ""))

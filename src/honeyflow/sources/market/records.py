"""Nouns of the company's files: rows of the standard tables, attributes named as columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Customer:
    """A row of ``customer``: an organization, never a person.

    `tax_id`, `source` and `locator` are no columns: they tell where two systems may mean one customer.
    """

    customer_id: str
    name: str
    domains: str
    country: str | None
    tax_id: str = ""
    source: str = ""
    locator: str = ""


@dataclass(frozen=True)
class InvoiceLine:
    """A row of ``invoice_line``; `service_to` is the day after the last day served (the file names the last day).

    `paid_on` is no column: a file that says when an invoice was paid tells of a payment, see `payments_of`. Nor is
    `proration`: a line that charges part of a period anew after a change, whose days another line serves too.
    """

    invoice_id: str
    line: int
    customer_id: str
    service: str
    issued_on: date
    service_from: date | None
    service_to: date | None
    amount: Decimal
    currency: str
    paid_on: date | None
    source: str
    locator: str
    proration: bool = False

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two lines of one invoice the same line, sent twice."""
        return (self.service, self.issued_on, self.service_from, self.service_to, self.amount, self.currency)


@dataclass(frozen=True)
class Payment:
    """A row of ``payment``; a refund's amount is negative."""

    payment_id: str
    customer_id: str
    invoice_id: str | None
    paid_on: date
    amount: Decimal
    currency: str
    source: str
    locator: str


def payments_of(lines: Iterable[InvoiceLine]) -> list[Payment]:
    """Return a payment for each invoice line that was paid, over its whole amount."""
    return [
        Payment(
            f"{line.invoice_id}/{line.line}",
            line.customer_id,
            line.invoice_id,
            line.paid_on,
            line.amount,
            line.currency,
            line.source,
            line.locator,
        )
        for line in lines
        if line.paid_on is not None
    ]


@dataclass(frozen=True)
class Subscription:
    """A row of ``subscription``: one stretch at one price; `ended_on` is the day after its last day."""

    subscription_id: str
    customer_id: str
    service: str
    started_on: date
    ended_on: date | None
    monthly_amount: Decimal
    currency: str
    source: str
    locator: str


@dataclass(frozen=True, kw_only=True)
class MarketRows:
    """What one source tells, identifiers as it has them; `inputs` are its files' or objects' fingerprints."""

    customers: tuple[Customer, ...] = ()
    lines: tuple[InvoiceLine, ...] = ()
    payments: tuple[Payment, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)

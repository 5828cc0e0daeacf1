"""Nouns of the company's files: rows of ``customer``, ``invoice_line`` and ``staff``, attributes named as columns."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Customer:
    """A row of ``customer``: an organization, never a person."""

    customer_id: str
    name: str
    domains: str
    country: str | None


@dataclass(frozen=True)
class InvoiceLine:
    """A row of ``invoice_line``; `service_to` is the day after the last day served (the file names the last day)."""

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

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two lines of one invoice the same line, sent twice."""
        return (self.service, self.issued_on, self.service_from, self.service_to, self.amount, self.currency)


@dataclass(frozen=True)
class Employment:
    """A row of ``staff``; `ended_on` is the day after the last day (the file names the last day)."""

    staff_id: str
    name: str
    emails: str
    role: str
    started_on: date
    ended_on: date | None
    workload_share: float
    monthly_cost: Decimal | None
    currency: str | None

    @property
    def end(self) -> date:
        """`ended_on`, or the end of time while employed."""
        return self.ended_on or date.max

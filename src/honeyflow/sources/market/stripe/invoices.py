"""Stripe's invoices and credit notes as rows of ``invoice_line``, without tax, discounts taken off."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.records import InvoiceLine
from honeyflow.sources.market.stripe.held import Held, Objects, currency_of, day, items, major, part, reference
from honeyflow.sources.market.stripe.pricing import Catalogue
from honeyflow.sources.market.trouble import Troubles

UNKNOWN = "unknown"
"""The customer of what names none (a guest)."""
_OWED = ("open", "paid", "uncollectible")


def number_of(invoice: Held) -> str:
    """Return the number on the invoice, its identifier when it has none."""
    return invoice.text("number") or invoice.id


def owed(objects: Objects) -> Iterator[Held]:
    """Yield the invoices that were issued and not voided."""
    yield from (held for held in objects.all("invoice") if held.text("status") in _OWED)


def net(line: Mapping[str, Any]) -> Decimal:
    """Return a line's amount without tax and after discounts, in minor units."""
    off = sum(Decimal(each.get("amount") or 0) for each in items(line.get("discount_amounts")))
    return Decimal(line.get("amount") or 0) - off - _included_tax(line)


def _included_tax(line: Mapping[str, Any]) -> Decimal:
    old = [each for each in items(line.get("tax_amounts")) if each.get("inclusive")]
    new = [each for each in items(line.get("taxes")) if each.get("tax_behavior") == "inclusive"]
    return sum((Decimal(each.get("amount") or 0) for each in (*old, *new)), Decimal(0))


def is_proration(line: Mapping[str, Any]) -> bool:
    """Say whether a line charges or credits part of a period after a change."""
    parent = line.get("parent")
    new = (part(parent, "subscription_item_details", "proration"), part(parent, "invoice_item_details", "proration"))
    return bool(line.get("proration")) or any(new)


@dataclass(frozen=True)
class InvoiceReader:
    """Reads invoices and credit notes, knowing the products."""

    objects: Objects
    catalogue: Catalogue
    troubles: Troubles

    def lines(self, invoice: Held) -> list[InvoiceLine]:
        """Return an invoice's lines; one whose lines do not add up to its total is told of."""
        lines = items(invoice.data.get("lines"))
        rows = [self._line(invoice, position, line) for position, line in enumerate(lines, 1)]
        if part(invoice.data, "lines", "has_more"):
            self._tell(invoice, "invoice-cut", f"{len(lines)} of more lines", "all its lines", Severity.SERIOUS)
        total, currency = invoice.data.get("total_excluding_tax"), currency_of(invoice.data)
        added = sum(map(net, lines), Decimal(0))
        if total is not None and added != Decimal(total):
            seen = f"lines of {major(added, currency)} in a total of {major(total, currency)} {currency} without tax"
            self._tell(invoice, "invoice-sum", seen, "lines that add up to the total", Severity.WARNING)
        return [row for row in rows if row is not None]

    def _tell(self, held: Held, rule: str, seen: str, expected: str, severity: Severity) -> None:
        done = "the lines there are count"
        self.troubles.of(held.source).add(rule, held.locator, seen, expected, done, severity)

    def _line(self, invoice: Held, position: int, line: Mapping[str, Any]) -> InvoiceLine:
        first, last = day(part(line, "period", "start")), day(part(line, "period", "end"))
        served = (first, last) if first and last and first < last else (None, None)
        currency = currency_of(line) or currency_of(invoice.data)
        return InvoiceLine(
            invoice_id=number_of(invoice),
            line=position,
            customer_id=reference(invoice.data.get("customer")) or UNKNOWN,
            service=self.catalogue.service(line),
            issued_on=issued_on(invoice),
            service_from=served[0],
            service_to=served[1],
            amount=major(net(line), currency),
            currency=currency,
            paid_on=None,
            source=invoice.source,
            locator=invoice.locator,
            proration=is_proration(line),
        )

    def credits(self, note: Held) -> list[InvoiceLine]:
        """Return a credit note's lines, negative, each of the service of the line it credits."""
        invoice = self.objects.get("invoice", reference(note.data.get("invoice")))
        credited = {reference(line): line for line in items(invoice.data.get("lines"))} if invoice else {}
        return [
            self._credit(note, position, line, credited.get(reference(line.get("invoice_line_item")), {}))
            for position, line in enumerate(items(note.data.get("lines")), 1)
        ]

    def _credit(self, note: Held, position: int, line: Mapping[str, Any], of: Mapping[str, Any]) -> InvoiceLine:
        currency = currency_of(note.data)
        return InvoiceLine(
            invoice_id=note.text("number") or note.id,
            line=position,
            customer_id=reference(note.data.get("customer")) or UNKNOWN,
            service=self.catalogue.service(of or line),
            issued_on=day(note.data.get("effective_at") or note.data["created"]) or date.min,
            service_from=None,
            service_to=None,
            amount=-major(net(line), currency),
            currency=currency,
            paid_on=None,
            source=note.source,
            locator=note.locator,
        )


def issued_on(invoice: Held) -> date:
    """Return the day an invoice was issued: finalized, else effective, else created."""
    told = part(invoice.data, "status_transitions", "finalized_at") or invoice.data.get("effective_at")
    return day(told or invoice.data["created"]) or date.min


def tell_not_owed(objects: Objects, troubles: Troubles) -> None:
    """Record how many invoices are drafts or void: they are not owed."""
    for status, count in sorted(Counter(held.text("status") for held in objects.all("invoice")).items()):
        if status not in _OWED:
            first = next(held for held in objects.all("invoice") if held.text("status") == status)
            seen, expected = f"{count:,} invoices {status or 'without a status'}", "invoices issued"
            trouble = troubles.of(first.source)
            trouble.add("invoice-not-owed", first.locator, seen, expected, "left out: not owed", Severity.NOTE)

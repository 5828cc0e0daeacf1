"""One invoice or payment that two sources tell of: kept once, with both places named."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.records import InvoiceLine, MarketRows, Payment
from honeyflow.sources.market.trouble import Troubles

DAYS = 7
"""Days between which two sources may date one payment: one says when it was sent, the other when it came."""


@dataclass(frozen=True)
class _Invoice:
    """An invoice as one source tells it; `owner` is that source."""

    invoice_id: str
    owner: str
    customer_id: str
    issued_on: date
    totals: tuple[tuple[str, Decimal], ...]
    source: str
    locator: str

    @property
    def number(self) -> str:
        return self.invoice_id.removeprefix(f"{self.owner}:").casefold()

    @property
    def place(self) -> str:
        return f"{self.source}:{self.locator}" if self.locator else self.source


def without_doubles(rows: MarketRows, owners: Mapping[str, str], troubles: Troubles) -> MarketRows:
    """Return the rows with each invoice and payment once.

    Parameters
    ----------
    owners : mapping
        The source of each invoice and each payment, by identifier.
    """
    same = _same_invoices(_invoices(rows.lines, owners), troubles)
    return replace(
        rows,
        lines=tuple(line for line in rows.lines if line.invoice_id not in same),
        payments=tuple(_payments_once(_moved(rows.payments, same), owners, troubles)),
    )


def _invoices(lines: Iterable[InvoiceLine], owners: Mapping[str, str]) -> list[_Invoice]:
    by_invoice: dict[str, list[InvoiceLine]] = defaultdict(list)
    for line in lines:
        by_invoice[line.invoice_id].append(line)
    return [_invoice(of_one, owners[identifier]) for identifier, of_one in by_invoice.items()]


def _invoice(lines: Sequence[InvoiceLine], owner: str) -> _Invoice:
    first = lines[0]
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        totals[line.currency] += line.amount
    return _Invoice(
        first.invoice_id,
        owner,
        first.customer_id,
        first.issued_on,
        tuple(sorted(totals.items())),
        first.source,
        first.locator,
    )


def _same_invoices(invoices: Iterable[_Invoice], troubles: Troubles) -> dict[str, str]:
    """Return the invoice to keep by the one that repeats it."""
    by_number: dict[str, list[_Invoice]] = defaultdict(list)
    same: dict[str, str] = {}
    for invoice in invoices:
        others = [each for each in by_number[invoice.number] if each.owner != invoice.owner]
        double = next((each for each in others if _agree(each, invoice)), None)
        if double is not None:
            same[invoice.invoice_id] = double.invoice_id
            _tell(invoice, double, "the first is kept, this one left out", "invoice-duplicate", troubles)
            continue
        by_number[invoice.number].append(invoice)
        for other in others:
            _tell_near(invoice, other, troubles)
    return same


def _agree(one: _Invoice, two: _Invoice) -> bool:
    return (one.customer_id, one.issued_on, one.totals) == (two.customer_id, two.issued_on, two.totals)


def _tell_near(invoice: _Invoice, other: _Invoice, troubles: Troubles) -> None:
    """Record two invoices of one number that agree in part: revenue may count twice."""
    if invoice.customer_id == other.customer_id:
        done = "both kept; correct one of them: revenue may count twice"
        _tell(invoice, other, done, "invoice-differs", troubles, "with another amount or date")
    elif (invoice.issued_on, invoice.totals) == (other.issued_on, other.totals):
        ids = f'ids = ["{other.customer_id}", "{invoice.customer_id}"]'
        done = f"both kept: revenue may count twice; if the customers are one: [[market.same_customer]] {ids}"
        _tell(invoice, other, done, "invoice-maybe-duplicate", troubles, "with the same amount, of another customer")


def _tell(invoice: _Invoice, other: _Invoice, done: str, rule: str, troubles: Troubles, how: str = "") -> None:
    seen = f"invoice {invoice.number!r}, which {other.place} has too{', ' + how if how else ''}"
    severity = Severity.WARNING if rule == "invoice-duplicate" else Severity.SERIOUS
    troubles.of(invoice.source).add(rule, invoice.locator, seen, "each invoice once", done, severity)


def _moved(payments: Iterable[Payment], same: Mapping[str, str]) -> list[Payment]:
    return [replace(each, invoice_id=same.get(each.invoice_id or "", each.invoice_id)) for each in payments]


def _payments_once(payments: Iterable[Payment], owners: Mapping[str, str], troubles: Troubles) -> list[Payment]:
    """Return the payments without those that another source tells of: one invoice, one amount, days apart."""
    kept: dict[tuple[str, Decimal, str], list[Payment]] = defaultdict(list)
    matched: set[str] = set()
    once: list[Payment] = []
    for payment in payments:
        alike = kept[payment.invoice_id or payment.payment_id, payment.amount, payment.currency]
        double = next(
            (each for each in alike if _one_payment(each, payment, owners) and each.payment_id not in matched), None
        )
        if double is None:
            alike.append(payment)
            once.append(payment)
            continue
        matched.add(double.payment_id)
        seen = f"a payment of {payment.invoice_id}, which {double.source}:{double.locator} has too"
        done = "the first is kept, this one left out"
        troubles.of(payment.source).add("payment-duplicate", payment.locator, seen, "each payment once", done)
    return once


def _one_payment(one: Payment, two: Payment, owners: Mapping[str, str]) -> bool:
    other_source = owners[one.payment_id] != owners[two.payment_id]
    return other_source and abs((one.paid_on - two.paid_on).days) <= DAYS

"""Stripe's charges, refunds and payments outside it as rows of ``payment``, in the share that is without tax."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from honeyflow.sources.market.amounts import PLACES
from honeyflow.sources.market.records import Payment
from honeyflow.sources.market.stripe.held import Held, Objects, currency_of, day, items, major, part, reference
from honeyflow.sources.market.stripe.invoices import UNKNOWN, net, number_of, owed


@dataclass(frozen=True)
class _Money:
    """Money that moved: how much in minor units, when, and for which invoice (None when not told)."""

    held: Held
    amount: Decimal
    paid_on: date
    invoice: Held | None
    customer: str


@dataclass
class PaymentReader:
    """Reads what was paid and paid back, knowing which invoice each charge pays."""

    objects: Objects
    _by_charge: dict[str, str] = field(default_factory=dict)
    _by_intent: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for invoice in self.objects.all("invoice"):
            self._link(invoice.data, invoice.id)
            for paid in items(invoice.data.get("payments")):
                self._link(paid.get("payment"), invoice.id)
        for paying in self.objects.all("invoice_payment"):
            self._link(paying.data.get("payment"), reference(paying.data.get("invoice")))

    def _link(self, payment: Any, invoice: str) -> None:
        self._by_charge.setdefault(reference(part(payment, "charge")), invoice)
        self._by_intent.setdefault(reference(part(payment, "payment_intent")), invoice)

    def payments(self) -> Iterator[Payment]:
        """Yield the charges that succeeded, the refunds, and what invoices say was paid without a charge."""
        charges = [money for held in self.objects.all("charge") if (money := self._charge(held)) is not None]
        charges = self._paired(charges)
        for money in charges:
            yield _payment(money.held.id, money)
        paid = {money.invoice.id for money in charges if money.invoice}
        for invoice in owed(self.objects):
            when = day(part(invoice.data, "status_transitions", "paid_at"))
            amount = Decimal(invoice.data.get("amount_paid") or 0)
            if invoice.id not in paid and when is not None and amount:
                yield _payment(f"{invoice.id}/paid", _Money(invoice, amount, when, invoice, _customer(invoice.data)))
        for refund in self.objects.all("refund"):
            if refund.text("status") in ("succeeded", ""):
                yield _payment(refund.id, self._refund(refund))

    def _charge(self, held: Held) -> _Money | None:
        captured = held.data.get("captured", True)
        if held.text("status") != "succeeded" or not captured:
            return None
        amount = Decimal(held.data.get("amount_captured") or held.data.get("amount") or 0)
        invoice = self._invoice(held.data)
        customer = reference(held.data.get("customer")) or (_customer(invoice.data) if invoice else UNKNOWN)
        return _Money(held, amount, _created(held), invoice, customer)

    def _invoice(self, charge: Mapping[str, Any]) -> Held | None:
        told = reference(charge.get("invoice")) or self._by_charge.get(reference(charge))
        intent = reference(charge.get("payment_intent"))
        return self.objects.get("invoice", told or (self._by_intent.get(intent) if intent else ""))

    def _paired(self, charges: list[_Money]) -> list[_Money]:
        """Give charges that name no invoice the one of the same customer and amount, paid that day, if there is one."""
        taken = {money.invoice.id for money in charges if money.invoice}
        waiting: dict[tuple[str, Decimal, date | None], list[Held]] = {}
        for invoice in owed(self.objects):
            if invoice.id not in taken:
                when = day(part(invoice.data, "status_transitions", "paid_at"))
                key = (_customer(invoice.data), Decimal(invoice.data.get("amount_paid") or 0), when)
                waiting.setdefault(key, []).append(invoice)
        paired = []
        for money in charges:
            alike = waiting.get((money.customer, money.amount, money.paid_on), []) if money.invoice is None else []
            found = alike.pop(0) if len(alike) == 1 else money.invoice
            paired.append(_Money(money.held, money.amount, money.paid_on, found, money.customer))
        return paired

    def _refund(self, held: Held) -> _Money:
        charge = self.objects.get("charge", reference(held.data.get("charge")))
        invoice = self._invoice(charge.data if charge else {"payment_intent": held.data.get("payment_intent")})
        owner = charge or invoice
        customer = reference(held.data.get("customer")) or (_customer(owner.data) if owner else UNKNOWN)
        return _Money(held, -Decimal(held.data.get("amount") or 0), _created(held), invoice, customer)


def _created(held: Held) -> date:
    return day(held.data["created"]) or date.min


def _customer(data: Mapping[str, Any]) -> str:
    return reference(data.get("customer")) or UNKNOWN


def _payment(identifier: str, money: _Money) -> Payment:
    currency = currency_of(money.held.data)
    amount = major(money.amount, currency)
    if money.invoice is not None:
        amount = (amount * _share(money.invoice)).quantize(PLACES, ROUND_HALF_EVEN)
    number = number_of(money.invoice) if money.invoice else None
    held = money.held
    return Payment(identifier, money.customer, number, money.paid_on, amount, currency, held.source, held.locator)


def _share(invoice: Held) -> Decimal:
    """Return the part of an invoice's total that is not tax."""
    total = Decimal(invoice.data.get("total") or 0)
    without = invoice.data.get("total_excluding_tax")
    if without is None:
        without = sum(map(net, items(invoice.data.get("lines"))), Decimal(0))
    return Decimal(without) / total if total > 0 and 0 < Decimal(without) < total else Decimal(1)

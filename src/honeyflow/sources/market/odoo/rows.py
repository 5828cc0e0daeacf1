"""Odoo's records as the market's rows: posted invoices' lines without tax, payments in the share without tax."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.amounts import PLACES
from honeyflow.sources.market.kept_records import KeptRecords, Record
from honeyflow.sources.market.records import Customer, InvoiceLine, MarketRows, Payment
from honeyflow.sources.market.system import MarketReading

_MOVED = ("paid", "in_process", "posted")
"""States of a payment whose money moved: Odoo 18 names the first two, earlier ones the third."""
_WRONG = (ArithmeticError, IndexError, KeyError, TypeError, ValueError)


def rows_of(kept: KeptRecords, reading: MarketReading) -> MarketRows:
    """Return the rows; a record that is not as documented is a finding."""
    return _Reader(kept, reading).rows()


class _Reader:
    def __init__(self, kept: KeptRecords, reading: MarketReading) -> None:
        self._reading = reading
        self._trouble = reading.troubles.of(reading.name)
        self._partners = kept.all("res.partner")
        posted = {key: move for key, move in kept.all("account.move").items() if move.get("state") == "posted"}
        self._moves = {key: move for key, move in posted.items() if self._sound("account.move", move)}
        self._lines = kept.all("account.move.line")
        self._payments = kept.all("account.payment")
        self._fingerprint = kept.fingerprint()

    def _sound(self, model: str, record: Record) -> bool:
        """Say whether a record reads as documented."""
        try:
            return bool(record["name"] and _one(record["commercial_partner_id"]) and _day(record["invoice_date"]))
        except _WRONG:
            self._tell(model, record)
            return False

    def _tell(self, model: str, record: Record) -> None:
        seen, expected = f"{model} {record.get('id')} that is not as documented", "a posted record with all its fields"
        self._trouble.add("object-wrong", f"{model} {record.get('id')}", seen, expected, "left out", Severity.SERIOUS)

    def rows(self) -> MarketRows:
        return MarketRows(
            customers=tuple(self._customers()),
            lines=tuple(self._invoice_lines()),
            payments=tuple(self._moved()),
            inputs={self._reading.name: self._fingerprint},
        )

    def _customers(self) -> Iterator[Customer]:
        """Yield whom invoices are for, and partners ranked as customers, each as its commercial entity."""
        billed = {_one(move["commercial_partner_id"]) for move in self._moves.values()}
        for identifier, partner in sorted(self._partners.items()):
            whole = self._commercial(identifier) == identifier
            if identifier in billed or (whole and partner.get("customer_rank")):
                country, tax = partner.get("country_code") or None, partner.get("vat") or ""
                name, place = str(partner.get("name") or identifier), f"res.partner {identifier}"
                domain = str(partner.get("domain") or "")
                yield Customer(str(identifier), name, domain, country, tax, self._reading.name, place)

    def _commercial(self, partner: int) -> int:
        """Return the commercial entity of a partner: a contact's company."""
        found = self._partners.get(partner, {}).get("commercial_partner_id")
        return _one(found) if found else partner

    def _invoice_lines(self) -> Iterator[InvoiceLine]:
        for line in self._lines.values():
            move = self._moves.get(_one(line["move_id"])) if line.get("move_id") else None
            if move is None:
                continue
            try:
                yield self._line(line, move)
            except _WRONG:
                self._tell("account.move.line", line)

    def _line(self, line: Record, move: Record) -> InvoiceLine:
        sign = -1 if move["move_type"] == "out_refund" else 1
        product = line.get("product_id") or []
        first, last = line.get("deferred_start_date"), line.get("deferred_end_date")
        served = (_day(first), _day(last) + timedelta(days=1)) if first and last else (None, None)
        return InvoiceLine(
            invoice_id=str(move["name"]),
            line=0,
            customer_id=str(_one(move["commercial_partner_id"])),
            service=self._reading.services.of(*map(str, product)),
            issued_on=_day(move["invoice_date"]),
            service_from=served[0],
            service_to=served[1],
            amount=sign * _amount(line["price_subtotal"]),
            currency=_name(move["currency_id"]),
            paid_on=None,
            source=self._reading.name,
            locator=f"account.move.line {line['id']}",
        )

    def _moved(self) -> Iterator[Payment]:
        for payment in self._payments.values():
            try:
                if payment["state"] in _MOVED:
                    yield self._payment(payment)
            except _WRONG:
                self._tell("account.payment", payment)

    def _payment(self, payment: Record) -> Payment:
        """Return a payment; one that pays several invoices names none: Odoo does not say how much each got."""
        paid = [move for key in payment.get("reconciled_invoice_ids") or () if (move := self._moves.get(int(key)))]
        sign = -1 if payment["payment_type"] == "outbound" else 1
        amount = _amount(Decimal(str(payment["amount"])) * _share(paid))
        return Payment(
            str(payment["id"]),
            str(self._commercial(_one(payment["partner_id"]))),
            str(paid[0]["name"]) if len(paid) == 1 else None,
            _day(payment["date"]),
            sign * amount,
            _name(payment["currency_id"]),
            self._reading.name,
            f"account.payment {payment['id']}",
        )


def _share(moves: list[Record]) -> Decimal:
    """Return the part of invoices' totals that is not tax; all of it without an invoice."""
    total = sum((Decimal(str(move["amount_total"])) for move in moves), Decimal(0))
    without = sum((Decimal(str(move["amount_untaxed"])) for move in moves), Decimal(0))
    return without / total if 0 < without < total else Decimal(1)


def _one(pair: Any) -> int:
    """Return the identifier of a many-to-one field: ``[7, "Larder"]``."""
    return int(pair[0]) if isinstance(pair, list | tuple) else int(pair)


def _name(pair: Any) -> str:
    return str(pair[1])


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _amount(value: Any) -> Decimal:
    return Decimal(str(value)).quantize(PLACES, ROUND_HALF_EVEN)

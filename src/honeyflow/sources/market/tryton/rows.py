"""Tryton's records as the market's rows: posted invoices' lines without tax, payments in the share without tax."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.amounts import PLACES
from honeyflow.sources.market.kept_records import KeptRecords, Record
from honeyflow.sources.market.records import Customer, InvoiceLine, MarketRows, Payment
from honeyflow.sources.market.system import MarketReading
from honeyflow.sources.market.tryton.landing import PAID

_ISSUED = ("posted", "paid")
_TAX_NUMBERS = ("vat", "tin", "ein")
_WRONG = (ArithmeticError, AttributeError, KeyError, TypeError, ValueError)


def rows_of(kept: KeptRecords, reading: MarketReading) -> MarketRows:
    """Return the rows; a record that is not as documented is a finding."""
    reader = _Reader(kept, reading)
    return MarketRows(
        customers=tuple(reader.customers()),
        lines=tuple(reader.lines()),
        payments=tuple(reader.payments()),
        inputs={reading.name: kept.fingerprint()},
    )


class _Reader:
    def __init__(self, kept: KeptRecords, reading: MarketReading) -> None:
        self._kept = kept
        self._reading = reading
        invoices = kept.all("account.invoice").items()
        self._invoices = {key: each for key, each in invoices if each.get("state") in _ISSUED}

    def customers(self) -> Iterator[Customer]:
        """Yield the parties that were invoiced."""
        billed = {invoice["party"] for invoice in self._invoices.values()}
        domains = self._of_party("party.contact_mechanism", "domain")
        countries: dict[int, str | None] = {}
        numbers: dict[int, str] = {}
        for address in self._kept.all("party.address").values():
            countries.setdefault(address["party"], (address.get("country.") or {}).get("code"))
        for each in self._kept.all("party.identifier").values():
            if any(word in str(each.get("type")) for word in _TAX_NUMBERS):
                numbers.setdefault(each["party"], str(each.get("code") or ""))
        for key, party in sorted(self._kept.all("party.party").items()):
            if key in billed:
                known = " ".join(dict.fromkeys(domains[key]))
                name, place = str(party.get("name") or key), f"party.party {key}"
                tax, source = numbers.get(key, ""), self._reading.name
                yield Customer(str(key), name, known, countries.get(key), tax, source, place)

    def _of_party(self, model: str, column: str) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for each in self._kept.all(model).values():
            if each.get(column):
                found[each["party"]].append(str(each[column]))
        return found

    def lines(self) -> Iterator[InvoiceLine]:
        """Yield the lines of issued invoices; a credit note's are negative in Tryton too."""
        for line in self._kept.all("account.invoice.line").values():
            invoice = self._invoices.get(line.get("invoice", 0))
            if invoice is None:
                continue
            try:
                yield self._line(line, invoice)
            except _WRONG:
                self._tell("account.invoice.line", line)

    def _line(self, line: Record, invoice: Record) -> InvoiceLine:
        product = line.get("product.") or {}
        return InvoiceLine(
            invoice_id=str(invoice["number"]),
            line=0,
            customer_id=str(invoice["party"]),
            service=self._reading.services.of(str(product.get("id") or ""), product.get("name")),
            issued_on=date.fromisoformat(invoice["invoice_date"]),
            service_from=None,
            service_to=None,
            amount=_amount(line["amount"]),
            currency=str(invoice["currency."]["code"]),
            paid_on=None,
            source=self._reading.name,
            locator=f"account.invoice.line {line['id']}",
        )

    def payments(self) -> Iterator[Payment]:
        """Yield what paid the invoices: lines of the books that credit what is owed."""
        for paid in self._kept.all(PAID).values():
            invoice = self._invoices.get(paid.get("invoice_payment") or 0)
            if invoice is None:
                continue
            try:
                yield self._payment(paid, invoice)
            except _WRONG:
                self._tell(PAID, paid)

    def _payment(self, paid: Record, invoice: Record) -> Payment:
        moved = Decimal(paid["credit"]) - Decimal(paid["debit"])
        return Payment(
            str(paid["id"]),
            str(invoice["party"]),
            str(invoice["number"]),
            date.fromisoformat(paid["date"]),
            _amount(moved * _share(invoice)),
            str(invoice["currency."]["code"]),
            self._reading.name,
            f"account.move.line {paid['id']}",
        )

    def _tell(self, model: str, record: Record) -> None:
        seen, expected = f"{model} {record.get('id')} that is not as documented", "a record with all its fields"
        trouble = self._reading.troubles.of(self._reading.name)
        trouble.add("object-wrong", f"{model} {record.get('id')}", seen, expected, "left out", Severity.SERIOUS)


def _share(invoice: Record) -> Decimal:
    """Return the part of an invoice's total that is not tax."""
    total, without = Decimal(invoice["total_amount"]), Decimal(invoice["untaxed_amount"])
    return without / total if 0 < abs(without) < abs(total) else Decimal(1)


def _amount(value: Any) -> Decimal:
    return Decimal(value).quantize(PLACES, ROUND_HALF_EVEN)

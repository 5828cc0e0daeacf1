"""``payments.csv``, or another sheet of payments, as the table ``payment``; a refund's amount is negative."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.customers import ids_by_call
from honeyflow.sources.market.invoices import date_columns
from honeyflow.sources.market.priced import read_price
from honeyflow.sources.market.records import Customer, InvoiceLine, Payment
from honeyflow.sources.market.sheet import Columns
from honeyflow.sources.market.trouble import Trouble

COLUMNS = Columns(
    required=("paid_on", "amount"),
    optional=("payment_id", "invoice_id", "customer_id", "currency"),
    aliases={
        "payment_id": ("payment", "payment number", "transaction", "transaction id", "id"),
        "invoice_id": ("invoice", "invoice number", "invoice no"),
        "customer_id": ("customer number", "customer no", "account id", "customer", "customer name"),
        "paid_on": ("paid", "payment date", "date", "paid at", "date paid"),
        "amount": ("net", "net amount", "amount net"),
        "currency": ("currency code",),
    },
)


def payments_in(
    rows: Sequence[Cells], customers: Iterable[Customer], lines: Iterable[InvoiceLine], currency: str, trouble: Trouble
) -> list[Payment]:
    """Return the payments that are sound; one without a customer is its invoice's.

    Parameters
    ----------
    customers : iterable of Customer
    lines : iterable of InvoiceLine
        The invoices of the same source.
    currency : str
        Taken where neither the row nor its amount names one.
    """
    reader = _Reader(rows, customers, lines, currency, trouble)
    found: dict[str, Payment] = {}
    for row in rows:
        payment = reader.read(row)
        if payment is not None and payment.payment_id in found:
            done = "the first is kept, this row left out"
            row.add("payment-duplicate", f"payment_id {trouble.shown(payment.payment_id)} again", "each once", done)
        elif payment is not None:
            found[payment.payment_id] = payment
    return list(found.values())


class _Reader:
    """Reads row by row, knowing the file's way of writing, and whose the invoices are."""

    def __init__(
        self,
        rows: Sequence[Cells],
        customers: Iterable[Customer],
        lines: Iterable[InvoiceLine],
        currency: str,
        trouble: Trouble,
    ) -> None:
        self._file = trouble.source
        self._currency = currency
        self._paid_on = date_columns(rows, ("paid_on",), trouble)["paid_on"]
        self._amounts = AmountColumn(row["amount"] for row in rows)
        self._customers = ids_by_call(customers)
        self._owners = {line.invoice_id: line.customer_id for line in lines}

    def read(self, row: Cells) -> Payment | None:
        paid_on = row.required("paid_on", self._paid_on.read)
        price = read_price(row, "amount", self._amounts, self._currency)
        invoice = row["invoice_id"] or None
        customer = self._customers(row["customer_id"]) if row["customer_id"] else self._owners.get(invoice or "")
        if customer is None:
            row.leave_out("value-missing", "neither customer_id nor the invoice of a customer", "one of the two")
        if customer is None or price is None or paid_on is None or not row.sound:
            return None
        number = row["payment_id"] or f"{Path(self._file).stem}/{row.place.removeprefix('row ')}"
        return Payment(number, customer, invoice, paid_on, price.value, price.currency, self._file, row.place)

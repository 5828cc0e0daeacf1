"""``invoices.csv``, or another sheet of invoices, as the table ``invoice_line``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.customers import ids_by_call
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.priced import read_price
from honeyflow.sources.market.records import Customer, InvoiceLine
from honeyflow.sources.market.services import UNNAMED, ServiceNames
from honeyflow.sources.market.sheet import Columns
from honeyflow.sources.market.trouble import Trouble

COLUMNS = Columns(
    required=("invoice_id", "customer_id", "issued_on", "amount"),
    optional=("service", "service_from", "service_to", "currency", "paid_on"),
    aliases={
        "invoice_id": ("invoice", "invoice number", "invoice no", "number"),
        "customer_id": ("customer number", "customer no", "account id", "customer", "customer name"),
        "service": ("product", "item"),
        "issued_on": ("invoice date", "issue date", "issued", "date"),
        "service_from": ("from", "period start", "service start", "start date"),
        "service_to": ("to", "until", "period end", "service end", "end date"),
        "amount": ("net", "net amount", "amount net", "total net"),
        "currency": ("currency code",),
        "paid_on": ("paid", "payment date", "paid at", "date paid"),
    },
)
DATES = ("issued_on", "service_from", "service_to", "paid_on")


def invoice_lines(
    rows: Sequence[Cells],
    customers: Iterable[Customer],
    currency: str,
    trouble: Trouble,
    services: ServiceNames | None = None,
) -> list[InvoiceLine]:
    """Return the lines that are sound.

    Parameters
    ----------
    customers : iterable of Customer
        Those of the same source; a line may name one by identifier or by name.
    currency : str
        Taken where neither the row nor its amount names one.
    services : ServiceNames, optional
        What the site calls the products named.
    """
    reader = _Reader(rows, customers, currency, trouble, services or ServiceNames())
    for row in rows:
        reader.read(row)
    return reader.lines


@dataclass
class _Invoice:
    """What was read of one invoice so far."""

    customer_id: str
    locator: str
    places: dict[tuple[object, ...], int] = field(default_factory=dict)
    """Each line's place in the reader's list, by content."""


class _Reader:
    """Reads row by row, knowing the file's way of writing dates and amounts, and the invoices before."""

    def __init__(
        self,
        rows: Sequence[Cells],
        customers: Iterable[Customer],
        currency: str,
        trouble: Trouble,
        services: ServiceNames,
    ) -> None:
        self._file = trouble.source
        self._currency = currency
        self._services = services
        self._dates = date_columns(rows, DATES, trouble)
        self._amounts = AmountColumn(row["amount"] for row in rows)
        self._customers = ids_by_call(customers)
        self._invoices: dict[str, _Invoice] = {}
        self.lines: list[InvoiceLine] = []

    def read(self, row: Cells) -> None:
        line = self._line(row)
        if line is None:
            return
        invoice = self._invoices.setdefault(line.invoice_id, _Invoice(line.customer_id, line.locator))
        if self._of_another(row, line, invoice) or self._sent_twice(row, line, invoice):
            return
        if line.amount < 0:
            row.add("credit-note", row.shown("amount"), "an amount", "kept as a credit note", Severity.NOTE)
        invoice.places[line.content] = len(self.lines)
        self.lines.append(replace(line, line=len(invoice.places)))

    def _line(self, row: Cells) -> InvoiceLine | None:
        invoice_id, customer = row.required("invoice_id", str), row.required("customer_id", str)
        issued = row.required("issued_on", self._dates["issued_on"].read)
        first, last, paid = (row.optional(name, self._dates[name].read) for name in DATES[1:])
        price = read_price(row, "amount", self._amounts, self._currency)
        if invoice_id is None or customer is None or issued is None or price is None:
            return None
        served = _served(row, first, last) if row.sound else (None, None)
        return (
            None
            if not row.sound
            else InvoiceLine(
                invoice_id=invoice_id,
                line=0,
                customer_id=self._customers(customer),
                service=_service(row, self._services),
                issued_on=issued,
                service_from=served[0],
                service_to=served[1],
                amount=price.value,
                currency=price.currency,
                paid_on=paid,
                source=self._file,
                locator=row.place,
            )
        )

    def _of_another(self, row: Cells, line: InvoiceLine, invoice: _Invoice) -> bool:
        other = invoice.customer_id != line.customer_id
        if other:
            seen = f"{row.shown('invoice_id')} of another customer than in {invoice.locator}"
            row.leave_out("invoice-of-two-customers", seen, "one customer for each invoice")
        return other

    def _sent_twice(self, row: Cells, line: InvoiceLine, invoice: _Invoice) -> bool:
        place = invoice.places.get(line.content)
        if place is None:
            return False
        same, done = self.lines[place], "the first is kept, this row left out"
        if same.paid_on is None and line.paid_on is not None:
            self.lines[place] = replace(same, paid_on=line.paid_on)
            done = "the first is kept, with the payment date of this one"
        seen = f"{row.shown('invoice_id')} with the same line as {same.locator}"
        row.add("invoice-duplicate", seen, "each line once", done)
        return True


def date_columns(rows: Sequence[Cells], names: Iterable[str], trouble: Trouble) -> dict[str, DateColumn]:
    """Return a reader for each column of dates; serial dates of a spreadsheet are a finding per column."""
    columns = {name: DateColumn(row[name] for row in rows) for name in names}
    for name, column in columns.items():
        if column.serials:
            seen = f"{name}: {column.serials:,} serial dates of a spreadsheet (45292 is 2024-01-01)"
            trouble.add("date-serial", f"column {name}", seen, "dates", "read as such; check one", Severity.NOTE)
    return columns


def _service(row: Cells, services: ServiceNames) -> str:
    if not row["service"]:
        row.add("value-missing", "no service", "the name of a service", f"kept as {UNNAMED!r}", Severity.NOTE)
    return services.of(row["service"])


def _served(row: Cells, first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """Return the half-open period served; the file names its last day."""
    if first is None and last is None:
        return None, None
    done = "line kept, no service days counted"
    if first is None or last is None:
        seen = "service_to without service_from" if first is None else "service_from without service_to"
        row.add("service-period-open", seen, "both, or neither", done)
        return None, None
    if last < first:
        row.add("service-period-reversed", f"service from {first} to {last}", "the first day first", done)
        return None, None
    return first, last + timedelta(days=1)

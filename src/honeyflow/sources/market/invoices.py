"""``invoices.csv`` as the table ``invoice_line``."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.contracts import check_overlaps
from honeyflow.sources.market.currencies import code_of, read_currency, sign_fits, withdrawn
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.records import Customer, InvoiceLine
from honeyflow.sources.market.sheet import Columns, read_sheet
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
UNNAMED = "unnamed"
"""The service of a line that names none."""


def read_invoice_lines(
    file: Path, customers: Iterable[Customer], currency: str, as_of: date, trouble: Trouble
) -> list[InvoiceLine]:
    """Return the lines that are sound.

    Parameters
    ----------
    customers : iterable of Customer
        Those of the customers file; a line may name one by identifier or by name.
    currency : str
        Taken where neither the row nor its amount names one.
    as_of : date
        What is dated later is kept, with a finding.
    """
    rows = read_sheet(file, COLUMNS, trouble)
    reader = _Reader(rows, customers, currency, as_of, trouble)
    for row in rows:
        reader.read(row)
    lines = reader.lines
    check_overlaps(lines, trouble)
    return lines


@dataclass
class _Invoice:
    """What was read of one invoice so far."""

    customer_id: str
    locator: str
    places: dict[tuple[object, ...], int] = field(default_factory=dict)
    """Each line's place in the reader's list, by content."""
    currencies: set[str] = field(default_factory=set)


class _Reader:
    """Reads row by row, knowing the file's way of writing dates and amounts, and the invoices before."""

    def __init__(
        self, rows: Sequence[Cells], customers: Iterable[Customer], currency: str, as_of: date, trouble: Trouble
    ) -> None:
        self._file = trouble.source
        self._currency = currency
        self._as_of = as_of
        self._dates = date_columns(rows, DATES, trouble)
        self._amounts = AmountColumn(row["amount"] for row in rows)
        known = list(customers)
        self._known = {customer.customer_id for customer in known}
        self._by_name = _by_name(known)
        self._invoices: dict[str, _Invoice] = {}
        self.lines: list[InvoiceLine] = []

    def read(self, row: Cells) -> None:
        line = self._line(row)
        if line is None:
            return
        invoice = self._invoices.setdefault(line.invoice_id, _Invoice(line.customer_id, line.locator))
        if self._of_another(row, line, invoice) or self._sent_twice(row, line, invoice):
            return
        self._check(row, line, invoice)
        invoice.places[line.content] = len(self.lines)
        invoice.currencies.add(line.currency)
        self.lines.append(replace(line, line=len(invoice.places)))

    def _line(self, row: Cells) -> InvoiceLine | None:
        invoice_id, customer = row.required("invoice_id", str), row.required("customer_id", str)
        issued = row.required("issued_on", self._dates["issued_on"].read)
        first, last, paid = (row.optional(name, self._dates[name].read) for name in DATES[1:])
        amount = row.required("amount", self._amounts.read)
        written = row["currency"] or (code_of(amount.sign) if amount else "") or self._currency
        currency = row.optional("currency", read_currency) if row["currency"] else written
        if amount and currency and not sign_fits(amount.sign, currency):
            row.leave_out("currency-contradicts", row.shown("amount"), f"an amount in {currency}, as the row says")
        if invoice_id is None or customer is None or issued is None or amount is None or currency is None:
            return None
        served = _served(row, first, last) if row.sound else (None, None)
        return (
            None
            if not row.sound
            else InvoiceLine(
                invoice_id=invoice_id,
                line=0,
                customer_id=customer if customer in self._known else self._by_name.get(customer.casefold(), customer),
                service=_service(row),
                issued_on=issued,
                service_from=served[0],
                service_to=served[1],
                amount=amount.value,
                currency=currency,
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

    def _check(self, row: Cells, line: InvoiceLine, invoice: _Invoice) -> None:
        if line.amount < 0:
            row.add("credit-note", row.shown("amount"), "an amount", "kept as a credit note", Severity.NOTE)
        if line.customer_id not in self._known:
            expected = "one listed in the customers file"
            row.add("customer-unknown", row.shown("customer_id"), expected, "kept, under that identifier")
        if (last := withdrawn(line.currency, line.issued_on)) is not None:
            row.add("currency-withdrawn", f"{line.currency} after {last}", "a currency of that day", "kept as it is")
        if invoice.currencies - {line.currency}:
            seen = f"{row.shown('invoice_id')} in {line.currency} and another currency"
            row.add("invoice-of-two-currencies", seen, "one currency for each invoice", "both kept, never added")
        later = [day for day in (line.issued_on, line.paid_on) if day is not None and day > self._as_of]
        if later:
            row.add("dated-later", f"{max(later)}", f"a day up to {self._as_of}", "kept; counts when that month closes")


def date_columns(rows: Sequence[Cells], names: Iterable[str], trouble: Trouble) -> dict[str, DateColumn]:
    """Return a reader for each column of dates; serial dates of a spreadsheet are a finding per column."""
    columns = {name: DateColumn(row[name] for row in rows) for name in names}
    for name, column in columns.items():
        if column.serials:
            seen = f"{name}: {column.serials:,} serial dates of a spreadsheet (45292 is 2024-01-01)"
            trouble.add("date-serial", f"column {name}", seen, "dates", "read as such; check one", Severity.NOTE)
    return columns


def check_services(lines: Iterable[InvoiceLine], services: Collection[str], trouble: Trouble) -> None:
    """Record services sold of which the site has no page, each at its first line; a site without pages has no say."""
    first: dict[str, InvoiceLine] = {}
    for line in lines:
        first.setdefault(line.service, line)
    for service in sorted(first.keys() - {*services, UNNAMED}) if services else ():
        seen, expected = f"service {trouble.shown(service)}", f"one of {', '.join(sorted(services))}"
        done = "kept under that name; describe it in services/"
        trouble.add("service-unknown", first[service].locator, seen, expected, done, Severity.NOTE)


def _by_name(customers: Iterable[Customer]) -> dict[str, str]:
    """Return identifiers by what a line may call the customer in other letters: an identifier, else a name.

    Only what one customer alone is called by: identifiers of some billing systems differ by case alone.
    """
    known = list(customers)
    names = _unique((each.name.casefold(), each.customer_id) for each in known)
    return names | _unique((each.customer_id.casefold(), each.customer_id) for each in known)


def _unique(calls: Iterable[tuple[str, str]]) -> dict[str, str]:
    by_call = list(calls)
    bearers = Counter(call for call, _ in by_call)
    return {call: customer_id for call, customer_id in by_call if bearers[call] == 1}


def _service(row: Cells) -> str:
    if not row["service"]:
        row.add("value-missing", "no service", "the name of a service", f"kept as {UNNAMED!r}", Severity.NOTE)
    return "-".join(row["service"].casefold().replace("_", " ").split()) or UNNAMED


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

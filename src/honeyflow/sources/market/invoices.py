"""``invoices.csv`` as the table ``invoice_line``."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from honeyflow.kernel.finding import Finding, Severity
from honeyflow.sources.market.sheet import Columns, Row, read_sheet
from honeyflow.sources.market.values import CURRENCIES, AmountStyle, DayOrder

COLUMNS = Columns(
    required=("invoice_id", "customer_id", "issued_on", "amount"),
    optional=("service", "service_from", "service_to", "currency", "paid_on"),
    aliases={"invoice": "invoice_id", "invoice number": "invoice_id", "number": "invoice_id", "customer": "customer_id",
             "date": "issued_on", "invoice date": "issued_on", "issued": "issued_on", "net": "amount",
             "net amount": "amount", "product": "service", "from": "service_from", "period start": "service_from",
             "to": "service_to", "until": "service_to", "period end": "service_to", "paid": "paid_on",
             "payment date": "paid_on"},
)  # fmt: skip
_DATES = ("issued_on", "service_from", "service_to", "paid_on")


@dataclass(frozen=True)
class InvoiceLine:
    """A row of ``invoice_line``; `service_to` is the day after the last day served, which is what the file names."""

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
        """What makes two lines the same line, sent twice."""
        return (self.customer_id, self.service, self.issued_on, self.service_from, self.service_to, self.amount)


def read_invoice_lines(
    file: Path, customers: Collection[str], currency: str, findings: list[Finding]
) -> list[InvoiceLine]:
    """Return the lines that are sound.

    Parameters
    ----------
    customers : collection of str
        Identifiers known from customers.csv.
    currency : str
        Taken where a row names none.
    """
    rows = read_sheet(file, COLUMNS, findings)
    reader = _Reader(rows, customers, currency, findings)
    lines = [line for row in rows if (line := reader.read(row))]
    _find_overlaps(lines, findings)
    return lines


class _Reader:
    """Reads row by row, knowing the file's way of writing dates and amounts, and the invoices before."""

    def __init__(self, rows: Sequence[Row], customers: Collection[str], currency: str, findings: list[Finding]) -> None:
        self._customers = customers
        self._currency = currency
        self._findings = findings
        self._days = {name: DayOrder(row[name] for row in rows) for name in _DATES}
        self._amounts = AmountStyle(row["amount"] for row in rows)
        self._before: dict[str, list[InvoiceLine]] = defaultdict(list)

    def read(self, row: Row) -> InvoiceLine | None:
        line = self._line(row)
        if line is None or self._is_double(row, line):
            return None
        if line.amount < 0:
            self._wrong(
                row, "invoice-negative", "a negative amount", "an amount", "kept as a credit note", Severity.NOTE
            )
        if self._customers and line.customer_id not in self._customers:
            seen = f"customer {line.customer_id[:40]!r}"
            self._wrong(row, "customer-unknown", seen, "one listed in the customers file", "kept under that name")
        self._before[line.invoice_id].append(line)
        return line

    def _line(self, row: Row) -> InvoiceLine | None:
        missing = [name for name in COLUMNS.required if not row[name]]
        if missing:
            self._wrong(row, "value-missing", f"no {', '.join(missing)}", "a value", "row left out", Severity.SERIOUS)
            return None
        try:
            days = {name: self._days[name].read(row[name]) if row[name] else None for name in _DATES}
            amount = self._amounts.read(row["amount"])
            currency = _currency(row["currency"] or self._currency)
        except ValueError as error:
            expected = "a date (2025-01-31), an amount (1200.00) and a currency (EUR)"
            self._wrong(row, "value-wrong", str(error), expected, "row left out", Severity.SERIOUS)
            return None
        start, end = self._served(row, days["service_from"], days["service_to"])
        issued = days["issued_on"]
        assert issued is not None  # noqa: S101 - it is required, and was there
        return InvoiceLine(
            invoice_id=row["invoice_id"],
            line=len(self._before[row["invoice_id"]]) + 1,
            customer_id=row["customer_id"],
            service=row["service"].lower() or "unnamed",
            issued_on=issued,
            service_from=start,
            service_to=end,
            amount=amount,
            currency=currency,
            paid_on=days["paid_on"],
            source=row.file,
            locator=f"row {row.number}",
        )

    def _served(self, row: Row, first: date | None, last: date | None) -> tuple[date | None, date | None]:
        """Return the half-open period served; the file names its last day."""
        if first is None and last is None:
            return None, None
        if first is None or last is None or last < first:
            self._wrong(
                row,
                "service-period-wrong",
                f"service from {first} to {last}",
                "a first and a last day",
                "period left out",
            )
            return None, None
        return first, last + timedelta(days=1)

    def _is_double(self, row: Row, line: InvoiceLine) -> bool:
        before = self._before[line.invoice_id]
        if any(each.customer_id != line.customer_id for each in before):
            seen = f"invoice {line.invoice_id[:40]!r} of another customer ({before[0].locator})"
            self._wrong(row, "invoice-of-two", seen, "one customer an invoice", "row left out", Severity.SERIOUS)
            return True
        same = [each for each in before if each.content == line.content]
        if same:
            seen = f"invoice {line.invoice_id[:40]!r} with the same line as {same[0].locator}"
            self._wrong(row, "invoice-duplicate", seen, "each line once", "second left out")
        return bool(same)

    def _wrong(
        self, row: Row, rule: str, seen: str, expected: str, done: str, severity: Severity = Severity.WARNING
    ) -> None:
        self._findings.append(Finding(rule, row.place, seen, expected, done, severity))


def _currency(text: str) -> str:
    code = text.strip().upper()
    if code not in CURRENCIES:
        raise ValueError(f"the currency {text[:40]!r}")
    return code


def _find_overlaps(lines: Sequence[InvoiceLine], findings: list[Finding]) -> None:
    by_contract: dict[tuple[str, str], list[InvoiceLine]] = defaultdict(list)
    for line in lines:
        if line.service_from and line.amount > 0:
            by_contract[line.customer_id, line.service].append(line)
    for same in by_contract.values():
        same.sort(key=lambda line: (line.service_from or date.min, line.invoice_id, line.line))
        for first, second in pairwise(same):
            if first.service_to and second.service_from and second.service_from < first.service_to:
                place = Row(second.source, int(second.locator.removeprefix("row ")), {}).place
                seen = f"{second.service} from {second.service_from}; {first.locator} runs to {first.service_to}"
                done = "both kept; each day served counts once"
                findings.append(Finding("contracts-overlap", place, seen, "one contract a day and service", done))

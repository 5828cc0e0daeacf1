"""The connector of the three files about the company."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from honeyflow.kernel.finding import Finding
from honeyflow.sources.market.customers import read_customers
from honeyflow.sources.market.invoices import read_invoice_lines
from honeyflow.sources.market.staff import read_staff
from honeyflow.sources.records import Connector, Landed, Landing
from honeyflow.sources.tables import CUSTOMER, INVOICE_LINE, STAFF
from honeyflow.store.files import write_rows
from honeyflow.store.tables import Table


def land(landing: Landing) -> Landed:
    """Read customers, invoices and staff; a missing or wrong file is a finding, and its side is not recorded."""
    site, findings = landing.site, list[Finding]()
    files = [site.folder / name for name in (site.market.customers, site.market.invoices, site.market.staff)]
    customers = read_customers(files[0], findings)
    known = {customer.customer_id for customer in customers}
    lines = read_invoice_lines(files[1], known, site.company.currency, findings)
    staff = read_staff(files[2], site.company.currency, findings)
    return Landed(
        parts={
            CUSTOMER.name: _part(landing, CUSTOMER, customers),
            INVOICE_LINE.name: _part(landing, INVOICE_LINE, lines),
            STAFF.name: _part(landing, STAFF, staff),
        },
        findings=tuple(findings),
        inputs={file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in files if file.is_file()},
    )


def _part(landing: Landing, table: Table, rows: Sequence[object]) -> tuple[Path, ...]:
    file = landing.fresh / f"{table.name}.parquet"
    write_rows(table, rows, file)
    return (file,)


connector = Connector(
    name="market_files",
    question="Who pays for what, and who is paid to work?",
    tables=(CUSTOMER, INVOICE_LINE, STAFF),
    land=land,
)

"""The connector of the three files about the company."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from honeyflow.site.services import read_services
from honeyflow.sources.market.customers import read_customers
from honeyflow.sources.market.invoices import check_services, read_invoice_lines
from honeyflow.sources.market.staff import read_staff
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing
from honeyflow.sources.tables import CUSTOMER, INVOICE_LINE, STAFF
from honeyflow.store.files import write_rows
from honeyflow.store.tables import Table


def land(landing: Landing) -> Landed:
    """Read customers, invoices and staff; a missing or wrong file is a finding, and its side is not recorded.

    The site's services are read only to tell what is wrong with their pages, and which service sold has none.
    """
    site, currency = landing.site, landing.site.company.currency
    names = (site.market.customers, site.market.invoices, site.market.staff)
    files = [site.folder / name for name in names]
    troubles = [Trouble(name, confidential=file == files[2]) for name, file in zip(names, files, strict=True)]
    landing.progress.start("Reading customers, invoices and staff", len(files))
    customers = read_customers(files[0], troubles[0])
    landing.progress.advance()
    lines = read_invoice_lines(files[1], customers, currency, landing.as_of, troubles[1])
    landing.progress.advance()
    staff = read_staff(files[2], currency, troubles[2])
    landing.progress.advance()
    landing.progress.finish()
    services, wrong = read_services(site.services)
    check_services(lines, [service.slug for service in services], troubles[1])
    return Landed(
        parts={
            CUSTOMER.name: _part(landing, CUSTOMER, customers),
            INVOICE_LINE.name: _part(landing, INVOICE_LINE, lines),
            STAFF.name: _part(landing, STAFF, staff),
        },
        findings=(*(finding for trouble in troubles for finding in trouble.findings()), *wrong),
        inputs={name: _fingerprint(file) for name, file in zip(names, files, strict=True) if file.is_file()},
    )


def _fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


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

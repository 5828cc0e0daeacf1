"""A site with the company's files as a test wants them, and what the connector makes of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from honeyflow.kernel.finding import Finding
from honeyflow.kernel.progress import Silent
from honeyflow.site import Site
from honeyflow.sources.connectors import market
from honeyflow.sources.records import Landing

CUSTOMERS = "customer_id,name,domains,country\nC1,Larder Ltd,larder.example,IE\nC2,Cellar AG,cellar.example,DE\n"
INVOICE_HEADER = "invoice_id,customer_id,service,issued_on,service_from,service_to,amount,currency,paid_on\n"


@dataclass(frozen=True)
class Read:
    """Rows by table, findings, and fingerprints."""

    customer: list[dict[str, Any]]
    invoice_line: list[dict[str, Any]]
    payment: list[dict[str, Any]]
    subscription: list[dict[str, Any]]
    findings: tuple[Finding, ...]
    inputs: dict[str, str]

    def rules(self, file: str) -> list[str]:
        """Return the rules broken in one file, in order."""
        return [finding.rule for finding in self.findings if finding.evidence.source == file]

    def finding(self, rule: str) -> Finding:
        """Return the one finding of a rule."""
        (found,) = [finding for finding in self.findings if finding.rule == rule]
        return found


def read(folder: Path, **files: str | bytes) -> Read:
    """Write ``customers`` and ``invoices`` (the customers known by default) and land them."""
    (folder / "fresh").mkdir()
    for name, content in ({"customers": CUSTOMERS} | files).items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.csv").write_bytes(raw)
    landing = Landing(
        site=Site(folder), kept=folder, fresh=folder / "fresh", as_of=date(2025, 12, 31), progress=Silent()
    )
    landed = [market.connector.land(landing)]
    rows = {name: pq.read_table(parts[0]).to_pylist() for each in landed for name, parts in each.parts.items()}
    return Read(
        **rows,
        findings=tuple(finding for each in landed for finding in each.findings),
        inputs={name: mark for each in landed for name, mark in each.inputs.items()},
    )


def invoices(folder: Path, *rows: str) -> Read:
    """Land an invoices file of the documented header and these rows."""
    return read(folder, invoices=INVOICE_HEADER + "".join(f"{row}\n" for row in rows))

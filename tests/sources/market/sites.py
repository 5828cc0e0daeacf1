"""A site with market sources as a test configures them, and what the connector makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter

from honeyflow.kernel.finding import Finding
from honeyflow.kernel.progress import Silent
from honeyflow.site import load_site
from honeyflow.sources.connectors import market
from honeyflow.sources.records import Landing

AS_OF = date(2025, 12, 31)


@dataclass(frozen=True)
class Landed:
    """Rows by table, findings, and fingerprints."""

    customer: list[dict[str, Any]]
    invoice_line: list[dict[str, Any]]
    payment: list[dict[str, Any]]
    subscription: list[dict[str, Any]]
    findings: tuple[Finding, ...]
    inputs: Mapping[str, str]

    @property
    def rules(self) -> list[str]:
        """The rules broken, but for plain files that are not there."""
        return [each.rule for each in self.findings if each.rule != "file-missing"]

    def finding(self, rule: str) -> Finding:
        """Return the one finding of a rule."""
        (found,) = [each for each in self.findings if each.rule == rule]
        return found

    def column(self, table: str, *names: str) -> list[Any]:
        """Return some columns of a table, row by row."""
        rows = getattr(self, table)
        return [row[names[0]] if len(names) == 1 else tuple(row[name] for name in names) for row in rows]


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files, by path in the folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def land(folder: Path, toml: str = "", files: Mapping[str, str | bytes] | None = None) -> Landed:
    """Write ``honeyflow.toml`` and the files, and land the market; what is kept stays for the next call."""
    write(folder, {"honeyflow.toml": toml, **(files or {})})
    (folder / "fresh").mkdir(exist_ok=True)
    site = load_site(folder)
    got = market.connector.land(
        Landing(site=site, kept=folder / "kept", fresh=folder / "fresh", as_of=AS_OF, progress=Silent())
    )
    rows = {name: pq.read_table(parts[0]).to_pylist() for name, parts in got.parts.items()}
    return Landed(**rows, findings=got.findings, inputs=got.inputs)


def workbook(file: Path, sheets: Mapping[str, list[list[Any]]]) -> bytes:
    """Write an XLSX workbook as spreadsheets do: dates and numbers are numbers, with formats; return its bytes."""
    with xlsxwriter.Workbook(file, {"default_date_format": "dd.mm.yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file.read_bytes()

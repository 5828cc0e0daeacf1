"""A site with lists as a test wants them, and what the connector makes of them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from honeyflow.kernel.finding import Finding
from honeyflow.kernel.progress import Silent
from honeyflow.site import Site
from honeyflow.site.config import ListFile, People
from honeyflow.sources.connectors.affiliation_lists import connector
from honeyflow.sources.records import Landing


@dataclass(frozen=True)
class Read:
    """Rows by table, findings, and fingerprints."""

    affiliations: list[dict[str, Any]]
    domains: list[dict[str, Any]]
    aliases: list[dict[str, Any]]
    findings: tuple[Finding, ...]
    inputs: dict[str, str]

    def people(self) -> list[tuple[Any, ...]]:
        """Return line, address, organization and period of each row."""
        columns = ("line", "email", "organization", "valid_from", "valid_to")
        return [tuple(row[name] for name in columns) for row in self.affiliations]

    def rules(self) -> list[tuple[str, str]]:
        """Return rule and place of each finding, in order."""
        return [(finding.rule, finding.evidence.locator) for finding in self.findings]


def land(folder: Path, content: str | bytes | None, told: str = "") -> Read:
    """Write one list (None: none), and land it."""
    (folder / "fresh").mkdir()
    if content is not None:
        (folder / "list").write_bytes(content if isinstance(content, bytes) else content.encode())
    site = Site(folder, people=People((ListFile("list", told),)))
    landed = connector.land(
        Landing(site=site, kept=folder, fresh=folder / "fresh", as_of=date(2025, 12, 31), progress=Silent())
    )
    rows = {name: pq.read_table(parts[0]).to_pylist() for name, parts in landed.parts.items()}
    tables = ("listed_affiliation", "listed_domain", "listed_alias")
    return Read(*(rows[name] for name in tables), landed.findings, dict(landed.inputs))

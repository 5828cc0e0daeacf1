"""A site with a staff list and wages as a test wants them, and what the connector makes of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from honeyflow.kernel.finding import Finding
from honeyflow.kernel.progress import Silent
from honeyflow.site import Site
from honeyflow.sources.connectors.staff import connector
from honeyflow.sources.records import Landing

STAFF_HEADER = "staff_id,name,emails,role,started_on,ended_on,workload,monthly_cost,currency\n"
WAGES_HEADER = "staff_id,month,amount,currency\n"


@dataclass(frozen=True)
class Read:
    """Rows by table, and findings."""

    staff: list[dict[str, Any]]
    wage: list[dict[str, Any]]
    findings: tuple[Finding, ...]

    def rules(self, file: str = "staff.csv") -> list[str]:
        """Return the rules broken in one file, in order."""
        return [finding.rule for finding in self.findings if finding.evidence.source == file]

    def finding(self, rule: str) -> Finding:
        """Return the one finding of a rule."""
        (found,) = [finding for finding in self.findings if finding.rule == rule]
        return found


def read(folder: Path, **files: str | bytes) -> Read:
    """Write ``staff`` and ``wages`` where given, and land them."""
    (folder / "fresh").mkdir()
    for name, content in files.items():
        (folder / f"{name}.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    landed = connector.land(
        Landing(site=Site(folder), kept=folder, fresh=folder / "fresh", as_of=date(2025, 12, 31), progress=Silent())
    )
    rows = {name: pq.read_table(parts[0]).to_pylist() for name, parts in landed.parts.items()}
    return Read(**rows, findings=landed.findings)


def staff(folder: Path, *rows: str, header: str = STAFF_HEADER) -> Read:
    """Land a staff file of the documented header and these rows."""
    return read(folder, staff=header + "".join(f"{row}\n" for row in rows))

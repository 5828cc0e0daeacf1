"""Time sheets as Kimai, Toggl Track and people write them, and what the connector makes of them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from honeyflow.kernel.finding import Finding
from honeyflow.kernel.progress import Silent
from honeyflow.site import Site
from honeyflow.site.config import Git
from honeyflow.site.effort import Time, TimeRule
from honeyflow.sources.connectors.time import connector
from honeyflow.sources.records import Landing

STAFF = """staff_id,name,emails,role,started_on,ended_on,workload,monthly_cost,currency
S1,Ada Pomme,ada@orchard.example,engineer,2024-06-01,,1,7654.32,EUR
S2,Ben Quince,ben@orchard.example ben@home.example,support,2025-01-01,2025-06-30,0.5,7654.32,EUR
"""
PLAIN = "staff_id,date,hours,project,activity\n"
# As Kimai 2's default CSV template writes it in English.
KIMAI = (
    "Date,Begin,End,Duration,Currency,Price,Internal price,Hourly price,Fixed price,Name,User,Email,Staff number,"
    "Customer,Project,Activity,Description,Billable,Tags,Type,Category,Number,Project number,VAT-ID,Order number\n"
)
# As Toggl Track's detailed report writes it, byte order mark included.
TOGGL = (
    "\ufeffUser,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,"
    "Amount ()\n"
)


@dataclass(frozen=True)
class Read:
    """Rows of ``time_entry``, and findings."""

    rows: list[dict[str, Any]]
    findings: tuple[Finding, ...]

    @property
    def days(self) -> list[tuple[str, str, float, str, str | None]]:
        """Staff, day, person-days, destination, project."""
        return [
            (r["staff_id"], f"{r['worked_on']:%m-%d}", float(r["person_days"]), r["destination"], r["project"])
            for r in self.rows
        ]

    @property
    def rules(self) -> list[str]:
        """Return the rules of the findings."""
        return [finding.rule for finding in self.findings]

    def finding(self, rule: str) -> Finding:
        """Return the one finding of a rule."""
        (found,) = [finding for finding in self.findings if finding.rule == rule]
        return found


def read(
    folder: Path, *, rules: tuple[TimeRule, ...] = (), hours: float = 8, named: tuple[str, ...] = (), **sheets: str
) -> Read:
    """Write the sheets ``<name>.csv`` beside the staff list, in a site with the repository press, and land them."""
    fresh = folder / "fresh"
    fresh.mkdir(exist_ok=True)
    (folder / "staff.csv").write_text(STAFF)
    (folder / "services").mkdir(exist_ok=True)
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    time = Time(named or tuple(f"{name}.csv" for name in sheets) or Time.sheets, hours, rules)
    site = Site(folder, git=Git(repositories=("repositories/press.git",)), time=time)
    landing = Landing(site=site, kept=folder, fresh=fresh, as_of=date(2025, 12, 31), progress=Silent())
    landed = connector.land(landing)
    return Read(pq.read_table(landed.parts["time_entry"][0]).to_pylist(), landed.findings)


def plain(folder: Path, *rows: str) -> Read:
    """Land a plain sheet of these rows."""
    return read(folder, timesheet=PLAIN + "".join(f"{row}\n" for row in rows))

"""Commits of a made-up project, and the people floor built over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from honeyflow.kernel.finding import Finding
from honeyflow.people.build import build_people
from honeyflow.site import Site
from honeyflow.site.config import Company
from honeyflow.site.organizations import KnownOrganization
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.git.statements import FileStatement
from honeyflow.sources.lists.records import ListedAffiliation, ListedDomain
from honeyflow.sources.tables import (
    COMMIT,
    COMMIT_TRAILER,
    CUSTOMER,
    DECISION,
    FILE_STATEMENT,
    LISTED_AFFILIATION,
    LISTED_ALIAS,
    LISTED_DOMAIN,
    MAILMAP,
    STAFF,
)
from honeyflow.store.engines import open_engine, rows_of
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Table

AS_OF = date(2025, 12, 31)


@dataclass(frozen=True)
class Commit:
    """A row of the table ``commit``; author and committer are the same unless told."""

    sha: str
    author_name: str
    author_email: str
    happened_on: date | None = date(2025, 1, 1)
    repository: str = "press"
    committer_name: str = "Ada Pomme"
    committer_email: str = "ada@orchard.example"
    parents: str = ""
    parent_count: int = 0
    authored_at: datetime | None = None
    author_offset_minutes: int = 0
    committed_at: datetime | None = None
    committer_offset_minutes: int = 0
    subject: str = "Press"
    accepted: bool = True


@dataclass(frozen=True)
class StaffRow:
    """A row of the table ``staff``."""

    staff_id: str
    name: str
    emails: str
    started_on: date
    ended_on: date | None = None
    role: str = "engineer"
    workload_share: float = 1.0
    monthly_cost: None = None
    day_rate: None = None
    currency: None = None


@dataclass(frozen=True)
class CustomerRow:
    """A row of the table ``customer``."""

    customer_id: str
    name: str
    domains: str
    country: None = None


@dataclass
class People:
    """The floor's tables as dictionaries, and its findings."""

    staging: Staging
    findings: Sequence[Finding] = field(default_factory=list)

    def rows(self, table: Table) -> list[dict[str, Any]]:
        """Return the rows of one table, in order of its key."""
        found = rows_of(self.staging.collect(table))
        return sorted(found, key=lambda row: tuple(str(row[name]) for name in table.key))


def people_of(
    folder: Path,
    commits: Iterable[Commit],
    *,
    staff: Iterable[StaffRow] = (),
    customers: Iterable[CustomerRow] = (),
    organizations: dict[str, str] | None = None,
    known: Iterable[KnownOrganization] = (),
    domains: Iterable[ListedDomain] = (),
    listed: Iterable[ListedAffiliation] = (),
    decisions: Iterable[Decision] = (),
    statements: Iterable[FileStatement] = (),
) -> People:
    """Build the people floor of the company Orchard."""
    site = Site(
        folder,
        company=Company("Orchard", ("orchard.example",)),
        organizations=organizations or {},
        known_organizations=tuple(known),
    )
    staging = Staging(folder / "data", "run", open_engine("duckdb"))
    given = {
        COMMIT: commits,
        STAFF: staff,
        CUSTOMER: customers,
        LISTED_DOMAIN: domains,
        LISTED_AFFILIATION: listed,
        LISTED_ALIAS: (),
        DECISION: decisions,
        MAILMAP: (),
        COMMIT_TRAILER: (),
        FILE_STATEMENT: statements,
    }
    for table, rows in given.items():
        staging.write_rows(table, rows)
    return People(staging, build_people(staging, site, AS_OF))

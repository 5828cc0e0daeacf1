"""The standard tables: what every connector's raw rows become."""

from honeyflow.sources.tables import (
    decisions,
    findings,
    git,
    licences,
    lists,
    market,
    needs,
    origins,
    releases,
    staff,
    time,
)
from honeyflow.sources.tables.decisions import DECISION
from honeyflow.sources.tables.findings import FINDING
from honeyflow.sources.tables.git import COMMIT, COMMIT_FILE, COMMIT_TRAILER, FILE_STATEMENT, MAILMAP, REPOSITORY
from honeyflow.sources.tables.licences import LICENCE
from honeyflow.sources.tables.lists import LISTED_AFFILIATION, LISTED_ALIAS, LISTED_DOMAIN
from honeyflow.sources.tables.market import CUSTOMER, INVOICE_LINE, PAYMENT, SUBSCRIPTION
from honeyflow.sources.tables.needs import NEED
from honeyflow.sources.tables.origins import CUSTOMER_ORIGIN, ORIGIN_ASKED
from honeyflow.sources.tables.releases import RELEASE
from honeyflow.sources.tables.staff import STAFF, WAGE
from honeyflow.sources.tables.time import TIME_ENTRY

__all__ = [
    "COMMIT",
    "COMMIT_FILE",
    "COMMIT_TRAILER",
    "CUSTOMER",
    "CUSTOMER_ORIGIN",
    "DECISION",
    "FILE_STATEMENT",
    "FINDING",
    "INVOICE_LINE",
    "LICENCE",
    "LISTED_AFFILIATION",
    "LISTED_ALIAS",
    "LISTED_DOMAIN",
    "MAILMAP",
    "NEED",
    "ORIGIN_ASKED",
    "PAYMENT",
    "RELEASE",
    "REPOSITORY",
    "STAFF",
    "SUBSCRIPTION",
    "TABLES",
    "TIME_ENTRY",
    "WAGE",
]

TABLES = (
    *git.TABLES,
    *decisions.TABLES,
    *licences.TABLES,
    *lists.TABLES,
    *market.TABLES,
    *needs.TABLES,
    *origins.TABLES,
    *releases.TABLES,
    *staff.TABLES,
    *time.TABLES,
    *findings.TABLES,
)

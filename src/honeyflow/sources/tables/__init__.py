"""The standard tables: what every connector's raw rows become."""

from honeyflow.sources.tables import (
    bank,
    closes,
    contacts,
    decisions,
    findings,
    git,
    licences,
    lists,
    market,
    needs,
    origins,
    rates,
    releases,
    staff,
    time,
)
from honeyflow.sources.tables.bank import BANK_BALANCE, EXPENSE, FUNDING
from honeyflow.sources.tables.closes import LOCKED_POSTING, PERIOD_LOCK
from honeyflow.sources.tables.contacts import CUSTOMER_CONTACT
from honeyflow.sources.tables.decisions import DECISION
from honeyflow.sources.tables.findings import FINDING
from honeyflow.sources.tables.git import COMMIT, COMMIT_FILE, COMMIT_TRAILER, FILE_STATEMENT, MAILMAP, REPOSITORY
from honeyflow.sources.tables.licences import LICENCE
from honeyflow.sources.tables.lists import LISTED_AFFILIATION, LISTED_ALIAS, LISTED_DOMAIN
from honeyflow.sources.tables.market import CUSTOMER, INVOICE_LINE, PAYMENT, SUBSCRIPTION
from honeyflow.sources.tables.needs import NEED
from honeyflow.sources.tables.origins import CUSTOMER_ORIGIN, ORIGIN_ASKED
from honeyflow.sources.tables.rates import EXCHANGE_RATE
from honeyflow.sources.tables.releases import RELEASE
from honeyflow.sources.tables.staff import STAFF, WAGE
from honeyflow.sources.tables.time import TIME_ENTRY

__all__ = [
    "BANK_BALANCE",
    "COMMIT",
    "COMMIT_FILE",
    "COMMIT_TRAILER",
    "CUSTOMER",
    "CUSTOMER_CONTACT",
    "CUSTOMER_ORIGIN",
    "DECISION",
    "EXCHANGE_RATE",
    "EXPENSE",
    "FILE_STATEMENT",
    "FINDING",
    "FUNDING",
    "INVOICE_LINE",
    "LICENCE",
    "LISTED_AFFILIATION",
    "LISTED_ALIAS",
    "LISTED_DOMAIN",
    "LOCKED_POSTING",
    "MAILMAP",
    "NEED",
    "ORIGIN_ASKED",
    "PAYMENT",
    "PERIOD_LOCK",
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
    *bank.TABLES,
    *rates.TABLES,
    *closes.TABLES,
    *contacts.TABLES,
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

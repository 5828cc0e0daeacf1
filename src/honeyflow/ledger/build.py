"""The ledger floor of a run: contributions, books, entries, balances, close."""

from datetime import date

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.ledger.balances import balances_of
from honeyflow.ledger.books import read_books
from honeyflow.ledger.close import FAILED, close_months
from honeyflow.ledger.contributions import CONTRIBUTOR_MONTHS, contribution_function
from honeyflow.ledger.effort import effort_rows
from honeyflow.ledger.entries import heads_of, post_all, postings_of
from honeyflow.ledger.kinds import rules_of
from honeyflow.ledger.market.build import build_market
from honeyflow.ledger.staff_days import STAFF_DAYS
from honeyflow.ledger.tables import BALANCE, CLOSE_CHECK, EFFORT, ENTRY, POSTING
from honeyflow.site import Site
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import TableFunction


def build_ledger(staging: Staging, site: Site, as_of: date) -> list[Finding]:
    """Write the ledger's tables for the months that ended by `as_of`; return what did not close."""
    contributions = contribution_function(rules_of("path", site.kind_rules), rules_of("trailer", site.kind_rules))
    for function in (contributions, CONTRIBUTOR_MONTHS, STAFF_DAYS):
        _write(staging, function)
    books = read_books(staging, as_of)
    entries = post_all(books)
    postings = postings_of(entries)
    checks = close_months(books, postings)
    staging.write_rows(EFFORT, effort_rows(books.effort))
    staging.write_rows(ENTRY, heads_of(entries))
    staging.write_rows(POSTING, postings)
    balances = balances_of(postings)
    staging.write_rows(BALANCE, balances)
    staging.write_rows(CLOSE_CHECK, checks)
    build_market(staging, balances, as_of, site.market.one_off)
    return [
        Finding(
            "close-failed",
            Evidence("ledger", f"{check.month_on:%Y-%m} {check.check}"),
            check.seen,
            check.expected,
            "the statement of every period that holds this month is refused",
            Severity.SERIOUS,
        )
        for check in checks
        if check.result == FAILED
    ]


def _write(staging: Staging, function: TableFunction) -> None:
    staging.write(function.writes, function({table.name: staging.frame(table) for table in function.reads}))

"""The ledger floor of a run: contributions, books, entries, balances, close."""

from collections.abc import Iterable
from datetime import date

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.ledger.balances import Balance, balances_of
from honeyflow.ledger.books import read_books
from honeyflow.ledger.close import FAILED, CloseCheck
from honeyflow.ledger.contributions import CONTRIBUTOR_MONTHS, contribution_function
from honeyflow.ledger.effort import effort_rows
from honeyflow.ledger.kinds import rules_of
from honeyflow.ledger.locked import close_with_locks
from honeyflow.ledger.market.build import build_market
from honeyflow.ledger.membership import CONTRIBUTOR_MOVES, CUSTOMER_MOVES
from honeyflow.ledger.posting import post_books
from honeyflow.ledger.reporting import missing_rates
from honeyflow.ledger.service_days import SERVICE_DAYS
from honeyflow.ledger.staff_days import STAFF_DAYS
from honeyflow.ledger.tables import BALANCE, CLOSE_CHECK, EFFORT
from honeyflow.site import Site
from honeyflow.sources.tables import PERIOD_LOCK
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import TableFunction


def build_ledger(staging: Staging, site: Site, as_of: date) -> list[Finding]:
    """Write the ledger's tables for the months that ended by `as_of`; return what did not close."""
    contributions = contribution_function(rules_of("path", site.kind_rules), rules_of("trailer", site.kind_rules))
    for function in (contributions, CONTRIBUTOR_MONTHS, STAFF_DAYS):
        _write(staging, function)
    found, balances = close_books(staging, as_of, site.commons.half_life_years)
    build_market(staging, balances, as_of, site.market.one_off, site.books.community)
    return [*found, *missing_rates(staging, site.company.reporting_currency)]


def close_books(staging: Staging, as_of: date, half_life_years: float = 2.0) -> tuple[list[Finding], list[Balance]]:
    """Post from the tables staged, write entries, postings, balances and checks; return what did not close too."""
    for function in (CONTRIBUTOR_MOVES, CUSTOMER_MOVES, SERVICE_DAYS):
        _write(staging, function)
    books = read_books(staging, as_of, half_life_years)
    posted = post_books(staging, books)
    checks = close_with_locks(books, posted.changes, posted.fresh, _locks(staging))
    balances = balances_of(posted.changes)
    staging.write_rows(EFFORT, effort_rows(books.effort))
    staging.write_rows(BALANCE, balances)
    staging.write_rows(CLOSE_CHECK, checks)
    return [*_failed(checks), *_waiting(posted.waiting)], balances


def _locks(staging: Staging) -> dict[date, str]:
    rows = rows_of(staging.engine.collect(staging.frame(PERIOD_LOCK)))
    return {row["month_on"]: row["fingerprint"] for row in rows}


def _waiting(count: int) -> list[Finding]:
    """Tell of corrections that wait for an open month."""
    if not count:
        return []
    seen, expected = f"{count:,} entries of locked months told otherwise since", "an open month that has ended"
    done = "posted as corrections in the first month after the locked ones, once it is over"
    return [Finding("corrections-waiting", Evidence("ledger", "corrections"), seen, expected, done, Severity.NOTE)]


def _failed(checks: Iterable[CloseCheck]) -> list[Finding]:
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

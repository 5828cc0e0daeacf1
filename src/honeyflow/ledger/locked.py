"""The close of locked months: what was locked stays, whatever the records say since."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from honeyflow.ledger.balances import Change
from honeyflow.ledger.close import (
    CLOSED,
    FAILED,
    LOCKED,
    NOT_RECORDED,
    CloseCheck,
    MonthlySums,
    check_zero,
    close_months,
)
from honeyflow.ledger.records import Books
from honeyflow.site.closes import fingerprint_of

KEEPS = "locked: figures as they were when locked"


def close_with_locks(
    books: Books, changes: Collection[Change], fresh: Collection[Change], locks: dict[date, str]
) -> list[CloseCheck]:
    """Return every check of every month.

    Records are held against what the rules post from them today (`fresh`); in a locked month that is told, and its
    figures stay. The books as written (`changes`) must sum to zero, and hold in locked months what was locked.

    Parameters
    ----------
    locks : mapping
        Fingerprint by locked month.
    """
    checks = close_months(books, fresh)
    if not locks:
        return checks
    zero = list(check_zero(books, MonthlySums(changes)))
    by_records = [check for check in checks if check.check != zero[0].check]
    return [*zero, *(_of_locked(check, locks) for check in by_records), *_kept(changes, locks)]


def _of_locked(check: CloseCheck, locks: Collection[date]) -> CloseCheck:
    if check.month_on not in locks or check.result == NOT_RECORDED:
        return check
    return replace(check, result=LOCKED, seen=f"records as of today: {check.seen}")


def _kept(changes: Iterable[Change], locks: dict[date, str]) -> Iterator[CloseCheck]:
    by_month: dict[date, list[Change]] = defaultdict(list)
    for each in changes:
        by_month[each.month_on].append(each)
    for month, fingerprint in sorted(locks.items()):
        held = by_month[month]
        seen = fingerprint_of((each.project, each.account, each.commodity, each.change) for each in held)
        good = seen == fingerprint
        yield CloseCheck(month, KEEPS, CLOSED if good else FAILED, f"totals {seen[:8]}", f"totals {fingerprint[:8]}")

"""Posting: every rule's entries written as ``entry`` and ``posting``; locked months as kept, corrections after them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import narwhals as nw

from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.balances import Change, changes_of, read_changes
from honeyflow.ledger.close import MonthlySums
from honeyflow.ledger.corrections import corrections_of, read_differences
from honeyflow.ledger.entries import heads_of, lines_of, post_all, postings_of, settle_all
from honeyflow.ledger.records import Books, Entry
from honeyflow.ledger.table_rules import check_all_balanced, entry_frames, line_frames, posting_frames
from honeyflow.ledger.tables import ENTRY, POSTING
from honeyflow.sources.tables import LOCKED_POSTING, PERIOD_LOCK
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging


@dataclass(frozen=True)
class Posted:
    """What was posted, by month.

    Parameters
    ----------
    changes : collection of Change
        Of the books as written.
    fresh : collection of Change
        As the records have it today: the same while no month is locked.
    waiting : int
        Corrections that no open month could take yet.
    """

    changes: Collection[Change]
    fresh: Collection[Change]
    waiting: int = 0


def post_books(staging: Staging, books: Books) -> Posted:
    """Write the entries and postings of every rule.

    Raises
    ------
    UnbalancedEntryError
        When a rule made an entry that does not sum to zero.
    """
    entries = post_all(books)
    by_tables = nw.concat(posting_frames(staging, books.last_month))
    fresh = [*changes_of(postings_of(entries)), *read_changes(staging.engine, by_tables)]
    settled = settle_all(books, MonthlySums(fresh))
    entries += settled
    fresh += changes_of(postings_of(settled))
    horizon = _horizon(staging)
    corrections = _corrections(staging, books, entries, horizon) if horizon else []
    first_open = add_months(horizon, 1) if horizon else date.min
    posted = [] if first_open > books.last_month else corrections
    _write(staging, [*(each for each in entries if month_start(each.posted_on) >= first_open), *posted])
    _write_tables(staging, books, first_open)
    check_all_balanced(staging)
    changes = read_changes(staging.engine, staging.frame(POSTING)) if horizon else fresh
    return Posted(changes, fresh, len(corrections) - len(posted))


def _horizon(staging: Staging) -> date | None:
    """Return the last month locked; it and every month before it stay as they were."""
    locks = rows_of(staging.engine.collect(staging.frame(PERIOD_LOCK).select("month_on")))
    return max((row["month_on"] for row in locks), default=None)


def _corrections(staging: Staging, books: Books, entries: Collection[Entry], horizon: date) -> list[Entry]:
    """Return what the locked months would hold today and do not, to be posted in the first month after them."""
    locked = [each for each in entries if month_start(each.posted_on) <= horizon]
    fresh = [
        staging.frame_of(LOCKED_POSTING, lines_of(locked)),
        *(frame.filter(nw.col("month_on") <= horizon) for frame in line_frames(staging, books.last_month)),
    ]
    names = LOCKED_POSTING.column_names
    differences = read_differences(
        staging.engine, nw.concat([frame.select(*names) for frame in fresh]), staging.frame(LOCKED_POSTING)
    )
    return corrections_of(differences, add_months(horizon, 1))


def _write(staging: Staging, entries: Collection[Entry]) -> None:
    staging.append_rows(ENTRY, heads_of(entries))
    staging.append_rows(POSTING, postings_of(entries))


def _write_tables(staging: Staging, books: Books, first_open: date) -> None:
    """Write what the table rules post in open months, and what was kept of the locked ones."""
    opened = nw.col("month_on") >= first_open
    for frame in entry_frames(staging, books.last_month):
        staging.append(ENTRY, frame if first_open == date.min else frame.filter(opened))
    for frame in posting_frames(staging, books.last_month):
        staging.append(POSTING, frame if first_open == date.min else frame.filter(opened))
    if first_open != date.min:
        kept = staging.frame(LOCKED_POSTING)
        staging.append(ENTRY, kept.select(*ENTRY.column_names).unique())
        staging.append(POSTING, kept.select(*POSTING.column_names))

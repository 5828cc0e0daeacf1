"""Posting rules that post per record: their entries and postings as lazy frames, which only an engine works out."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import narwhals as nw

from honeyflow.kernel.period import add_months
from honeyflow.ledger.entries import UnbalancedEntryError
from honeyflow.ledger.records import PostingRule, TablePosting
from honeyflow.ledger.registry import posting_rules
from honeyflow.ledger.tables import ENTRY, POSTING
from honeyflow.sources.tables import LOCKED_POSTING
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Frame, Table, TableFunction

MONTH = nw.col("posted_on").dt.truncate("1mo").cast(nw.Date)
"""First day of the month of an entry."""


AMOUNT = nw.Decimal(20, 4)
"""Type of an amount, as the store keeps it."""


def table_rules() -> list[tuple[PostingRule, TablePosting]]:
    """Return the rules that post per record."""
    return [(rule, rule.table) for rule in posting_rules.all().values() if rule.table is not None]


def entry_function(rule: PostingRule, table: TablePosting) -> TableFunction:
    """Return the table function that makes the rule's rows of ``entry``."""

    def build(**frames: Frame) -> Frame:
        return table.build(**frames).with_columns(rule=nw.lit(rule.name), month_on=MONTH)

    return TableFunction(build=build, reads=table.reads, writes=ENTRY)


def posting_function(_: PostingRule, table: TablePosting) -> TableFunction:
    """Return the table function that makes the rule's rows of ``posting``: one a leg."""
    return TableFunction(build=partial(_legs, table, POSTING, "none"), reads=table.reads, writes=POSTING)


def line_function(rule: PostingRule, table: TablePosting) -> TableFunction:
    """Return the table function that makes the rule's rows of ``locked_posting``: a leg with its entry's words."""
    return TableFunction(
        build=partial(_legs, table, LOCKED_POSTING, rule.name), reads=table.reads, writes=LOCKED_POSTING
    )


def _legs(table: TablePosting, writes: Table, rule: str, **frames: Frame) -> Frame:
    entries = table.build(**frames).with_columns(month_on=MONTH, rule=nw.lit(rule))
    legs = []
    for leg in table.legs:
        made = {
            "account": nw.col(leg.account_column) if leg.account_column else nw.lit(leg.account),
            "commodity": nw.col(leg.commodity),
            "amount": (nw.col(leg.amount) * leg.sign).cast(AMOUNT),
        }
        legs.append(entries.select(*(name for name in writes.column_names if name not in made), **made))
    return nw.concat(legs)


def entry_frames(staging: Staging, last_month: date) -> list[Frame]:
    """Return one frame of ``entry`` per rule, of what it posts up to the end of `last_month`."""
    return _frames(staging, last_month, entry_function)


def posting_frames(staging: Staging, last_month: date) -> list[Frame]:
    """Return one frame of ``posting`` per rule, likewise."""
    return _frames(staging, last_month, posting_function)


def line_frames(staging: Staging, last_month: date) -> list[Frame]:
    """Return one frame of ``locked_posting`` per rule, likewise."""
    return _frames(staging, last_month, line_function)


def _frames(
    staging: Staging, last_month: date, function: Callable[[PostingRule, TablePosting], TableFunction]
) -> list[Frame]:
    end = add_months(last_month, 1)
    return [
        made({source.name: staging.frame(source) for source in made.reads}).filter(nw.col("month_on") < end)
        for made in (function(rule, table) for rule, table in table_rules())
    ]


def check_all_balanced(staging: Staging) -> None:
    """Raise `UnbalancedEntryError` unless each entry written sums to zero in each commodity; the engine adds up."""
    off = (
        staging.frame(POSTING)
        .group_by("entry_id", "commodity")
        .agg(total=nw.col("amount").sum())
        .filter(nw.col("total") != 0)
        .sort("entry_id", "commodity")
        .head(1)
    )
    for row in rows_of(staging.engine.collect(off)):
        rule = staging.frame(ENTRY).filter(nw.col("entry_id") == row["entry_id"]).select("rule")
        names: Mapping[str, str] = next(iter(rows_of(staging.engine.collect(rule))), {"rule": "unknown"})
        raise UnbalancedEntryError(names["rule"], row["entry_id"], row["commodity"], row["total"])

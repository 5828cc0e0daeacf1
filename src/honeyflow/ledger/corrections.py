"""Corrections: what locked months would hold today less what they hold, posted in the first open month.

A correction names the month and entry it corrects in its own identifier,
``correction/<month corrected>/<month posted in>/<entry>``, so that one already posted in a month that was locked later
is not posted a second time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import narwhals as nw

from honeyflow.ledger.records import Entry, Leg
from honeyflow.ledger.table_rules import AMOUNT
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.tables import Frame

RULE = "correction"
_PREFIX = "correction/"
_OF, _ENTRY = (len(_PREFIX), 7), len(f"{_PREFIX}2025-03/2025-04/")
_GROUP = ("of", "project", "entry", "account", "commodity")

Row = Mapping[str, Any]


def read_differences(engine: Engine, fresh: Frame, kept: Frame) -> list[dict[str, Any]]:
    """Return, leg by leg, what `fresh` postings hold more or less than the `kept` ones, corrections counted as made.

    Parameters
    ----------
    fresh, kept : lazy frame
        With the columns of ``locked_posting``: what the rules post today in the locked months, and what was locked.
    """
    both = nw.concat(
        [
            _named(fresh).with_columns(now=nw.lit(1), then=nw.lit(0)),
            _named(kept).with_columns(amount=(nw.col("amount") * -1).cast(AMOUNT), now=nw.lit(0), then=nw.lit(1)),
        ]
    )
    differences = (
        both.group_by(*_GROUP)
        .agg(
            *(nw.col(name).max() for name in ("narration", "source", "locator")),
            amount=nw.col("amount").sum(),
            now=nw.col("now").sum(),
            then=nw.col("then").sum(),
        )
        .filter(nw.col("amount") != 0)
        .sort(*_GROUP)
    )
    return [dict(row) for row in rows_of(engine.collect(differences))]


def _named(lines: Frame) -> Frame:
    """Add the month and entry that a line is about: its own, or those it corrects."""
    corrects = nw.col("rule") == RULE
    month = nw.concat_str(
        [
            nw.col("month_on").dt.year().cast(nw.String),
            nw.lit("-"),
            nw.when(nw.col("month_on").dt.month() < 10).then(nw.lit("0")).otherwise(nw.lit("")),
            nw.col("month_on").dt.month().cast(nw.String),
        ]
    )
    return lines.select(
        "project",
        "account",
        "commodity",
        "amount",
        "narration",
        "source",
        "locator",
        of=nw.when(corrects).then(nw.col("entry_id").str.slice(*_OF)).otherwise(month),
        entry=nw.when(corrects).then(nw.col("entry_id").str.slice(_ENTRY)).otherwise(nw.col("entry_id")),
    )


def corrections_of(differences: Iterable[Row], month: date) -> list[Entry]:
    """Return one entry a corrected entry, posted on the first day of `month`."""
    together: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in differences:
        together[row["of"], row["project"], row["entry"]].append(row)
    return [_correction(key, rows, month) for key, rows in together.items()]


def _correction(key: tuple[str, str, str], rows: list[Row], month: date) -> Entry:
    of, project, entry = key
    first = rows[0]
    return Entry(
        entry_id=f"{_PREFIX}{of}/{month:%Y-%m}/{entry}",
        rule=RULE,
        posted_on=month,
        project=project,
        narration=f"Correction of {of}, locked: {_why(rows)}: {_words(first)}",
        source=first["source"],
        locator=first["locator"],
        legs=tuple(Leg(row["account"], row["commodity"], row["amount"]) for row in rows),
    )


def _words(row: Row) -> str:
    """Return what the corrected entry said, also where that was a correction itself."""
    text = str(row["narration"])
    return text.split(": ", 2)[2] if text.startswith("Correction of ") else text


def _why(rows: list[Row]) -> str:
    if all(row["now"] and not row["then"] for row in rows):
        return "told since"
    if all(row["then"] and not row["now"] for row in rows):
        return "no longer told"
    return "told otherwise since"

"""Locking months: what a published month holds is kept beside the site's file of locks, and stays from then on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import narwhals as nw

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.kernel.period import Period
from honeyflow.ledger.balances import read_changes
from honeyflow.ledger.close import CLOSED, FAILED, LOCKED, NOT_RECORDED, CloseCheck
from honeyflow.ledger.corrections import RULE
from honeyflow.ledger.tables import CLOSE_CHECK, ENTRY, POSTING
from honeyflow.site.closes import LOCK, UNLOCK, append_close, close_row, fingerprint_of, kept_file
from honeyflow.sources.tables import LOCKED_POSTING, PERIOD_LOCK
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame


class CloseRefusedError(HoneyflowError):
    """A month that cannot be locked or unlocked; says why and what to do."""

    def __init__(self, month: str, reasons: Sequence[str], todo: str) -> None:
        self.month = month
        self.reasons = tuple(reasons)
        super().__init__(f"{month}: {'; '.join(reasons)}. Nothing was decided. Do: {todo}")


@dataclass(frozen=True)
class MonthClose:
    """One month of the books.

    Parameters
    ----------
    result : str
        Of all its checks: failed, closed or not recorded.
    locked_by, locked_at, note : str
        Of the lock in force at the run; empty while the month is open.
    checks : tuple of CloseCheck
    corrections : int
        Entries posted in this month that correct locked ones.
    """

    month_on: date
    result: str
    checks: tuple[CloseCheck, ...]
    locked_by: str = ""
    locked_at: str = ""
    note: str = ""
    corrections: int = 0

    @property
    def locked(self) -> bool:
        """Whether the month is locked."""
        return bool(self.locked_at or self.locked_by)


def lock_months(
    snapshot: Snapshot, engine: Engine, file: Path, months: Sequence[MonthClose], *, by: str, note: str = ""
) -> list[str]:
    """Lock `months` as `snapshot` has them; return their fingerprints.

    Parameters
    ----------
    file : Path
        The site's file of locks; the postings are kept beside it.
    """
    prints: list[str] = []
    for month in months:
        frame = snapshot.frame(POSTING, engine).filter(nw.col("month_on") == month.month_on)
        changes = read_changes(engine, frame)
        mark = fingerprint_of((each.project, each.account, each.commodity, each.change) for each in changes)
        kept = kept_file(file, month.month_on, mark)
        if not kept.exists():
            _keep(snapshot, engine, frame, kept)
        append_close(file, close_row(LOCK, month.month_on, by, fingerprint=mark, note=note))
        prints.append(mark)
    return prints


def unlock_months(file: Path, month: MonthClose, *, by: str, reason: str) -> int:
    """Open `month` and all later ones again; return the line of the decision."""
    return append_close(file, close_row(UNLOCK, month.month_on, by, note=reason))


def months_to_lock(months: Iterable[MonthClose], month: date, *, until: bool) -> list[MonthClose]:
    """Return the months to lock: `month`, and with `until` every open one before it.

    Raises
    ------
    CloseRefusedError
        When one of them does not close, one before is still open, or the books do not hold the month.
    """
    held = list(months)
    wanted = [each for each in held if not each.locked and each.month_on <= month]
    name = f"{month:%Y-%m}"
    if not any(each.month_on == month for each in held):
        span = f"{held[0].month_on:%Y-%m} to {held[-1].month_on:%Y-%m}" if held else "none"
        raise CloseRefusedError(name, [f"not in the books; they hold {span}"], "name a month that has ended, run first")
    if not wanted or wanted[-1].month_on != month:
        raise CloseRefusedError(name, ["locked already"], f"honeyflow close unlock {name}, to open it again")
    if len(wanted) > 1 and not until:
        before = f"{len(wanted) - 1} months before it are open, from {wanted[0].month_on:%Y-%m}"
        raise CloseRefusedError(name, [before], f"honeyflow close lock {name} --until, which locks them too")
    failed = [
        f"{each.month_on:%Y-%m} {check.check}: saw {check.seen}, expected {check.expected}"
        for each in wanted
        for check in each.checks
        if check.result == FAILED
    ]
    if failed:
        raise CloseRefusedError(name, failed[:5], "mend what does not close, run again, then lock")
    return wanted


def read_closes(snapshot: Snapshot, engine: Engine) -> tuple[MonthClose, ...]:
    """Return every month of the books with its checks and its lock, in order."""
    by_month: dict[date, list[CloseCheck]] = {}
    for row in rows_of(engine.collect(snapshot.frame(CLOSE_CHECK, engine))):
        by_month.setdefault(row["month_on"], []).append(CloseCheck(**row))
    locks = {row["month_on"]: row for row in rows_of(engine.collect(snapshot.frame(PERIOD_LOCK, engine)))}
    corrections = _corrections(snapshot, engine)
    return tuple(
        MonthClose(
            month,
            _result(by_month[month]),
            tuple(sorted(by_month[month], key=lambda check: check.check)),
            corrections=corrections.get(month, 0),
            **_lock(locks.get(month)),
        )
        for month in sorted(by_month)
    )


def lock_notes(closes: Iterable[MonthClose], period: Period) -> tuple[str, ...]:
    """Return what a statement of `period` has to say about locked months and corrections of them."""
    mine = [each for each in closes if each.month_on in period]
    locked = [each for each in mine if each.locked]
    notes = [f"{_months(locked)} locked: their figures stay as they were."] if locked else []
    notes += [
        f"{each.month_on:%Y-%m} holds {each.corrections} {'correction' if each.corrections == 1 else 'corrections'} "
        "of earlier months, which were locked."
        for each in mine
        if each.corrections
    ]
    return tuple(notes)


def _months(locked: Sequence[MonthClose]) -> str:
    first, last = (f"{each.month_on:%Y-%m}" for each in (locked[0], locked[-1]))
    if len(locked) == 1:
        return f"{first} is"
    return f"{first} {'and' if len(locked) == 2 else 'to'} {last} are"


def _lock(row: dict[str, str] | None) -> dict[str, str]:
    return {key: row[key] for key in ("locked_by", "locked_at", "note")} if row else {}


def _result(checks: Iterable[CloseCheck]) -> str:
    results = {check.result for check in checks}
    return next((each for each in (FAILED, CLOSED, LOCKED) if each in results), NOT_RECORDED)


def _corrections(snapshot: Snapshot, engine: Engine) -> dict[date, int]:
    entries = snapshot.frame(ENTRY, engine).filter(nw.col("rule") == RULE)
    counted = entries.group_by("month_on").agg(count=nw.len())
    return {row["month_on"]: int(row["count"]) for row in rows_of(engine.collect(counted))}


def _keep(snapshot: Snapshot, engine: Engine, postings: Frame, kept: Path) -> None:
    """Write a month's postings with their entries' words, whole or not at all."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    words = snapshot.frame(ENTRY, engine).select("entry_id", "rule", "posted_on", "narration", "source", "locator")
    partial = kept.with_name(f".{kept.name}.partial")
    engine.write(LOCKED_POSTING, postings.join(words, on="entry_id", how="inner"), partial)
    partial.replace(kept)

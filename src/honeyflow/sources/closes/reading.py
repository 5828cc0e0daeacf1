"""The file of locked months as rows: the locks in force, each held against what was kept of its month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from honeyflow.kernel.finding import Severity
from honeyflow.kernel.period import Period
from honeyflow.site.closes import HEADER, LOCK, UNLOCK, fingerprint_of, kept_file
from honeyflow.sources.market.cells import CellError
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.trouble import Trouble

COLUMNS = Columns(
    required=("kind", "month"), optional=tuple(name for name in HEADER if name not in ("kind", "month")), aliases={}
)


@dataclass(frozen=True)
class PeriodLock:
    """A row of ``period_lock``."""

    month_on: date
    locked_at: str
    locked_by: str
    fingerprint: str
    note: str


def read_locks(file: Path, trouble: Trouble) -> list[PeriodLock]:
    """Return the locks in force, by month; a lock whose kept postings are gone or changed holds no longer.

    An unlocked month opens all later ones too; so does a lock that no longer holds.
    """
    if not file.exists():
        return []
    held: dict[date, PeriodLock] = {}
    for row in read_sheet(file, COLUMNS, trouble):
        kind, month = row.required("kind", _kind), row.required("month", _month)
        if kind is None or month is None:
            continue
        if kind == LOCK:
            held[month] = PeriodLock(month, row["decided_at"], row["decided_by"], row["fingerprint"], row["note"])
        else:
            held = {each: lock for each, lock in held.items() if each < month}
    return _whole([held[month] for month in sorted(held)], file, trouble)


def _whole(locks: Iterable[PeriodLock], file: Path, trouble: Trouble) -> list[PeriodLock]:
    """Return the locks before the first whose kept postings do not bear it out."""
    good: list[PeriodLock] = []
    for lock in locks:
        seen = _kept_fingerprint(kept_file(file, lock.month_on, lock.fingerprint))
        if seen != lock.fingerprint:
            words = f"kept postings {'gone' if not seen else 'that sum to something else'}"
            expected = "those of the day it was locked; put the folder closes back as it was"
            done = "this month and later ones are open again"
            trouble.add("lock-broken", f"{lock.month_on:%Y-%m}", words, expected, done, Severity.SERIOUS)
            break
        good.append(lock)
    return good


def _kept_fingerprint(file: Path) -> str:
    """Return the hash of what a kept file holds; nothing when it cannot be read."""
    key = ["project", "account", "commodity"]
    try:
        rows = pq.read_table(file, columns=[*key, "amount"]).group_by(key).aggregate([("amount", "sum")]).to_pylist()
    except (OSError, ValueError):
        return ""
    return fingerprint_of((row["project"], row["account"], row["commodity"], row["amount_sum"]) for row in rows)


def _kind(text: str) -> str:
    if text not in (LOCK, UNLOCK):
        raise CellError("close-unknown", "which is no decision about a month", f"{LOCK} or {UNLOCK}")
    return text


def _month(text: str) -> date:
    try:
        period = Period.parse(text)
    except ValueError:
        raise CellError("month-wrong", "which is no month", "a month, 2025-03") from None
    if period.months != 1:
        raise CellError("month-wrong", "which is no single month", "a month, 2025-03")
    return period.start

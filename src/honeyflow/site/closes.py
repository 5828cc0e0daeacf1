"""The file of locked months: one row a decision, only ever added to, read by the next run as one more source."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from honeyflow.site.appending import append_row

LOCK, UNLOCK = "lock", "unlock"
KEPT = "closes"
"""Folder beside the file, of what each locked month held: a Parquet file a lock, never changed."""


@dataclass(frozen=True)
class CloseRow:
    """A row of the file, its fields in the order of the columns.

    Parameters
    ----------
    decided_at : str
        UTC instant, ISO 8601.
    kind : str
        ``lock`` keeps a month as it is; ``unlock`` opens it and all later ones again.
    month : str
        ``2025-03``.
    fingerprint : str
        Of a lock: hash of what the month held; the file ``closes/<month>-<first 8 of it>.parquet`` holds it.
    """

    decided_at: str
    decided_by: str
    kind: str
    month: str
    fingerprint: str = ""
    note: str = ""


HEADER = tuple(field.name for field in fields(CloseRow))
_NEEDED = frozenset({"kind", "month", "fingerprint"})


def close_row(kind: str, month: date, by: str, *, fingerprint: str = "", note: str = "") -> CloseRow:
    """Return a row decided now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return CloseRow(now, " ".join(by.split()), kind, f"{month:%Y-%m}", fingerprint, " ".join(note.split()))


def append_close(file: Path, row: CloseRow) -> int:
    """Add `row`, whole or not at all; return its line, from 1 (the header's)."""
    return append_row(file, HEADER, asdict(row), _NEEDED)


def kept_file(closes: Path, month: date, fingerprint: str) -> Path:
    """Return where the postings of a locked month lie, beside the file of locks."""
    return closes.parent / KEPT / f"{month:%Y-%m}-{fingerprint[:8]}.parquet"


def fingerprint_of(totals: Iterable[tuple[str, str, str, Decimal]]) -> str:
    """Return the hash of a month's totals: (project, account, commodity, amount), zeros left out.

    Examples
    --------
    >>> fingerprint_of([]) == fingerprint_of([("", "a:b", "EUR", Decimal(0))])
    True
    """
    lines = sorted(f"{p}\t{account}\t{code}\t{amount:.4f}\n" for p, account, code, amount in totals if amount)
    return sha256("".join(lines).encode()).hexdigest()

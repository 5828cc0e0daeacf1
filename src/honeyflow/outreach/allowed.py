"""The rows of an audience that were allowed, as a CSV file."""

import csv
import io
import os
import re
from collections.abc import Sequence
from pathlib import Path

from honeyflow.kernel.errors import UnwritableError
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.outreach.audience import Audience
from honeyflow.outreach.records import Outcome
from honeyflow.sources.market.trouble import Trouble
from honeyflow.store.files import sync_folder

_FORMULA = re.compile(r"[=+\-@\t\r]")


def write_allowed(audience: Audience, outcomes: Sequence[int], out: Path) -> int:
    """Write the rows that were allowed, each address once, whole or not at all; return their number.

    The columns stay; the address is written as it was judged; a cell that a spreadsheet would run as a formula gets
    an apostrophe in front, as in every export.

    Raises
    ------
    UnwritableError
        When the file cannot be written.
    """
    partial = out.with_name(f".{out.name}.{os.getpid()}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as stream:
            count = _write_rows(audience, outcomes, stream)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(out)
        sync_folder(out.parent)
    except OSError as error:
        raise UnwritableError(str(out), error.strerror or type(error).__name__) from error
    finally:
        partial.unlink(missing_ok=True)
    return count


def _write_rows(audience: Audience, outcomes: Sequence[int], stream: io.TextIOBase) -> int:
    writer = csv.writer(stream, lineterminator="\n")
    if audience.header:
        writer.writerow(map(defused, audience.header))
    written: set[str] = set()
    rows = audience.rows(Trouble("", confidential=True))
    for (_, read), outcome in zip(rows, outcomes, strict=True):
        address = read_address(read[audience.column]) if outcome == Outcome.ALLOW else None
        if isinstance(address, Address) and address.exact not in written:
            written.add(address.exact)
            cells = list(map(defused, read))
            cells[audience.column] = address.exact
            writer.writerow(cells)
    return len(written)


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell

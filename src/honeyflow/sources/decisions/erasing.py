"""The file of decisions rid of somebody erased: the only rows of it that are ever changed, each in its own line."""

import csv
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from honeyflow.site.appending import locked
from honeyflow.site.decisions import ERASED
from honeyflow.site.erased.marks import Mark, mark_of_identity, marks_of_address
from honeyflow.site.erased.tombstones import Tombstones
from honeyflow.site.whom import Whom, parse_whom
from honeyflow.sources.decisions.reading import COLUMNS
from honeyflow.sources.market.sheet import Record, records_of
from honeyflow.sources.market.text import read_lines
from honeyflow.sources.market.trouble import Trouble
from honeyflow.store.files import write_text

KEPT = frozenset({"decided_at", "decided_by", "kind"})
"""What stays of a decision about somebody erased, beside the hash."""


def rewrite_decisions(file: Path, erased: Tombstones) -> list[int]:
    """Put hashes in the place of addresses of people erased, take the rest of those rows away; return their lines.

    No line changes its number, because decisions are taken back by it.
    """
    if not erased or not file.is_file():
        return []
    with locked(file) as stream:
        lines = read_lines(file, Trouble(file.name, confidential=True), [])
        written, changed = list(lines), list[int]()
        for record in records_of(lines, COLUMNS):
            fresh = _rewritten(record, erased)
            if fresh is not None:
                rest = ["#\n"] * (record.end - record.line)
                written[record.line - 1 : record.end] = [fresh, *rest]
                changed.append(record.line)
        if changed:
            mode = os.fstat(stream.fileno()).st_mode & 0o777
            write_text(file, "".join(written))
            file.chmod(mode)
    return changed


def decisions_about(file: Path, marks: Sequence[Mark]) -> list[int]:
    """Return the lines of decisions that name somebody by one of these marks."""
    known = frozenset(marks)
    lines = read_lines(file, Trouble(file.name, confidential=True), []) if file.is_file() else []
    return [
        record.line
        for record in records_of(lines, COLUMNS)
        if any((whom := parse_whom(cell)) and not known.isdisjoint(_marks(whom)) for cell in record.cells)
    ]


def _rewritten(record: Record, erased: Tombstones) -> str | None:
    """Return a record's line without those erased; None when it names none."""
    told = dict(_told(record))
    hashes = {name: found for name in ("who", "other") if (found := _hash(told.get(name, ""), erased))}
    scrubbed = [erased.scrub(cell) for cell in record.cells]
    if not hashes:
        return _line(scrubbed, record) if scrubbed != list(record.cells) else None
    kept = {name: cell for name, cell in zip(record.names, scrubbed, strict=False) if name in KEPT}
    return _line([(hashes | kept).get(name or "", "") for name in record.names], record)


def _told(record: Record) -> Iterator[tuple[str, str]]:
    yield from ((name, cell) for name, cell in zip(record.names, record.cells, strict=False) if name)


def _hash(text: str, erased: Tombstones) -> str:
    whom = parse_whom(text)
    known = (mark for mark in _marks(whom) if erased.by_mark(mark) is not None) if whom else iter(())
    found = next(known, None)
    return ERASED + erased.hash_of(found) if found else ""


def _marks(whom: Whom) -> list[Mark]:
    return [*marks_of_address(whom.email), mark_of_identity(whom.name, whom.email)]


def _line(cells: Sequence[str], record: Record) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=record.separator, lineterminator="\n").writerow(cells)
    return text.getvalue()

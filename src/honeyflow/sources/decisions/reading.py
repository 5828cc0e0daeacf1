"""The file of decisions as rows: those that were taken back left out, each malformed line a finding."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from honeyflow.site.decisions import ERASED, HEADER, KINDS, NOT_FOR, UNDO, WORKS_FOR
from honeyflow.site.erased.tombstones import Tombstones
from honeyflow.site.whom import parse_whom
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.lists.capacity import CAPACITIES, capacity_of, read_capacity
from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.trouble import Trouble

COLUMNS = Columns(required=("kind",), optional=tuple(name for name in HEADER if name != "kind"), aliases={})


def read_decisions(file: Path, trouble: Trouble, erased: Tombstones | None = None) -> list[Decision]:
    """Return the decisions in force, in order of line; no file is no decision.

    A decision about somebody who was erased is refused; what an erasure left of one says nothing any more.
    """
    if not file.exists():
        return []
    rows = read_sheet(file, COLUMNS, trouble)
    days = {name: DateColumn(row[name] for row in rows) for name in ("first_day", "last_day")}
    return _in_force([(row, _decision(row, days, erased or Tombstones())) for row in rows])


def _in_force(read: Sequence[tuple[Cells, Decision | None]]) -> list[Decision]:
    """Take the latest first, so that an undo may itself be undone."""
    known = {_line(row) for row, _ in read}
    undone: set[int] = set()
    held: list[Decision] = []
    for row, each in reversed(read):
        if each is None or each.line in undone:
            continue
        if each.kind != UNDO:
            held.append(each)
            continue
        target = int(each.other or 0)
        if target in known and target < each.line:
            undone.add(target)
        else:
            row.leave_out("decision-not-found", f"line {target} to undo", "the line of an earlier decision")
    return held[::-1]


def _line(row: Cells) -> int:
    return int(row.place.removeprefix("row "))


def _decision(row: Cells, days: dict[str, DateColumn], erased: Tombstones) -> Decision | None:
    if any(row[name].startswith(ERASED) for name in ("who", "other")):
        return None
    kind = row.required("kind", _kind)
    if kind == UNDO:
        row.required("other", _number)
    elif kind is not None:
        row.required("who", _whom)
    if kind in ("same", "different"):
        row.required("other", _whom)
    _refuse_erased(row, erased)
    start, last = (row.optional(name, days[name].read) for name in ("first_day", "last_day"))
    capacity = row.optional("capacity", _capacity)
    if kind in (WORKS_FOR, NOT_FOR):
        _check_work(row, start, last)
    if not row.sound or kind is None:
        return None
    end = last + timedelta(days=1) if last and last < date.max else None
    told = row["organization"] or None
    by = erased.scrub(row["decided_by"])
    return Decision(
        _line(row), row["decided_at"], by, kind, row["who"], row["other"] or None, told, start, end,
        capacity or (capacity_of(told) if told else None),
    )  # fmt: skip


def _refuse_erased(row: Cells, erased: Tombstones) -> None:
    for whom in (parse_whom(row[name]) for name in ("who", "other")) if erased else ():
        person = erased.by_identity(whom.name, whom.email) if whom else None
        if person is not None:
            seen = f"somebody who was erased on {erased.erased_on(person)}"
            row.leave_out("decision-about-erased", seen, "nobody who was erased; take the line out")
            return


def _check_work(row: Cells, start: date | None, last: date | None) -> None:
    if not row["organization"]:
        row.leave_out("value-missing", "no organization", "an organization, or independent")
    if start and last and last < start:
        row.leave_out("period-reversed", f"a period from {start} to {last}", "the earlier day first")


def _kind(text: str) -> str:
    if text not in KINDS:
        raise CellError("decision-unknown", "which is no decision", f"one of {', '.join(KINDS)}")
    return text


def _whom(text: str) -> str:
    if parse_whom(text) is None:
        raise CellError("address-wrong", "which is no address", "an address, ann@example.com, or Name <address>")
    return text


def _number(text: str) -> str:
    if not text.isdecimal():
        raise CellError("decision-not-found", "which is no line", "the line of an earlier decision")
    return text


def _capacity(text: str) -> str:
    found = read_capacity(text)
    if found is None:
        raise CellError("capacity-unknown", "which is no capacity", f"one of {', '.join(CAPACITIES)}")
    return found

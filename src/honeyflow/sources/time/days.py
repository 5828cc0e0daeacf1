"""What rows mean together: nothing is counted twice, and no day has more than 24 hours."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from honeyflow.kernel.finding import Severity
from honeyflow.sources.time.lengths import LONGEST
from honeyflow.sources.time.records import Clocked

MINUTE = timedelta(minutes=1)


def sound_days(clocked: Iterable[Clocked]) -> list[Clocked]:
    """Return the rows with what they count for, in order of person, day and time; the rest is told of at its row."""
    by_person: dict[str, list[Clocked]] = defaultdict(list)
    for each in clocked:
        by_person[each.staff_id].append(each)
    kept: list[Clocked] = []
    for _, rows in sorted(by_person.items()):
        timed = [each for each in rows if each.start is not None]
        untimed = [each for each in rows if each.start is None]
        kept += _within_days([*_apart(timed), *_once(untimed)])
    return kept


def _apart(rows: Sequence[Clocked]) -> Iterator[Clocked]:
    """Yield rows with a time of day, without what they overlap an earlier one by."""
    until, last = None, None
    for each in sorted(rows, key=lambda row: (row.start, row.end)):
        start, end = each.start, each.end
        if start is None or end is None:
            continue
        if until is None or last is None or start >= until - MINUTE:
            until, last = end, each
            yield each
            continue
        same = (start, each.subject) == (last.start, last.subject)
        rule = "time-duplicate" if same else "time-overlap"
        seen = f"{'the same' if same else 'time at the same'} time as {_at(last)}"
        if end <= until:
            each.row.leave_out(rule, seen, "each hour once")
            continue
        each.row.add(rule, seen, "each hour once", "what overlaps is counted there only")
        yield replace(each, start=until, length=end - until)
        until, last = end, each


def _at(row: Clocked) -> str:
    return f"{row.row.place} of {row.source}"


def _once(rows: Sequence[Clocked]) -> Iterator[Clocked]:
    """Yield rows without a time of day; the same row in two files is the same time, exported twice."""
    first: dict[tuple[object, ...], str] = {}
    for each in rows:
        key = (each.day, each.length, each.subject)
        if first.setdefault(key, each.source) == each.source:
            yield each
        else:
            each.row.leave_out("time-duplicate", f"the same row as in {first[key]}", "each hour once")


def _within_days(rows: Iterable[Clocked]) -> Iterator[Clocked]:
    """Yield the rows of days of no more than 24 hours; the others count for nothing: which row is wrong is unknown."""
    by_day: dict[date, list[Clocked]] = defaultdict(list)
    for each in rows:
        by_day[each.day].append(each)
    for _, held in sorted(by_day.items()):
        total = sum((each.length for each in held), timedelta(0))
        if total <= LONGEST:
            yield from held
            continue
        hours = f"{total.total_seconds() / 3600:.1f}"
        others = ", ".join(each.row.place for each in held[:5])
        held[-1].row.add(
            "time-over-24-hours", f"{hours} hours on one day ({others})", "at most 24", "the day's rows left out",
            Severity.SERIOUS,
        )  # fmt: skip

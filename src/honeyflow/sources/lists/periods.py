"""Periods that one list states of one person, made so that none overlap: the later line wins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from honeyflow.kernel.finding import Severity
from honeyflow.sources.lists.cells import Line, quoted
from honeyflow.sources.lists.records import Stated
from honeyflow.sources.market.trouble import Trouble

_TOUCH = timedelta(days=1)
"""Lists whose periods end on their last day often let the next one begin on it: that is no contradiction."""


def without_overlaps(stated: Iterable[Stated], trouble: Trouble) -> list[Stated]:
    """Return what is stated in order of line, the earlier lines cut where a later one states something else.

    Each line that contradicts an earlier one is a finding that names both.
    """
    people: dict[str, list[Stated]] = defaultdict(list)
    for each in sorted(stated, key=lambda each: each.line):
        held = people[each.person.key]
        _tell(each, held, trouble)
        people[each.person.key] = [*(part for old in held for part in _outside(old, each)), each]
    return sorted((each for held in people.values() for each in held), key=lambda each: (each.line, _start(each)))


def _tell(new: Stated, held: Iterable[Stated], trouble: Trouble) -> None:
    old = next((old for old in held if _shared(old, new) > _TOUCH), None)
    if old is None:
        return
    same = old.organization.casefold() == new.organization.casefold()
    seen = f"a period for {quoted(new.organization)} that overlaps the one for {quoted(old.organization)}"
    Line(new.line, trouble).add(
        "periods-overlap",
        f"{seen} in line {old.line}, of one person",
        "one organization at a time",
        f"line {new.line} is taken where both speak",
        Severity.NOTE if same else Severity.WARNING,
    )


def _shared(old: Stated, new: Stated) -> timedelta:
    return min(_end(old), _end(new)) - max(_start(old), _start(new))


def _outside(old: Stated, new: Stated) -> Iterator[Stated]:
    """Yield the parts of `old` that `new` says nothing about."""
    if _shared(old, new) <= timedelta(0):
        yield old
        return
    if _start(old) < _start(new):
        yield replace(old, end=new.start)
    if _end(old) > _end(new):
        yield replace(old, start=new.end)


def _start(each: Stated) -> date:
    return each.start or date.min


def _end(each: Stated) -> date:
    return each.end or date.max

"""The community month by month: who is there, who is new, who left; raw and keeper-free, never a name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period, add_months
from honeyflow.people.records import WorkMonth

GRACE = 12
"""Months without an accepted commit after which somebody counts as gone."""


@dataclass(frozen=True)
class CommunityMonth:
    """Persons with an accepted commit in one month, and who left in it: all, and without the keeper's staff."""

    month: date
    active: int
    active_keeper_free: int
    new: int
    new_keeper_free: int
    left: int
    left_keeper_free: int


@dataclass(frozen=True)
class Tally:
    """A figure twice: raw, and keeper-free."""

    label: str
    unit: str
    raw: int
    keeper_free: int


@dataclass(frozen=True)
class Community:
    """The community over a period, and month by month."""

    period: Period
    project: str | None
    tallies: tuple[Tally, ...]
    months: tuple[CommunityMonth, ...]


Presence = Mapping[str, Sequence[date]]
"""Months with an accepted commit, in order, by person."""


def count_community(work: Iterable[WorkMonth], period: Period, as_of: date, project: str | None = None) -> Community:
    """Return the community over `period`, out of the work of all times.

    Parameters
    ----------
    as_of : date
        Nobody counts as gone in a month that had not ended by then.
    project : str, optional
        To be named in the answer.
    """
    people = [each for each in work if not each.bot]
    both = _Moves.of(people, as_of), _Moves.of((each for each in people if each.party != Party.COMPANY), as_of)
    months = tuple(_month(each.start, *both) for each in period.each_month())
    return Community(period, project, tuple(_tallies(period, *both)), months)


@dataclass(frozen=True)
class _Moves:
    """Who was there, and how many came and went in each month."""

    presence: Presence
    active: Counter[date]
    new: Counter[date]
    left: Counter[date]

    @classmethod
    def of(cls, work: Iterable[WorkMonth], as_of: date) -> "_Moves":
        months: dict[str, set[date]] = defaultdict(set)
        for each in work:
            months[each.person_id].add(each.month_on)
        presence = {person: sorted(held) for person, held in months.items()}
        return cls(
            presence,
            active=Counter(month for held in presence.values() for month in held),
            new=Counter(held[0] for held in presence.values()),
            left=Counter(month for held in presence.values() for month in _gone(held, as_of)),
        )


def _gone(held: Sequence[date], as_of: date) -> Iterator[date]:
    """Yield the months in which somebody, silent since `GRACE` months, counts as gone; who returns can go again."""
    for last, back in zip(held, (*held[1:], date.max), strict=True):
        month = add_months(last, GRACE)
        if back > month and add_months(month, 1) <= as_of:
            yield month


def _month(month: date, raw: _Moves, free: _Moves) -> CommunityMonth:
    return CommunityMonth(
        month=month,
        active=raw.active[month],
        active_keeper_free=free.active[month],
        new=raw.new[month],
        new_keeper_free=free.new[month],
        left=raw.left[month],
        left_keeper_free=free.left[month],
    )


def _tallies(period: Period, raw: _Moves, free: _Moves) -> Iterator[Tally]:
    yield Tally("active", "persons", *(_active(each, period, 1) for each in (raw, free)))
    yield Tally("new", "persons", *(_within(each.new, period) for each in (raw, free)))
    yield Tally("active in three months or more", "persons", *(_active(each, period, 3) for each in (raw, free)))
    yield Tally("left", "persons", *(_within(each.left, period) for each in (raw, free)))


def _active(moves: _Moves, period: Period, least: int) -> int:
    return sum(sum(month in period for month in held) >= least for held in moves.presence.values())


def _within(counts: Counter[date], period: Period) -> int:
    return sum(count for month, count in counts.items() if month in period)

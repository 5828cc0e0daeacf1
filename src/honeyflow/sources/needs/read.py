"""The published read of needs: of each side apart, who asks for them, and how far they are met."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from honeyflow.kernel.period import Period, month_start
from honeyflow.sources.needs.records import CUSTOMERS, KINDS, Need
from honeyflow.sources.tables import NEED
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot


@dataclass(frozen=True)
class NeedRow:
    """One need of one side, all tellings together.

    Parameters
    ----------
    customers : int
        Distinct customers who told it.
    people : int or None
        People who told it; None where no telling says how many. Never multiplied with, or added to, customers.
    """

    need_id: str
    kind: str
    title: str
    customers: int
    people: int | None
    told_on: date
    met_on: date | None
    link: str | None


@dataclass(frozen=True)
class OwnNeed:
    """One need as one customer told it; met once every telling of its own is."""

    kind: str
    title: str
    told_on: date
    met_on: date | None


@dataclass(frozen=True)
class Coverage:
    """Needs told and met by the end of a month."""

    month: date
    told: int
    met: int


@dataclass(frozen=True)
class SideNeeds:
    """One side's needs, open ones first, and their coverage month by month."""

    side: str
    needs: tuple[NeedRow, ...]
    months: tuple[Coverage, ...]
    by_kind: tuple[tuple[str, int, int], ...]

    @property
    def told(self) -> int:
        """Needs ever told."""
        return len(self.needs)

    @property
    def met(self) -> int:
        """Needs met."""
        return sum(need.met_on is not None for need in self.needs)

    @property
    def share(self) -> float | None:
        """Met ÷ told; None when nothing was told."""
        return self.met / self.told if self.told else None


def read_needs(snapshot: Snapshot, engine: Engine) -> tuple[SideNeeds, ...]:
    """Return the needs of customers and of the community, apart; none in a snapshot older than needs."""
    held = _held(snapshot, engine)
    as_of = date.fromisoformat(snapshot.manifest["as_of"])
    return tuple(side_needs(side, [each for each in held if each.side == side], as_of) for side in KINDS)


def read_customer_needs(snapshot: Snapshot, engine: Engine, customer_id: str) -> tuple[OwnNeed, ...]:
    """Return the needs that one customer told, open ones first; nothing of others who told them."""
    return own_needs(_held(snapshot, engine), customer_id)


def own_needs(tellings: Iterable[Need], customer_id: str) -> tuple[OwnNeed, ...]:
    """Return the needs of one customer's own tellings, open ones first, the latest before others."""
    together: dict[str, list[Need]] = defaultdict(list)
    for each in sorted(tellings, key=lambda each: (each.told_on, each.locator)):
        if each.customer_id == customer_id and each.side == CUSTOMERS:
            together[each.need_id].append(each)
    needs = [_own(same) for same in together.values()]
    needs.sort(key=lambda each: (-(each.met_on or each.told_on).toordinal(), each.title))
    return tuple(sorted(needs, key=lambda each: each.met_on is not None))


def side_needs(side: str, tellings: Sequence[Need], as_of: date) -> SideNeeds:
    """Return the needs of one side's tellings, up to the month of `as_of`."""
    together: dict[str, list[Need]] = defaultdict(list)
    for each in sorted(tellings, key=lambda each: (each.told_on, each.locator)):
        together[each.need_id].append(each)
    rows = [_need(same) for same in together.values()]
    rows.sort(key=lambda row: (row.met_on is not None, -row.customers, -(row.people or 0), row.told_on, row.need_id))
    kinds = [kind for kind in KINDS[side] if any(row.kind == kind for row in rows)]
    by_kind = tuple((kind, *_counts([row for row in rows if row.kind == kind])) for kind in kinds)
    return SideNeeds(side, tuple(rows), tuple(_coverage(rows, as_of)), by_kind)


def _held(snapshot: Snapshot, engine: Engine) -> list[Need]:
    if not snapshot.holds(NEED):
        return []
    names = [field.name for field in fields(Need)]
    rows = rows_of(engine.collect(snapshot.frame(NEED, engine)))
    return [Need(**{name: row[name] for name in names}) for row in rows]


def _own(same: Sequence[Need]) -> OwnNeed:
    first, met = same[0], [each.met_on for each in same]
    return OwnNeed(
        first.kind, first.title, first.told_on, None if None in met else max(day for day in met if day is not None)
    )


def _need(same: Sequence[Need]) -> NeedRow:
    """Return the tellings of one need as one; it is met once every telling is."""
    first, met = same[0], [each.met_on for each in same]
    told = [each.people for each in same if each.people is not None]
    return NeedRow(
        first.need_id,
        first.kind,
        first.title,
        customers=len({each.customer_id for each in same if each.customer_id}),
        people=sum(told) if told else None,
        told_on=first.told_on,
        met_on=None if None in met else max(day for day in met if day is not None),
        link=next((each.link for each in same if each.link), None),
    )


def _counts(rows: Sequence[NeedRow]) -> tuple[int, int]:
    return len(rows), sum(row.met_on is not None for row in rows)


def _coverage(rows: Sequence[NeedRow], as_of: date) -> Iterable[Coverage]:
    if not rows:
        return
    first = month_start(min(row.told_on for row in rows))
    last = Period.month(as_of).end
    for month in Period(first, max(last, Period.month(first).end)).each_month():
        told = sum(row.told_on < month.end for row in rows)
        yield Coverage(month.start, told, sum(row.met_on is not None and row.met_on < month.end for row in rows))

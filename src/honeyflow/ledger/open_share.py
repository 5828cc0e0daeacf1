"""Published reads of effort: where paid days went, the open share with its unknown part, and breaks of licences."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from honeyflow.kernel.period import Period
from honeyflow.ledger.licensed import Stretch
from honeyflow.ledger.records import Effort, OpenShare, Provenance
from honeyflow.ledger.tables import EFFORT
from honeyflow.site.effort import Destination
from honeyflow.sources.tables import LICENCE
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot


@dataclass(frozen=True)
class DestinationDays:
    """Person-days of a period that went to one destination, by how that is known."""

    destination: Destination
    days: Decimal
    by: dict[Provenance, Decimal]

    @property
    def sheets(self) -> Decimal:
        """Of the days, those that a time sheet told."""
        return self.by.get(Provenance.SHEET, Decimal(0))

    @property
    def derived(self) -> Decimal:
        """Of the days, those derived from commits and reviews."""
        return self.by.get(Provenance.DERIVED, Decimal(0))

    @property
    def unrecorded(self) -> Decimal:
        """Of the days, those of which there is no record."""
        return self.by.get(Provenance.NOTHING, Decimal(0))


@dataclass(frozen=True)
class ProjectDays:
    """Person-days of a period that went into one project, open or not."""

    project: str
    destination: Destination
    days: Decimal
    sheets: Decimal


@dataclass(frozen=True)
class EffortMonth:
    """One month: person-days by destination, and its open share."""

    month: date
    days: dict[Destination, Decimal]
    share: OpenShare


@dataclass(frozen=True)
class LicenceBreak:
    """A change of a repository's licence, `breaks` when it opened or closed the repository."""

    repository: str
    on: date
    before: str
    after: str
    breaks: bool


@dataclass(frozen=True)
class LicenceStretch:
    """Days ``[start, end)`` of one repository under one licence, who told it, and what its days count as."""

    repository: str
    start: date
    end: date | None
    expression: str
    counts_as: Destination
    told_by: str
    note: str


@dataclass(frozen=True)
class EffortView:
    """Where a period's paid days went.

    Parameters
    ----------
    share, before : OpenShare or None
        Of the period, and of the one of equal length before it; None where nobody was paid.
    breaks : tuple of LicenceBreak
        Of the period.
    """

    period: Period
    share: OpenShare | None
    before: OpenShare | None
    destinations: tuple[DestinationDays, ...]
    projects: tuple[ProjectDays, ...]
    months: tuple[EffortMonth, ...]
    breaks: tuple[LicenceBreak, ...]


def read_effort(snapshot: Snapshot, engine: Engine, period: Period) -> EffortView:
    """Return where the paid days of `period` went."""
    everything = _effort(snapshot, engine)
    rows = [row for row in everything if row.month in period]
    return EffortView(
        period,
        open_share(rows, period),
        open_share(everything, period.before()),
        _by_destination(rows),
        _by_project(rows),
        tuple(_month(rows, month) for month in period.each_month() if open_share(rows, month) is not None),
        tuple(each for each in read_licence_breaks(snapshot, engine) if each.on in period),
    )


def read_open_share(snapshot: Snapshot, engine: Engine, period: Period) -> OpenShare | None:
    """Return the open share of `period`; None where nobody was paid."""
    return open_share(_effort(snapshot, engine), period)


def open_share(rows: Iterable[Effort], period: Period) -> OpenShare | None:
    """Return the open share of `period` from the effort of any months; None where nobody was paid."""
    mine = [row for row in rows if row.month in period]
    by: dict[Destination, Decimal] = defaultdict(Decimal)
    for row in mine:
        by[row.destination] += row.days
    paid = sum(by.values(), Decimal(0))
    sheets = sum((row.days for row in mine if row.provenance is Provenance.SHEET), Decimal(0))
    if not paid:
        return None
    found, unknown = by[Destination.OPEN], by[Destination.UNKNOWN]
    return OpenShare(period, paid, found, unknown, sheets, found / paid, (found + unknown) / paid)


def read_licences(snapshot: Snapshot, engine: Engine) -> tuple[LicenceStretch, ...]:
    """Return the licence of each repository, as of each day."""
    rows = rows_of(engine.collect(snapshot.frame(LICENCE, engine)))
    found = (
        LicenceStretch(
            row["repository"],
            row["valid_from"],
            row["valid_to"],
            row["expression"],
            {True: Destination.OPEN, False: Destination.CLOSED, None: Destination.UNKNOWN}[row["open"]],
            row["told_by"],
            row["note"],
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda each: (each.repository, each.start)))


def read_licence_breaks(snapshot: Snapshot, engine: Engine) -> tuple[LicenceBreak, ...]:
    """Return every change of a repository's licence, in order of time."""
    stretches = sorted(
        (
            Stretch(row["repository"], row["valid_from"], row["valid_to"], row["expression"], row["open"])
            for row in rows_of(engine.collect(snapshot.frame(LICENCE, engine)))
        ),
        key=lambda stretch: (stretch.repository, stretch.start),
    )
    changes = (
        LicenceBreak(after.repository, after.start, before.expression, after.expression, before.open is not after.open)
        for before, after in pairwise(stretches)
        if before.repository == after.repository
    )
    return tuple(sorted(changes, key=lambda change: (change.on, change.repository)))


def _effort(snapshot: Snapshot, engine: Engine) -> list[Effort]:
    return sorted(
        (
            Effort(
                row["month_on"],
                Destination(row["destination"]),
                row["project"],
                Provenance(row["provenance"]),
                row["person_days"],
            )
            for row in rows_of(engine.collect(snapshot.frame(EFFORT, engine)))
        ),
        key=lambda row: (row.month, row.destination, row.project, row.provenance),
    )


def _by_destination(rows: Iterable[Effort]) -> tuple[DestinationDays, ...]:
    by: dict[Destination, dict[Provenance, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        by[row.destination][row.provenance] += row.days
    return tuple(
        DestinationDays(each, sum(by[each].values(), Decimal(0)), dict(by[each])) for each in Destination if each in by
    )


def _by_project(rows: Iterable[Effort]) -> tuple[ProjectDays, ...]:
    total: dict[tuple[str, Destination], Decimal] = defaultdict(Decimal)
    sheets: dict[tuple[str, Destination], Decimal] = defaultdict(Decimal)
    for row in rows:
        if row.destination in (Destination.OPEN, Destination.CLOSED):
            total[row.project, row.destination] += row.days
            sheets[row.project, row.destination] += row.days * (row.provenance is Provenance.SHEET)
    found = (ProjectDays(*key, days, sheets[key]) for key, days in total.items())
    return tuple(sorted(found, key=lambda each: (-each.days, each.project, each.destination)))


def _month(rows: Iterable[Effort], month: Period) -> EffortMonth:
    mine = [row for row in rows if row.month in month]
    share = open_share(mine, month)
    if share is None:
        raise ValueError(f"{month.name}: nobody was paid; expected a month with paid days")
    return EffortMonth(month.start, {each.destination: each.days for each in _by_destination(mine)}, share)

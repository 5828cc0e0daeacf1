"""Published reads of the people floor: employers and the community, never a person."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from honeyflow.kernel.period import Period, add_months
from honeyflow.people.records import UNKNOWN
from honeyflow.people.tables import COMMIT_EMPLOYERS
from honeyflow.sources.tables import COMMIT
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame


@dataclass(frozen=True)
class Employer:
    """One organization: persons and their accepted commits (merges and bots left out) in the period."""

    name: str
    kind: str
    persons: int
    commits: int
    first_on: date
    last_on: date


@dataclass(frozen=True)
class EmployerTable:
    """Employers by commits; those below the minimum group only as a number of organizations and their sums."""

    employers: tuple[Employer, ...]
    minimum_group: int
    small_organizations: int
    small_persons: int
    small_commits: int
    unknown_persons: int
    unknown_commits: int
    bot_commits: int

    @property
    def commits(self) -> int:
        """Accepted commits by people, whoever they work for."""
        return sum(each.commits for each in self.employers) + self.small_commits + self.unknown_commits

    @property
    def unknown_share(self) -> float | None:
        """Share of commits whose author's employer is unknown; None without commits."""
        return self.unknown_commits / self.commits if self.commits else None


@dataclass(frozen=True)
class CommunityMonth:
    """Persons with an accepted commit in one month: all, and without the keeper's staff."""

    month: date
    active: int
    active_keeper_free: int
    new: int
    new_keeper_free: int


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


def read_employers(
    snapshot: Snapshot,
    engine: Engine,
    *,
    minimum_group: int,
    period: Period | None = None,
    project: str | None = None,
) -> EmployerTable:
    """Return employers of a period (None: ever) and project (None: all).

    Parameters
    ----------
    minimum_group : int
        Fewest persons for an organization to be named.
    """
    grouped = (
        _accepted(snapshot, engine, period, project)
        .group_by("employer", "employer_kind", "bot")
        .agg(
            persons=nw.col("person_id").n_unique(),
            commits=nw.len(),
            first_on=nw.col("happened_on").min(),
            last_on=nw.col("happened_on").max(),
        )
    )
    rows = list(rows_of(engine.collect(grouped)))
    people = [row for row in rows if not row["bot"]]
    told = [row for row in people if row["employer_kind"] != UNKNOWN]
    unknown = [row for row in people if row["employer_kind"] == UNKNOWN]
    named = [_employer(row) for row in told if row["persons"] >= minimum_group]
    small = [row for row in told if row["persons"] < minimum_group]
    return EmployerTable(
        tuple(sorted(named, key=lambda each: (-each.commits, each.name))),
        minimum_group,
        len(small),
        _sum(small, "persons"),
        _sum(small, "commits"),
        _sum(unknown, "persons"),
        _sum(unknown, "commits"),
        _sum((row for row in rows if row["bot"]), "commits"),
    )


def read_community(snapshot: Snapshot, engine: Engine, period: Period, project: str | None = None) -> Community:
    """Return who was there, month by month: persons who authored accepted commits, bots and merges left out.

    A person is new in the month of their first such commit, and left in a period when their last one in it was followed
    by twelve months without any that the books know of. Keeper-free leaves out commits by the company's own staff.
    """
    frame = _accepted(snapshot, engine, None, project).filter(~nw.col("bot"))
    monthly = (
        frame.with_columns(month=nw.col("happened_on").dt.truncate("1mo"), staff=nw.col("party") == "company")
        .group_by("person_id", "month", "staff")
        .agg(commits=nw.len())
    )
    rows = [(row["person_id"], _month(row["month"]), bool(row["staff"])) for row in rows_of(engine.collect(monthly))]
    raw = _presence(rows)
    free = _presence([row for row in rows if not row[2]])
    active, active_free, new, new_free = (
        _active_by_month(raw),
        _active_by_month(free),
        _new_by_month(raw),
        _new_by_month(free),
    )
    months = tuple(
        CommunityMonth(m, active[m], active_free[m], new[m], new_free[m])
        for m in (each.start for each in period.each_month())
    )
    last = max((month for _, month, _ in rows), default=None)
    return Community(period, project, tuple(_tallies(raw, free, period, last)), months)


Presence = dict[str, list[date]]


def _accepted(snapshot: Snapshot, engine: Engine, period: Period | None, project: str | None) -> Frame:
    """Return accepted, dated commits without merges, with their employers."""
    commits = snapshot.frame(COMMIT, engine).filter(
        nw.col("accepted"), nw.col("parent_count") < 2, ~nw.col("happened_on").is_null()
    )
    if period is not None:
        commits = commits.filter(nw.col("happened_on") >= period.start, nw.col("happened_on") < period.end)
    if project is not None:
        commits = commits.filter(nw.col("repository") == project)
    employers = snapshot.frame(COMMIT_EMPLOYERS, engine)
    return commits.select("repository", "sha", "happened_on").join(employers, on=["repository", "sha"], how="inner")


def _employer(row: dict[str, Any]) -> Employer:
    return Employer(
        row["employer"], row["employer_kind"], row["persons"], row["commits"], row["first_on"], row["last_on"]
    )


def _sum(rows: Iterable[dict[str, Any]], name: str) -> int:
    return sum(int(row[name]) for row in rows)


def _month(value: Any) -> date:
    return date(value.year, value.month, 1)


def _presence(rows: Iterable[tuple[str, date, bool]]) -> Presence:
    found: dict[str, set[date]] = defaultdict(set)
    for person, month, _ in rows:
        found[person].add(month)
    return {person: sorted(months) for person, months in found.items()}


def _active_by_month(presence: Presence) -> Counter[date]:
    return Counter(month for months in presence.values() for month in months)


def _new_by_month(presence: Presence) -> Counter[date]:
    return Counter(months[0] for months in presence.values())


def _tallies(raw: Presence, free: Presence, period: Period, last: date | None) -> Iterable[Tally]:
    yield Tally("active", "persons", _active(raw, period), _active(free, period))
    yield Tally("new", "persons", _new(raw, period), _new(free, period))
    yield Tally("active in three months or more", "persons", _active(raw, period, 3), _active(free, period, 3))
    yield Tally("left", "persons", _left(raw, period, last), _left(free, period, last))


def _active(presence: Presence, period: Period, least: int = 1) -> int:
    return sum(sum(month in period for month in months) >= least for months in presence.values())


def _new(presence: Presence, period: Period) -> int:
    return sum(months[0] in period for months in presence.values())


def _left(presence: Presence, period: Period, last: date | None) -> int:
    """Count persons for whom twelve months without a commit ended in the period."""
    if last is None:
        return 0
    return sum(_went(months, period, last) for months in presence.values())


def _went(months: list[date], period: Period, last: date) -> bool:
    ends = [add_months(month, 12) for month in months]
    stays = [*months[1:], add_months(last, 1)]
    return any(end in period and back > end for end, back in zip(ends, stays, strict=True) if end <= last)

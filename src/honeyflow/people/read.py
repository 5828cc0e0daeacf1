"""Published reads of the people floor: employers and the community, never a person."""

from collections import defaultdict
from datetime import date

import narwhals as nw

from honeyflow.kernel.period import Period
from honeyflow.people.reads.community import Community, CommunityMonth, Tally, count_community
from honeyflow.people.reads.employers import (
    Employer,
    EmployerTable,
    NamePeriod,
    Owners,
    count_employers,
    named_as_then,
)
from honeyflow.people.reads.work import work_months
from honeyflow.people.records import WorkMonth
from honeyflow.people.tables import ORGANIZATION, ORGANIZATION_PERIOD
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot

__all__ = ["Community", "CommunityMonth", "Employer", "EmployerTable", "Tally", "read_community", "read_employers"]


def read_employers(
    snapshot: Snapshot,
    engine: Engine,
    *,
    minimum_group: int,
    period: Period | None = None,
    project: str | None = None,
    owned_today: bool = False,
) -> EmployerTable:
    """Return employers of a period (None: ever) and project (None: all), by accepted commits.

    Parameters
    ----------
    minimum_group : int
        Fewest persons for an organization to be named.
    owned_today : bool
        Count organizations for whose they are today; else as they were, under the name they had in the period.
    """
    work = _work(snapshot, engine, period, project)
    if owned_today:
        return count_employers(work, minimum_group, _owners(snapshot, engine))
    return named_as_then(count_employers(work, minimum_group), _names(snapshot, engine))


def read_community(snapshot: Snapshot, engine: Engine, period: Period, project: str | None = None) -> Community:
    """Return who was there, month by month: persons who authored accepted commits, bots and merges left out.

    A person is new in the month of their first such commit, and left in the month in which twelve without any were
    over. Keeper-free leaves out what people did as the company's own staff.
    """
    as_of = date.fromisoformat(snapshot.manifest["as_of"])
    return count_community(_work(snapshot, engine, None, project), period, as_of, project)


def _owners(snapshot: Snapshot, engine: Engine) -> Owners:
    rows = rows_of(engine.collect(snapshot.frame(ORGANIZATION, engine).filter(~nw.col("owner_id").is_null())))
    return {(row["name"], row["kind"]): (row["owner"], row["owner_kind"]) for row in rows}


def _names(snapshot: Snapshot, engine: Engine) -> dict[str, list[NamePeriod]]:
    """Return former names' periods by today's name; organizations that were never renamed are left out."""
    today = snapshot.frame(ORGANIZATION, engine).select("organization_id", nw.col("name").alias("today"))
    periods = snapshot.frame(ORGANIZATION_PERIOD, engine).select("organization_id", "name", "valid_from", "valid_to")
    names: dict[str, list[NamePeriod]] = defaultdict(list)
    for row in rows_of(engine.collect(periods.join(today, on="organization_id", how="inner"))):
        names[row["today"]].append(NamePeriod(row["name"], row["valid_from"], row["valid_to"]))
    return {today: held for today, held in names.items() if len({each.name for each in held}) > 1}


def _work(snapshot: Snapshot, engine: Engine, period: Period | None, project: str | None) -> list[WorkMonth]:
    frame = work_months({table.name: snapshot.frame(table, engine) for table in work_months.reads})
    if period is not None:
        frame = frame.filter(nw.col("month_on") >= period.start, nw.col("month_on") < period.end)
    if project is not None:
        frame = frame.filter(nw.col("project") == project)
    return [WorkMonth(**row) for row in rows_of(engine.collect(frame))]

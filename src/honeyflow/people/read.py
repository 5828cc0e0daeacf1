"""Published reads of the people floor: employers and the community, never a person."""

from datetime import date

import narwhals as nw

from honeyflow.kernel.period import Period
from honeyflow.people.community import Community, CommunityMonth, Tally, count_community
from honeyflow.people.employers import Employer, EmployerTable, count_employers
from honeyflow.people.records import WorkMonth
from honeyflow.people.work import work_months
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
) -> EmployerTable:
    """Return employers of a period (None: ever) and project (None: all), by accepted commits.

    Parameters
    ----------
    minimum_group : int
        Fewest persons for an organization to be named.
    """
    return count_employers(_work(snapshot, engine, period, project), minimum_group)


def read_community(snapshot: Snapshot, engine: Engine, period: Period, project: str | None = None) -> Community:
    """Return who was there, month by month: persons who authored accepted commits, bots and merges left out.

    A person is new in the month of their first such commit, and left in the month in which twelve without any were
    over. Keeper-free leaves out what people did as the company's own staff.
    """
    as_of = date.fromisoformat(snapshot.manifest["as_of"])
    return count_community(_work(snapshot, engine, None, project), period, as_of, project)


def _work(snapshot: Snapshot, engine: Engine, period: Period | None, project: str | None) -> list[WorkMonth]:
    frame = work_months({table.name: snapshot.frame(table, engine) for table in work_months.reads})
    if period is not None:
        frame = frame.filter(nw.col("month_on") >= period.start, nw.col("month_on") < period.end)
    if project is not None:
        frame = frame.filter(nw.col("project") == project)
    return [WorkMonth(**row) for row in rows_of(engine.collect(frame))]

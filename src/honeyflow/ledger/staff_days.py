"""Days on which the company's staff had work accepted into the commons, split over the projects of the day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal

import narwhals as nw

from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.records import Employment, StaffDay
from honeyflow.people.tables import COMMIT_EMPLOYERS
from honeyflow.sources.tables import COMMIT
from honeyflow.store.tables import Column, Frame, Table, TableFunction, Type

STAFF_DAY = Table(
    "staff_day",
    grain="one person of the staff list with accepted commits of their own in one project on one day",
    writer="honeyflow.ledger.books",
    key=("person_id", "happened_on", "project"),
    columns=(
        Column("person_id", Type.TEXT, "person"),
        Column("happened_on", Type.DATE, "UTC day"),
        Column("project", Type.TEXT, "repository name"),
    ),
)

PLACES = Decimal("0.0001")


def build_staff_day(*, commit: Frame, commit_employers: Frame) -> Frame:
    """Return the distinct (person, day, project) of accepted commits, merges excluded, by people on the staff list."""
    return (
        commit.filter(nw.col("accepted"), nw.col("parent_count") < 2, ~nw.col("happened_on").is_null())
        .select("repository", "sha", "happened_on")
        .join(
            commit_employers.filter(nw.col("evidence") == "staff-list", ~nw.col("bot")).select(
                "repository", "sha", "person_id"
            ),
            on=["repository", "sha"],
            how="inner",
        )
        .select("person_id", "happened_on", project=nw.col("repository"))
        .unique()
    )


STAFF_DAYS = TableFunction(build=build_staff_day, reads=(COMMIT, COMMIT_EMPLOYERS), writes=STAFF_DAY)


def working_days(start: date, end: date) -> int:
    """Return the number of Mondays to Fridays in ``[start, end)``; public holidays are not known here.

    Examples
    --------
    >>> working_days(date(2025, 3, 1), date(2025, 4, 1))
    21
    """
    days = (end - start).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    return weeks * 5 + sum((start + timedelta(days=weeks * 7 + n)).weekday() < 5 for n in range(rest))


def paid_days(employment: Employment, month: date) -> Decimal:
    """Return the person-days paid in the month that starts on `month`: working days employed × workload."""
    start = max(employment.started_on, month)
    end = min(employment.ended_on or date.max, add_months(month, 1))
    return (Decimal(working_days(start, end)) * employment.workload).quantize(PLACES)


def open_days(staff_days: Iterable[StaffDay]) -> dict[tuple[date, str], Decimal]:
    """Return the open person-days per (month, project).

    A day with accepted work counts as one, shared equally by the projects of the day; a person's month holds no more
    days than it has working days (work at weekends included up to there).
    """
    by_day: dict[tuple[str, date], list[str]] = defaultdict(list)
    for row in staff_days:
        by_day[row.person_id, row.happened_on].append(row.project)
    by_person: dict[tuple[str, date], dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for (person, day), projects in sorted(by_day.items()):
        for project in projects:
            by_person[person, month_start(day)][project] += Decimal(1) / len(projects)
    total: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
    for (_, month), shares in by_person.items():
        worked = sum(shares.values())
        most = Decimal(working_days(month, add_months(month, 1)))
        for project, share in sorted(shares.items()):
            total[month, project] += share * min(Decimal(1), most / worked)
    return {key: value.quantize(PLACES, ROUND_DOWN) for key, value in sorted(total.items())}

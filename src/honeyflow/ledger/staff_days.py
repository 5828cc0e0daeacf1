"""Days on which the company's staff had work accepted into the commons, and the days they were paid for."""

from datetime import date, timedelta
from decimal import Decimal

import narwhals as nw

from honeyflow.kernel.period import add_months
from honeyflow.ledger.records import Employment
from honeyflow.ledger.tables import CONTRIBUTION
from honeyflow.people.tables import COMMIT_EMPLOYERS
from honeyflow.sources.tables import COMMIT
from honeyflow.store.tables import Column, Frame, Table, TableFunction, Type

STAFF_DAY = Table(
    "staff_day",
    grain="one person of the company with accepted work in one project on one day, by kind of work",
    writer="honeyflow.ledger.books",
    key=("person_id", "happened_on", "project", "work"),
    columns=(
        Column("person_id", Type.TEXT, "person"),
        Column("happened_on", Type.DATE, "UTC day"),
        Column("project", Type.TEXT, "repository name"),
        Column("work", Type.TEXT, "commit (as author or co-author), or review"),
    ),
)

PLACES = Decimal("0.0001")


def build_staff_day(*, commit: Frame, commit_employers: Frame, contribution: Frame) -> Frame:
    """Return the distinct (person, day, project, work) of accepted commits by people on the staff list.

    Merges are left out. Co-authors and reviewers are those whom the commits' trailers name.
    """
    written = (
        commit.filter(nw.col("accepted"), nw.col("parent_count") < 2, ~nw.col("happened_on").is_null())
        .select("repository", "sha", "happened_on")
        .join(
            commit_employers.filter(nw.col("evidence") == "staff-list", ~nw.col("bot")).select(
                "repository", "sha", "person_id"
            ),
            on=["repository", "sha"],
            how="inner",
        )
        .select("person_id", "happened_on", project=nw.col("repository"), work=nw.lit("commit"))
    )
    helped = contribution.filter(
        nw.col("party") == "company", ~nw.col("bot"), nw.col("role").is_in(["co-authored-by", "reviewed-by"])
    ).select(
        "person_id",
        "happened_on",
        "project",
        work=nw.when(nw.col("role") == "reviewed-by").then(nw.lit("review")).otherwise(nw.lit("commit")),
    )
    return nw.concat([written, helped]).unique()


STAFF_DAYS = TableFunction(build=build_staff_day, reads=(COMMIT, COMMIT_EMPLOYERS, CONTRIBUTION), writes=STAFF_DAY)


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

"""Work: who authored accepted commits, for whom, in which month; what the published reads count from."""

import narwhals as nw

from honeyflow.people.tables import COMMIT_EMPLOYERS
from honeyflow.sources.tables import COMMIT
from honeyflow.store.tables import Column, Frame, Table, TableFunction, Type

WORK_MONTH = Table(
    "work_month",
    grain="one person's accepted commits for one employer, in one capacity, project and month; an answer, not kept",
    writer="honeyflow.people.reads.work",
    key=("project", "month_on", "person_id", "employer", "employer_kind", "party", "capacity"),
    columns=(
        Column("project", Type.TEXT, "repository name"),
        Column("month_on", Type.DATE, "first day of the month"),
        Column("person_id", Type.TEXT, "author"),
        Column("bot", Type.FLAG, "the author is a program"),
        Column("employer", Type.TEXT, "organization the author worked for, or 'unknown'"),
        Column("employer_kind", Type.TEXT, "its kind, or 'unknown'"),
        Column("party", Type.TEXT, "company or community"),
        Column("capacity", Type.TEXT, "in which they acted for it, or 'unknown'"),
        Column("commit_count", Type.INT, "commits; merges and undated ones left out"),
        Column("first_on", Type.DATE, "first day"),
        Column("last_on", Type.DATE, "last day"),
    ),
)


def build_work_months(commit: Frame, commit_employers: Frame) -> Frame:
    """Return accepted commits that are no merges and have a plausible day, counted by month, person and employer."""
    accepted = commit.filter(nw.col("accepted"), nw.col("parent_count") < 2, ~nw.col("happened_on").is_null())
    return (
        accepted.select("repository", "sha", "happened_on")
        .join(commit_employers, on=["repository", "sha"], how="inner")
        .with_columns(
            nw.col("happened_on").dt.truncate("1mo").cast(nw.Date).alias("month_on"),
            nw.col("repository").alias("project"),
        )
        .group_by("project", "month_on", "person_id", "bot", "employer", "employer_kind", "party", "capacity")
        .agg(
            nw.len().cast(nw.Int64).alias("commit_count"),
            nw.col("happened_on").min().alias("first_on"),
            nw.col("happened_on").max().alias("last_on"),
        )
    )


work_months = TableFunction(build=build_work_months, reads=(COMMIT, COMMIT_EMPLOYERS), writes=WORK_MONTH)

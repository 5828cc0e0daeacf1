"""Figures shown twice: raw, and without the keeper's own staff."""

from decimal import Decimal

import narwhals as nw

from honeyflow.kernel.period import Period
from honeyflow.ledger.records import KeeperFree
from honeyflow.store.engines import Engine
from honeyflow.store.tables import Frame


def keeper_free_figures(
    contributor_month: Frame, engine: Engine, period: Period, project: str | None
) -> tuple[KeeperFree, ...]:
    """Return persons active, persons active for the first time, and persons active in three months or more.

    A person counts as the keeper's staff when the company was their party in most of their months of the period.
    """
    frame = contributor_month if project is None else contributor_month.filter(nw.col("project") == project)
    people = (
        frame.with_columns(
            inside=(nw.col("month_on") >= period.start) & (nw.col("month_on") < period.end),
            staff=nw.col("party") == "company",
        )
        .filter(nw.col("month_on") < period.end)
        .group_by("person_id")
        .agg(
            first=nw.col("month_on").min(),
            months=nw.when(nw.col("inside")).then(nw.col("month_on")).n_unique(),
            outside=(~nw.col("inside")).cast(nw.Int64).max(),
            staff=(nw.col("staff") & nw.col("inside")).cast(nw.Int64).sum(),
            rows=nw.col("inside").cast(nw.Int64).sum(),
        )
        .filter(nw.col("rows") > 0)
    )
    rows = engine.collect(people).to_pylist()
    for row in rows:
        row["months"] -= row["outside"]  # n_unique counts the null of months outside as one
        row["new"] = row["first"] >= period.start
        row["keeper"] = row["staff"] * 2 >= row["rows"]
    chosen = {
        "contributors active": rows,
        "contributors active for the first time": [row for row in rows if row["new"]],
        "contributors active in three months or more": [row for row in rows if row["months"] >= 3],
    }
    return tuple(
        KeeperFree(
            label,
            "persons",
            Decimal(len(members)),
            Decimal(sum(not row["keeper"] for row in members)),
            "contributors",
        )
        for label, members in chosen.items()
    )

"""The books' inputs, gathered from the tables of the floors beneath."""

from datetime import date
from decimal import Decimal
from typing import Any

import narwhals as nw

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.contributions import WHOLE
from honeyflow.ledger.records import Activity, Books, Employment, Gift, InvoiceLine, Payment, StaffDay
from honeyflow.ledger.staff_days import STAFF_DAY, open_days
from honeyflow.ledger.tables import CONTRIBUTION, CONTRIBUTOR_MONTH
from honeyflow.sources.tables import INVOICE_LINE, PAYMENT, STAFF
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Frame

Row = dict[str, Any]


def read_books(staging: Staging, as_of: date) -> Books:
    """Return the inputs of the posting rules for the months that ended by `as_of`."""
    last_month = add_months(month_start(as_of), -1)
    staff_days = (StaffDay(**row) for row in _rows(staging, staging.frame(STAFF_DAY)))
    return Books(
        last_month=last_month,
        gifts=tuple(sorted(_gifts(staging), key=lambda g: (g.month, g.project, g.party, g.kind))),
        open_days=open_days(staff_days),
        employments=tuple(_employment(row) for row in _rows(staging, staging.frame(STAFF))),
        invoice_lines=tuple(InvoiceLine(**row) for row in _rows(staging, staging.frame(INVOICE_LINE))),
        payments=tuple(Payment(**row) for row in _rows(staging, staging.frame(PAYMENT))),
        activities=tuple(_activities(staging)),
    )


def _rows(staging: Staging, frame: Frame) -> list[Row]:
    rows = rows_of(staging.engine.collect(frame))
    return sorted(rows, key=lambda row: tuple(map(str, row.values())))


def _gifts(staging: Staging) -> list[Gift]:
    frame = (
        staging.frame(CONTRIBUTION)
        .filter(~nw.col("bot"))
        .group_by("month_on", "project", "party", "kind")
        .agg(parts=nw.col("credit_parts").sum())
    )
    return [
        Gift(
            row["month_on"], row["project"], Party(row["party"]), Kind(row["kind"]), Decimal(int(row["parts"])) / WHOLE
        )
        for row in _rows(staging, frame)
    ]


def _activities(staging: Staging) -> list[Activity]:
    frame = staging.frame(CONTRIBUTOR_MONTH).select("month_on", "person_id", "party").unique()
    return [Activity(row["month_on"], row["person_id"], Party(row["party"])) for row in _rows(staging, frame)]


def _employment(row: Row) -> Employment:
    return Employment(
        staff_id=row["staff_id"],
        started_on=row["started_on"],
        ended_on=row["ended_on"],
        workload=Decimal(str(row["workload_share"])),
        monthly_cost=row["monthly_cost"],
        currency=row["currency"],
    )

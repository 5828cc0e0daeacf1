"""Days on which customers were served, by service and month; days told twice count once."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import narwhals as nw

from honeyflow.ledger.membership import month_number, month_of
from honeyflow.ledger.staff_days import PLACES
from honeyflow.sources.tables import INVOICE_LINE
from honeyflow.store.tables import Column, Frame, Table, TableFunction, Type

SERVICE_DAY = Table(
    "service_day",
    grain="one service in one month in which a stretch of service to a customer began, ended or covered a part",
    writer="honeyflow.ledger.build",
    key=("service", "month_number"),
    columns=(
        Column("service", Type.TEXT, "slug of the service"),
        Column("month_number", Type.INT, "year x 12 + month - 1"),
        Column("part_days", Type.INT, "customer-days of stretches that begin or end in the month"),
        Column("whole", Type.INT, "stretches that cover whole months from this month on, less those that no longer do"),
    ),
)

_KEY = ["customer_id", "service"]


def build_service_day(*, invoice_line: Frame) -> Frame:
    """Return the days served; two lines for the same days of the same customer and service count once."""
    cut = _stretches(invoice_line).with_columns(
        first=month_number("since"),
        final=month_number("last"),
        first_day=nw.col("since").dt.day().cast(nw.Int64),
        final_day=nw.col("last").dt.day().cast(nw.Int64),
        length=nw.col("since").dt.offset_by("1mo").dt.truncate("1mo").dt.offset_by("-1d").dt.day().cast(nw.Int64),
    )
    within, over = cut.filter(nw.col("first") == nw.col("final")), cut.filter(nw.col("first") < nw.col("final"))
    one = nw.lit(1).cast(nw.Int64)
    parts = [
        _summed(within, "first", days=nw.col("final_day") - nw.col("first_day") + 1, whole=one * 0),
        _summed(over, "first", days=nw.col("length") - nw.col("first_day") + 1, whole=one * 0),
        _summed(over.with_columns(first=nw.col("first") + 1), "first", days=one * 0, whole=one),
        _summed(over, "final", days=nw.col("final_day"), whole=one * -1),
    ]
    return (
        nw.concat(parts)
        .group_by("service", "month_number")
        .agg(part_days=nw.col("part_days").sum(), whole=nw.col("whole").sum())
    )


def _stretches(invoice_line: Frame) -> Frame:
    """Return what each line adds to the days its customer was served before: ``since`` to ``last``, both included."""
    order = ["service_from", "service_to"]
    spans = (
        invoice_line.filter(nw.col("amount") >= 0, nw.col("service_from") < nw.col("service_to"))
        .select(*_KEY, *order)
        .unique()
        .with_columns(reach=nw.col("service_to").cum_max().over(*_KEY, order_by=order))
        .with_columns(before=nw.col("reach").shift(1).over(*_KEY, order_by=order))
    )
    overlaps = nw.col("before") > nw.col("service_from")
    since = nw.when(overlaps).then(nw.col("before")).otherwise(nw.col("service_from"))
    return (
        spans.with_columns(since=since)
        .filter(nw.col("since") < nw.col("service_to"))
        .select("service", "since", last=nw.col("service_to").dt.offset_by("-1d").cast(nw.Date))
    )


def _summed(rows: Frame, month: str, *, days: nw.Expr, whole: nw.Expr) -> Frame:
    return (
        rows.select("service", month_number=nw.col(month), part_days=days, whole=whole)
        .group_by("service", "month_number")
        .agg(part_days=nw.col("part_days").sum(), whole=nw.col("whole").sum())
    )


SERVICE_DAYS = TableFunction(build=build_service_day, reads=(INVOICE_LINE,), writes=SERVICE_DAY)


def customer_months(rows: Iterable[Mapping[str, Any]], last_month: date) -> dict[tuple[date, str], Decimal]:
    """Return the customer-months served by month and service, months without any left out.

    A customer served a whole month by one service counts 1, for a part of it by days.
    """
    by_service: dict[str, dict[int, Mapping[str, Any]]] = defaultdict(dict)
    for row in rows:
        by_service[row["service"]][row["month_number"]] = row
    last = last_month.year * 12 + last_month.month - 1
    served: dict[tuple[date, str], Decimal] = {}
    for service, months in by_service.items():
        whole = 0
        for number in range(min(months), last + 1):
            row = months.get(number, {"part_days": 0, "whole": 0})
            whole += row["whole"]
            month = month_of(number)
            length = calendar.monthrange(month.year, month.month)[1]
            amount = whole + (Decimal(row["part_days"]) / length).quantize(PLACES)
            if amount:
                served[month, service] = amount
    return dict(sorted(served.items()))

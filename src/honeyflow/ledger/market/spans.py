"""Stretches of time in which a customer pays so much a month: from subscriptions, else from invoices spread out.

Amounts are whole ten-thousandths of the currency's unit, so that what is added is taken away again exactly.
"""

from collections.abc import Sequence

import narwhals as nw

from honeyflow.store.tables import Frame

PARTS = 10_000
"""Parts of one unit of a currency, as many as the tables' decimals have."""

LEAST_DAYS = 28
"""A line served for fewer days is one-off, not recurring."""

_MONTHS_A_DAY = 12 / 365.25
_LATE_IN_MONTH = 28


def spans_of(invoice_line: Frame, subscription: Frame, one_off: Sequence[str] = ()) -> Frame:
    """Return ``customer_id, commodity, start_on, end_on, parts``; a null end is open.

    A customer's service that any subscription tells of is taken from subscriptions alone; invoices for the services
    `one_off` are never recurring, however long they are served.
    """
    told = subscription.select("customer_id", "service").unique()
    billed = invoice_line.join(told, on=["customer_id", "service"], how="anti")
    if one_off:
        billed = billed.filter(~nw.col("service").is_in(list(one_off)))
    return nw.concat([_subscribed(subscription), _spread(billed)])


def _subscribed(subscription: Frame) -> Frame:
    return subscription.select(
        "customer_id",
        commodity=nw.col("currency"),
        start_on=nw.col("started_on"),
        end_on=nw.col("ended_on"),
        parts=(nw.col("monthly_amount") * PARTS).cast(nw.Int64),
    )


def _spread(invoice_line: Frame) -> Frame:
    """Return the lines with a service period long enough, each over its period's length in months.

    Written without division: Sail divides no floats.
    """
    start, end = nw.col("service_from"), nw.col("service_to")
    months = (end.dt.year() - start.dt.year()) * 12 + (end.dt.month() - start.dt.month())
    odd = end.dt.day() - start.dt.day()
    # From the 31st to the 28th, 29th or 30th is whole months, as billing systems hold it.
    clipped = (odd < 0) & (end.dt.day() >= _LATE_IN_MONTH)
    length = months + nw.when(clipped).then(nw.lit(0)).otherwise(odd).cast(nw.Float64) * _MONTHS_A_DAY
    return (
        invoice_line.filter(~start.is_null(), ~end.is_null())
        .filter(start.dt.offset_by(f"{LEAST_DAYS}d") <= end)
        .select(
            "customer_id",
            commodity=nw.col("currency"),
            start_on=start,
            end_on=end,
            parts=(nw.col("amount").cast(nw.Float64) * PARTS * length**-1).round(0).cast(nw.Int64),
        )
    )


def steps_of(spans: Frame) -> Frame:
    """Return ``customer_id, commodity, month_on, month, step``: what each month's end has more than the one before.

    A stretch counts at the end of a month when its last day is not before that day. `month` numbers months from year 0.
    """
    starts = spans.select("customer_id", "commodity", day=nw.col("start_on"), step=nw.col("parts"))
    ends = spans.filter(~nw.col("end_on").is_null()).select(
        "customer_id", "commodity", day=nw.col("end_on"), step=nw.col("parts") * -1
    )
    return (
        nw.concat([starts, ends])
        .with_columns(
            month_on=nw.col("day").dt.truncate("1mo").cast(nw.Date),
            month=(nw.col("day").dt.year() * 12 + nw.col("day").dt.month() - 1).cast(nw.Int64),
        )
        .group_by("customer_id", "commodity", "month_on", "month")
        .agg(step=nw.col("step").sum().cast(nw.Int64))
        .filter(nw.col("step") != 0)
    )


def levels_of(steps: Frame) -> Frame:
    """Return ``customer_id, commodity, month_on, month, before, after`` for each change of what a customer pays.

    Credits beyond what is owed do not make anybody pay less than nothing.
    """
    owed = nw.col("step").cum_sum().over("customer_id", "commodity", order_by="month").cast(nw.Int64)
    return (
        steps.with_columns(owed=owed)
        .with_columns(before=_not_below(nw.col("owed") - nw.col("step")), after=_not_below(nw.col("owed")))
        .filter(nw.col("before") != nw.col("after"))
        .select("customer_id", "commodity", "month_on", "month", "before", "after")
    )


def _not_below(owed: nw.Expr) -> nw.Expr:
    return nw.when(owed < 0).then(nw.lit(0)).otherwise(owed).cast(nw.Int64)

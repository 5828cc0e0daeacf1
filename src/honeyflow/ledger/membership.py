"""Who is in: contributors and customers month by month, with twelve months' grace before somebody counts as gone.

Months are numbers here (year x 12 + month - 1), so that one text of sums serves every engine.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import narwhals as nw

from honeyflow.kernel.party import Party
from honeyflow.ledger.records import MemberMonth
from honeyflow.ledger.tables import CONTRIBUTOR_MONTH
from honeyflow.sources.tables import INVOICE_LINE
from honeyflow.store.tables import Column, Frame, Table, TableFunction, Type

GRACE = 12
"""Months after the last sign of life in which somebody still counts as there."""

_EVENTS = ("came", "went", "began", "ended")

_COLUMNS = (
    Column("came", Type.INT, "month in which the member came; null when already there", nullable=True),
    Column(
        "went",
        Type.INT,
        "first month no longer there; null when still there",
        nullable=True,
    ),
    Column("began", Type.INT, "first month that the stretch adds; null when it adds none", nullable=True),
    Column("ended", Type.INT, "month after the stretch's last; null when it adds none", nullable=True),
    Column("count", Type.INT, "stretches"),
)
"""Months are numbers: year x 12 + month - 1."""

CONTRIBUTOR_MOVE = Table(
    "contributor_move",
    grain="stretches of presence of the community's contributors that begin and end in the same months",
    writer="honeyflow.ledger.build",
    key=_EVENTS,
    columns=_COLUMNS,
)

CUSTOMER_MOVE = Table(
    "customer_move",
    grain="stretches of presence of customers that begin and end in the same months",
    writer="honeyflow.ledger.build",
    key=_EVENTS,
    columns=_COLUMNS,
)


def month_number(column: str) -> nw.Expr:
    """Return the number of the month of a date column."""
    return nw.col(column).dt.year().cast(nw.Int64) * 12 + nw.col(column).dt.month().cast(nw.Int64) - 1


def month_of(number: int) -> date:
    """Return the first day of a numbered month.

    Examples
    --------
    >>> month_of(2025 * 12 + 2)
    datetime.date(2025, 3, 1)
    """
    return date(number // 12, number % 12 + 1, 1)


def contributor_spans(contributor_month: Frame) -> Frame:
    """Return the months in which each of the community counts as there: a month of activity reaches twelve on."""
    community = contributor_month.filter(nw.col("party") == Party.COMMUNITY.value)
    start = month_number("month_on")
    return community.select(who=nw.col("person_id"), start=start, end=start + GRACE).unique()


def customer_spans(invoice_line: Frame) -> Frame:
    """Return the months in which each customer is served, or twelve from a one-off invoice; no credit notes."""
    told = ~nw.col("service_from").is_null() & ~nw.col("service_to").is_null()
    last = nw.col("service_to").dt.offset_by("-1d")
    last_number = last.dt.year().cast(nw.Int64) * 12 + last.dt.month().cast(nw.Int64)
    return (
        invoice_line.filter(nw.col("amount") >= 0)
        .select(
            who=nw.col("customer_id"),
            start=nw.when(told).then(month_number("service_from")).otherwise(month_number("issued_on")),
            end=nw.when(told).then(last_number).otherwise(month_number("issued_on") + GRACE),
        )
        .unique()
    )


def build_contributor_move(*, contributor_month: Frame) -> Frame:
    """Return who of the community came and went."""
    return _counted(contributor_spans(contributor_month))


def build_customer_move(*, invoice_line: Frame) -> Frame:
    """Return which customers came and went."""
    return _counted(customer_spans(invoice_line))


def _counted(spans: Frame) -> Frame:
    return stretches(spans).group_by(*_EVENTS).agg(count=nw.len())


def stretches(spans: Frame) -> Frame:
    """Return, from spans ``[start, end)`` of months by ``who``, when each stretch of presence begins and ends.

    Arrivals and departures are the ends of joined spans; stretches are the same presence, cut where spans overlap.
    """
    adds = nw.col("end") > nw.col("since")
    return _cut(spans.filter(nw.col("end") > nw.col("start"))).select(
        "who",
        came=nw.when(nw.col("arrives")).then(nw.col("start")),
        went=nw.when(nw.col("leaves")).then(nw.col("reach")),
        began=nw.when(adds).then(nw.col("since")),
        ended=nw.when(adds).then(nw.col("end")),
    )


def _cut(spans: Frame) -> Frame:
    """Add how far a member's spans reach so far, from where each adds to them, and whether it begins or ends a stay."""
    order = ["start", "end"]
    reach = spans.with_columns(reach=nw.col("end").cum_max().over("who", order_by=order))
    beside = reach.with_columns(
        before=nw.col("reach").shift(1).over("who", order_by=order),
        after=nw.col("start").shift(-1).over("who", order_by=order),
    )
    return beside.with_columns(
        since=nw.when(nw.col("before") > nw.col("start")).then(nw.col("before")).otherwise(nw.col("start")),
        arrives=nw.col("before").is_null() | (nw.col("start") > nw.col("before")),
        leaves=nw.col("after").is_null() | (nw.col("after") > nw.col("reach")),
    )


CONTRIBUTOR_MOVES = TableFunction(build=build_contributor_move, reads=(CONTRIBUTOR_MONTH,), writes=CONTRIBUTOR_MOVE)
CUSTOMER_MOVES = TableFunction(build=build_customer_move, reads=(INVOICE_LINE,), writes=CUSTOMER_MOVE)


def member_months(rows: Iterable[Mapping[str, Any]], last_month: date) -> tuple[MemberMonth, ...]:
    """Return every month from the first arrival to `last_month`, with who was there."""
    counts: Counter[tuple[str, int]] = Counter()
    for row in rows:
        counts.update({(event, row[event]): row["count"] for event in _EVENTS if row[event] is not None})
    last = last_month.year * 12 + last_month.month - 1
    present, months = 0, []
    for number in range(min((number for _, number in counts), default=last + 1), last + 1):
        came, went, began, ended = (counts[event, number] for event in _EVENTS)
        present += began - ended
        months.append(MemberMonth(month_of(number), came, went, present))
    return tuple(months)

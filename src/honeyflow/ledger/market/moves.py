"""Moves: what made monthly recurring revenue go up and down, customer by customer."""

from collections.abc import Sequence
from datetime import date

import narwhals as nw

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.spans import PARTS, levels_of, spans_of, steps_of
from honeyflow.ledger.market.tables import MARKET_MOVE
from honeyflow.sources.tables import INVOICE_LINE, SUBSCRIPTION
from honeyflow.store.tables import Frame, TableFunction

RETURN_MONTHS = 12
"""A customer who comes back within so many months of leaving returned; later, it counts as new again."""

_PART = 1 / PARTS

NEW, RETURNED, EXPANSION, CONTRACTION, CHURN = "new", "returned", "expansion", "contraction", "churn"


def build_market_move(
    *, invoice_line: Frame, subscription: Frame, last_month: date, one_off: Sequence[str] = ()
) -> Frame:
    """Return one row per customer, commodity and month whose end differs from the one before, up to `last_month`.

    What is served later is not yet known to go on or to end.
    """
    known = steps_of(spans_of(invoice_line, subscription, one_off)).filter(nw.col("month_on") <= last_month)
    paying = levels_of(known)
    moves = nw.concat([paying, _as_customers(paying)])
    return _named(moves).select(
        "month_on",
        "customer_id",
        "commodity",
        "kind",
        amount=(nw.col("after") - nw.col("before")) * _PART,
        before=nw.col("before") * _PART,
        after=nw.col("after") * _PART,
    )


def _as_customers(paying: Frame) -> Frame:
    """Return the levels of being a customer at all: one while anything recurring is paid, in whatever currency."""
    came, went = nw.col("before") == 0, nw.col("after") == 0
    step = nw.when(came).then(nw.lit(PARTS)).when(went).then(nw.lit(-PARTS)).otherwise(nw.lit(0))
    steps = (
        paying.with_columns(step=step, commodity=nw.lit(CUST.code))
        .group_by("customer_id", "commodity", "month_on", "month")
        .agg(step=nw.col("step").sum().cast(nw.Int64))
    )
    one = {name: _one(name) for name in ("before", "after")}
    return (
        levels_of(steps)
        .with_columns(**one)
        .filter(nw.col("before") != nw.col("after"))
        .select("customer_id", "commodity", "month_on", "month", "before", "after")
    )


def _one(name: str) -> nw.Expr:
    return nw.when(nw.col(name) > 0).then(nw.lit(PARTS)).otherwise(nw.lit(0)).cast(nw.Int64)


def _named(moves: Frame) -> Frame:
    """Say of each move what it is."""
    gone = nw.col("month") - nw.col("month").shift(1).over("customer_id", "commodity", order_by="month")
    kind = (
        nw.when((nw.col("before") == 0) & (nw.col("gone") <= RETURN_MONTHS))
        .then(nw.lit(RETURNED))
        .when(nw.col("before") == 0)
        .then(nw.lit(NEW))
        .when(nw.col("after") == 0)
        .then(nw.lit(CHURN))
        .when(nw.col("after") > nw.col("before"))
        .then(nw.lit(EXPANSION))
        .otherwise(nw.lit(CONTRACTION))
    )
    return moves.with_columns(gone=gone).with_columns(kind=kind)


def market_moves(last_month: date, one_off: Sequence[str] = ()) -> TableFunction:
    """Return the table function of moves up to the month that starts on `last_month`."""
    return TableFunction(
        build=build_market_move,
        reads=(INVOICE_LINE, SUBSCRIPTION),
        writes=MARKET_MOVE,
        options={"last_month": last_month, "one_off": tuple(one_off)},
    )

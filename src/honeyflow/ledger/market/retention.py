"""Retention: what the customers of twelve months earlier pay now.

Worked out by stretches: a customer's stretch at one price then and one now overlap in some months; the sum begins where
the overlap begins and stops where it stops, so that nobody is counted month by month.
"""

import narwhals as nw

from honeyflow.ledger.market.spans import PARTS
from honeyflow.store.tables import Frame

YEAR = 12
_NEVER = 12 * 9999


def build_retention(market_move: Frame) -> Frame:
    """Return ``month, commodity, net, gross``: changes whose running sums are what is still paid, in parts.

    Net is what they pay now; gross is the same with nobody above what was paid twelve months earlier. `month` numbers
    months from year 0.
    """
    now = _stretches(market_move)
    then = now.select(
        "customer_id",
        "commodity",
        then_from=nw.col("from_month") + YEAR,
        then_to=nw.col("to_month") + YEAR,
        paid_then=nw.col("level"),
    )
    kept = (
        now.join(then, on=["customer_id", "commodity"], how="inner")
        .with_columns(
            start=nw.max_horizontal("from_month", "then_from"),
            end=nw.min_horizontal("to_month", "then_to"),
            gross=nw.min_horizontal("level", "paid_then"),
        )
        .filter(nw.col("start") < nw.col("end"))
    )
    changes = nw.concat([_changes(kept, "start", 1), _changes(kept, "end", -1)])
    return changes.group_by("month", "commodity").agg(
        net=nw.col("net").sum().cast(nw.Int64), gross=nw.col("gross").sum().cast(nw.Int64)
    )


def _stretches(market_move: Frame) -> Frame:
    """Return each customer's months ``[from_month, to_month)`` at one level, in parts."""
    month = (nw.col("month_on").dt.year() * 12 + nw.col("month_on").dt.month() - 1).cast(nw.Int64)
    levels = market_move.select(
        "customer_id", "commodity", from_month=month, level=(nw.col("after") * PARTS).cast(nw.Int64)
    )
    until = nw.col("from_month").shift(-1).over("customer_id", "commodity", order_by="from_month")
    return levels.with_columns(to_month=until.fill_null(_NEVER)).filter(nw.col("level") > 0)


def _changes(kept: Frame, month: str, sign: int) -> Frame:
    return kept.select("commodity", month=nw.col(month), net=nw.col("level") * sign, gross=nw.col("gross") * sign)

"""Until when each customer is one: the last day served or subscribed, or a year after a sale without days."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import narwhals as nw

from honeyflow.ledger.membership import GRACE
from honeyflow.store.tables import Frame


def last_served(invoice_line: Frame) -> Frame:
    """Return the day after the last day on which each customer was served, credit notes left out.

    A sale without service days counts for twelve months, as everywhere in the books.
    """
    after = nw.col("issued_on").dt.offset_by(f"{GRACE}mo").cast(nw.Date)
    end = nw.when(nw.col("service_to").is_null()).then(after).otherwise(nw.col("service_to"))
    sold = invoice_line.filter(nw.col("amount") >= 0).select("customer_id", end=end)
    return sold.group_by("customer_id").agg(end=nw.col("end").max())


def customer_ends(
    served: Iterable[Mapping[str, Any]], subscriptions: Iterable[Mapping[str, Any]]
) -> dict[str, date | None]:
    """Return the day after the last day of each customer; None while a subscription runs without end.

    Parameters
    ----------
    served : iterable of mapping
        ``customer_id`` and ``end``.
    subscriptions : iterable of mapping
        ``customer_id`` and ``ended_on``.
    """
    ends: dict[str, date | None] = {row["customer_id"]: row["end"] for row in served}
    for row in subscriptions:
        held, ended = ends.get(row["customer_id"], date.min), row["ended_on"]
        ends[row["customer_id"]] = None if held is None or ended is None else max(held, ended)
    return ends

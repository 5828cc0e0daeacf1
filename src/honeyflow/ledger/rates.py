"""Dated rates between currencies, cross rates through the base; plain values, worked out at reading."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

REACH = timedelta(days=7)
"""How long the last rate before a day still serves: over weekends and holidays."""

ONE = Decimal(1)


@dataclass(frozen=True)
class Rate:
    """Units of `into` for one of `currency`, of the day `on`."""

    currency: str
    into: str
    on: date
    value: Decimal


class Rates:
    """The rates of one file.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of ``exchange_rate``: units of a currency for one of the base.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._by_day: dict[date, dict[str, Decimal]] = defaultdict(dict)
        for row in rows:
            self._by_day[row["rate_on"]][row["currency"]] = row["per_unit"]
            self._by_day[row["rate_on"]][row["base"]] = ONE
        self._days = sorted(self._by_day)

    def on(self, day: date, currency: str, into: str) -> Rate | None:
        """Return the rate of `day`, or the last one before it within a week; None when there is none."""
        if currency == into:
            return Rate(currency, into, day, ONE)
        for place in range(bisect_right(self._days, day) - 1, -1, -1):
            found = self._days[place]
            if found < day - REACH:
                return None
            units = self._by_day[found]
            if currency in units and into in units:
                return Rate(currency, into, found, units[into] / units[currency])
        return None

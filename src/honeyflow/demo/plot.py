"""The story: how many of each there are, month by month.

Weftwise opens its code in July 2016 with six people and three customers. The community grows slowly, then with the
connectors. In November 2021, year six, the chief architect leaves after a quarrel over a closed "enterprise" connector;
contributors stay away, customers cancel, nine of the staff go. In October 2022 the code is given a charter, everything
is open again, and both sides come back: at the end about half of all work is the community's.
"""

from datetime import date
from itertools import pairwise

from honeyflow.kernel.period import add_months

FIRST = date(2016, 7, 1)
UNTIL = date(2026, 6, 30)
QUARREL = date(2021, 11, 15)
CHARTER = date(2022, 10, 1)
LICENCES = {
    "weft-server": ((FIRST, "Apache-2.0"),),
    "weft-designer": ((FIRST, "MIT"),),
    "weft-connectors": ((FIRST, "Apache-2.0"), (date(2021, 9, 6), "BUSL-1.1"), (date(2022, 10, 3), "Apache-2.0")),
    "weft-docs": ((FIRST, "Apache-2.0"),),
}
"""Under which licence each project is, since when: the connectors were closed for a year, which led to the quarrel."""

_Curve = tuple[tuple[int, float], ...]

_STAFF: _Curve = ((0, 6), (12, 8), (24, 12), (36, 16), (48, 21), (62, 26), (65, 18), (76, 17), (90, 21), (119, 31))
_CUSTOMERS: _Curve = ((0, 3), (12, 9), (24, 18), (36, 31), (48, 45), (64, 58), (74, 46), (84, 54), (100, 74), (119, 92))
_COMMUNITY: _Curve = (
    *((0, 8), (12, 20), (24, 40), (36, 66), (48, 94), (63, 124), (66, 58), (72, 44)),
    *((76, 60), (84, 112), (96, 165), (108, 215), (119, 262)),
)
_NEWCOMERS: _Curve = ((0, 1.0), (24, 2.5), (48, 4), (63, 4.5), (66, 1.5), (74, 2), (90, 5), (119, 6.5))
_SEASON = (1.02, 1.06, 1.1, 1.0, 1.0, 1.0, 0.88, 0.74, 1.04, 1.16, 1.1, 0.8)


def month_index(day: date) -> int:
    """Return the number of months since the story began."""
    return (day.year - FIRST.year) * 12 + day.month - FIRST.month


def months(until: date) -> tuple[date, ...]:
    """Return the first days of all months up to the one of `until`."""
    return tuple(add_months(FIRST, n) for n in range(month_index(until) + 1))


def staff(month: date) -> float:
    """Return how many people the company wants on its payroll."""
    return _at(_STAFF, month)


def customers(month: date) -> float:
    """Return how many customers the company has."""
    return _at(_CUSTOMERS, month)


def community(month: date) -> float:
    """Return how many commits outsiders make in the month."""
    return _at(_COMMUNITY, month) * _SEASON[month.month - 1]


def newcomers(month: date) -> float:
    """Return how many outsiders appear, on the scale of the other months."""
    return _at(_NEWCOMERS, month)


def season(month: date) -> float:
    """Return how busy the month is; 1 is usual."""
    return _SEASON[month.month - 1]


def leaving_share(month: date, usual: float) -> float:
    """Return the share who go at a renewal or in a month: more of them after the quarrel."""
    return usual * 5 if QUARREL.replace(day=1) <= month < CHARTER else usual


def _at(curve: _Curve, month: date) -> float:
    index = min(max(month_index(month), curve[0][0]), curve[-1][0])
    for (left, low), (right, high) in pairwise(curve):
        if index <= right:
            return low + (high - low) * (index - left) / (right - left)
    return curve[-1][1]

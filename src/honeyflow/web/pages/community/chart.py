"""The community's size over the whole history: staff and everybody else, as quarterly means of monthly counts."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from honeyflow.people.read import CommunityMonth
from honeyflow.web.charts import Chart, Series, quarter_of
from honeyflow.web.wording import number

YEAR = 12


def community_chart(months: Sequence[CommunityMonth]) -> Chart | None:
    """Return the chart of persons active a month, or None without months."""
    if not months:
        return None
    groups = [(name, list(group)) for name, group in groupby(months, key=lambda each: quarter_of(each.month))]
    others = tuple(_mean([each.active_keeper_free for each in group]) for _, group in groups)
    staff = tuple(_mean([each.active - each.active_keeper_free for each in group]) for _, group in groups)
    return Chart(
        "community",
        "Persons with accepted commits, a month",
        _finding(months),
        "persons a month, mean of the quarter",
        tuple(name for name, _ in groups),
        (Series("Not the company's staff", "community", others), Series("The company's staff only", "company", staff)),
    )


def _finding(months: Sequence[CommunityMonth]) -> str:
    now = _mean([each.active_keeper_free for each in months[-YEAR:]])
    if len(months) < 2 * YEAR:
        return f"{number(now, 1)} people who are not staff, in a month of the last year"
    before = _mean([each.active_keeper_free for each in months[-2 * YEAR : -YEAR]])
    return f"{number(now, 1)} people who are not staff in a month of the last year, {number(before, 1)} the year before"


def _mean(values: Sequence[int]) -> Decimal:
    return Decimal(sum(values)) / len(values)

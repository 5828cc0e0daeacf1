"""Paid days by destination, month by month, with the changes of licences marked."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from honeyflow.kernel.period import Period, add_months
from honeyflow.ledger.open_share import EffortMonth, LicenceBreak
from honeyflow.site.effort import Destination
from honeyflow.web.charts import Chart, Mark, Series
from honeyflow.web.wording import THIN, number

YEAR = 12

LABELS = {
    Destination.OPEN: ("Open source", "company"),
    Destination.CLOSED: ("Not open source", "closed"),
    Destination.SERVICE: ("Serving customers", "customers"),
    Destination.TRAINING: ("Learning", "training"),
    Destination.ADMINISTRATION: ("Administration", "administration"),
    Destination.LEAVE: ("Leave", "leave"),
    Destination.UNKNOWN: ("Unknown", "unknown"),
}
"""Name and colour of each destination."""


def effort_chart(months: Sequence[EffortMonth], breaks: Iterable[LicenceBreak]) -> Chart | None:
    """Return the chart of all months in which somebody was paid, or None without any."""
    if not months:
        return None
    shown = Period(months[0].month, add_months(months[-1].month, 1)).each_month()
    by_month = {each.month: each.days for each in months}
    used = [each for each in Destination if any(each in days for days in by_month.values())]
    series = tuple(
        Series(*LABELS[each], tuple(by_month.get(month.start, {}).get(each, Decimal(0)) for month in shown))
        for each in used
    )
    marks = tuple(
        Mark(f"{each.on:%Y-%m}", n) for n, each in enumerate(breaks, 1) if shown[0].start <= each.on < shown[-1].end
    )
    subject = "Paid person-days by where they went"
    names = tuple(month.name for month in shown)
    return Chart("effort", subject, _finding(months), "person-days a month", names, series, marks=marks, step="Month")


def _finding(months: Sequence[EffortMonth]) -> str:
    now = _bounds(months[-YEAR:])
    words = f"{_between(now)} of paid days went into open source in the last {min(YEAR, len(months))} months"
    if len(months) < 2 * YEAR:
        return words
    return f"{words}, {_between(_bounds(months[-2 * YEAR : -YEAR]))} in the twelve before"


def _bounds(months: Sequence[EffortMonth]) -> tuple[Decimal, Decimal]:
    paid = sum(each.share.paid for each in months)
    lower = sum((each.share.open for each in months), Decimal(0))
    return lower / paid, (lower + sum(each.share.unknown for each in months)) / paid


def _between(bounds: tuple[Decimal, Decimal]) -> str:
    """Return ``38 to 81 %``, or one figure where both round to it."""
    lower, upper = (number(each * 100) for each in bounds)
    return f"{lower}{THIN}%" if lower == upper else f"{lower} to {upper}{THIN}%"

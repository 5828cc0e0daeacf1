"""The history as charts: quarters summed per commodity, a title that says the finding, and the same as a table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from honeyflow.documents.charts import Chart, Series, quarter_of
from honeyflow.documents.wording import THIN, change_words, number
from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.records import MonthPoint

YEAR = 4
"""Quarters compared in a title: the last four with the four before."""


def charts_of(history: Sequence[MonthPoint]) -> tuple[Chart, ...]:
    """Return the charts for which there is something to show, the quarters complete."""
    months = _whole_quarters(history)
    if not months:
        return ()
    keys = {key for point in months for key in point.amounts}
    kinds = [chart for kind in Kind if (chart := _kind_chart(kind, months, keys)) is not None]
    money = [_money_chart(key, months) for key in sorted(keys) if key.startswith("revenue.")]
    days = [_days_chart(months)] if "days.open" in keys or "days.unknown" in keys else []
    return (*kinds, *money, *days)


def _kind_chart(kind: Kind, months: Sequence[MonthPoint], keys: set[str]) -> Chart | None:
    names = [(party, f"{party}.{kind.value}") for party in ("community", "company")]
    series = tuple(_series(party.capitalize(), party, key, months) for party, key in names if key in keys)
    if not series:
        return None
    finding = _share_words(series)
    unit = "contributions a quarter"
    return Chart(f"kind-{kind.value}", kind.value.capitalize(), finding, unit, _quarters(months), series)


def _money_chart(key: str, months: Sequence[MonthPoint]) -> Chart:
    currency = key.removeprefix("revenue.")
    series = _series("Invoiced", "customers", key, months)
    return Chart(
        f"money-{currency}",
        f"Invoiced to customers, {currency}",
        _trend_words(series),
        f"{currency} a quarter",
        _quarters(months),
        (series,),
    )


def _days_chart(months: Sequence[MonthPoint]) -> Chart:
    told = {key for point in months for key in point.amounts}
    series = (
        _series("Went into open source", "company", "days.open", months),
        *((_series("Went elsewhere", "administration", "days.other", months),) if "days.other" in told else ()),
        _series("No record says where", "unknown", "days.unknown", months),
    )
    finding = _share_words(series, "went into open source")
    return Chart("days", "Paid person-days", finding, "person-days a quarter", _quarters(months), series)


def _whole_quarters(history: Sequence[MonthPoint]) -> list[MonthPoint]:
    counts: dict[str, int] = defaultdict(int)
    for point in history:
        counts[quarter_of(point.month)] += 1
    return [point for point in history if counts[quarter_of(point.month)] == 3]


def _series(name: str, role: str, key: str, months: Sequence[MonthPoint]) -> Series:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    seen = False
    known: dict[str, bool] = {}
    for point in months:
        seen = seen or key in point.amounts
        quarter = quarter_of(point.month)
        sums[quarter] += point.amounts.get(key, Decimal(0))
        known[quarter] = seen
    return Series(name, role, tuple(sums[q] if known[q] else None for q in _quarters(months)))


def _quarters(months: Iterable[MonthPoint]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quarter_of(point.month) for point in months))


def _share_words(series: Sequence[Series], does: str = "from the community") -> str:
    if len(series) == 1:
        return _trend_words(series[0])
    now, before = _share(series, -YEAR, None), _share(series, -2 * YEAR, -YEAR)
    if now is None:
        return "Nothing in the last four quarters"
    words = f"{_percent(now)} {does} in the last four quarters"
    return words if before is None else f"{words}, {_percent(before)} in the four before"


def _share(series: Sequence[Series], start: int, end: int | None) -> Decimal | None:
    """Return the first series' part of all of them over some quarters (one commodity: they may be added)."""
    if len(series) < 2 or len(series[0].values) < -start:
        return None
    sums = [sum((v or Decimal(0) for v in s.values[start:end]), Decimal(0)) for s in series]
    return sums[0] / sum(sums) if sum(sums) else None


def _trend_words(series: Series) -> str:
    values = [v or Decimal(0) for v in series.values]
    if len(values) < 2 * YEAR:
        return f"{number(sum(values[-YEAR:], Decimal(0)))} in the last {min(YEAR, len(values))} quarters"
    now, before = sum(values[-YEAR:], Decimal(0)), sum(values[-2 * YEAR : -YEAR], Decimal(0))
    return f"{number(now)} in the last four quarters, {change_words(now, before) or 'none'} against the four before"


def _percent(share: Decimal) -> str:
    return f"{number(share * 100)}{THIN}%"

"""One kind's years as a chart: what was written, and what was done on others' changes; kinds are never added."""

from collections.abc import Sequence
from decimal import Decimal

from honeyflow.ledger.own_work import KindWork
from honeyflow.web.charts import Chart, Series
from honeyflow.web.wording import plural

LEAST_YEARS = 2
"""Fewer are no history."""


def kind_charts(kinds: Sequence[KindWork]) -> list[Chart]:
    """Return a chart for each kind over the same years; none while all is of one year."""
    seen = {year for each in kinds for year, _, _ in each.years}
    years = range(min(seen), max(seen) + 1) if seen else range(0)
    return [_chart(each, years) for each in kinds] if len(years) >= LEAST_YEARS else []


def _chart(kind: KindWork, years: range) -> Chart:
    counts = {year: (commits, helped) for year, commits, helped in kind.years}
    written = tuple(Decimal(counts.get(year, (0, 0))[0]) for year in years)
    helped = tuple(Decimal(counts.get(year, (0, 0))[1]) for year in years)
    series = [Series("Commits you wrote", "community", written)] if any(written) else []
    if any(helped):
        series.append(Series("Others' changes you helped with", "leave", helped))
    return Chart(
        name=f"kind-{kind.kind.value}",
        subject=kind.kind.value.capitalize(),
        finding=_finding(kind),
        unit="accepted contributions a year",
        quarters=tuple(map(str, years)),
        series=tuple(series),
        step="Year",
    )


def _finding(kind: KindWork) -> str:
    sums = {year: commits + helped for year, commits, helped in kind.years}
    best = max(sums, key=lambda year: (sums[year], year))
    whole = plural(kind.count, "contribution", "contributions")
    return f"{whole}, all in {best}" if len(sums) == 1 else f"{whole}, most in {best}: {sums[best]:,}"

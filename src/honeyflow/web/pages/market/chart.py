"""The market's charts, quarter by quarter."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby

from honeyflow.kernel.commodity import CUST
from honeyflow.ledger.market.read import MarketFigures
from honeyflow.web.charts import Chart, Series, quarter_of
from honeyflow.web.wording import THIN, number, plural

_YEAR = 12
Quarters = list[tuple[str, list[date]]]


def market_charts(figures: MarketFigures, currency: str, last: date) -> Iterator[Chart]:
    """Yield the charts up to the month `last`: what moved recurring revenue, customers in and out, who stays."""
    months = [month for month in figures.months if month <= last]
    quarters = [(name, list(group)) for name, group in groupby(months, key=quarter_of)]
    if currency:
        yield _moves(figures, currency, quarters, months)
        yield _level(figures, currency, quarters, months)
    if figures.series("customers", CUST.code):
        yield _customers(figures, quarters, months)
    if len(months) > _YEAR and currency:
        yield _retention(figures, currency, quarters, months)


def _moves(figures: MarketFigures, currency: str, quarters: Quarters, months: list[date]) -> Chart:
    names = (
        ("new", "New", 1),
        ("expansion", "Expansion", 1),
        ("contraction", "Contraction", -1),
        ("churn", "Churn", -1),
    )
    series = tuple(
        Series(label, name, _sums(figures.series(name, currency), quarters, sign)) for name, label, sign in names
    )
    year = {name: _of_year(figures.series(name, currency), months) for name, _, _ in names}
    came, went = year["new"] + year["expansion"], year["contraction"] + year["churn"]
    finding = f"{number(came)} {currency} a month came and {number(went)} went in the last 12 months"
    subject = "What moved recurring revenue"
    return Chart("moves", subject, finding, f"{currency} a month, sum of the quarter", _names(quarters), series)


def _level(figures: MarketFigures, currency: str, quarters: Quarters, months: list[date]) -> Chart:
    paid = figures.series("mrr", currency)
    now = paid.get(months[-1], Decimal(0))
    before = paid.get(months[-1 - _YEAR]) if len(months) > _YEAR else None
    said = "" if before is None else f", {number(before)} a year before"
    values = tuple(paid.get(group[-1]) for _, group in quarters)
    return Chart(
        "mrr",
        "Monthly recurring revenue",
        f"{number(now)} {currency} a month{said}",
        f"{currency} a month, at the quarter's end",
        _names(quarters),
        (Series("Recurring revenue", "customers", values),),
    )


def _customers(figures: MarketFigures, quarters: Quarters, months: list[date]) -> Chart:
    came, left = figures.series("customers-in", CUST.code), figures.series("customers-out", CUST.code)
    series = (
        Series("Came", "new", _sums(came, quarters, 1)),
        Series("Left", "churn", _sums(left, quarters, -1)),
    )
    counts = int(_of_year(came, months)), int(_of_year(left, months))
    finding = f"{plural(counts[0], 'customer', 'customers')} came and {counts[1]:,} left in the last 12 months"
    return Chart("customers", "Customers in and out", finding, "customers", _names(quarters), series)


def _retention(figures: MarketFigures, currency: str, quarters: Quarters, months: list[date]) -> Chart:
    net, gross = figures.series("net-retention", currency), figures.series("gross-retention", currency)
    said = _percent(net.get(months[-1]))
    finding = (
        f"Customers of a year ago pay {number(said)}{THIN}% of what they paid then"
        if said is not None
        else "Not yet told"
    )
    series = (
        Series("Net retention", "customers", tuple(_percent(net.get(group[-1])) for _, group in quarters)),
        Series("Gross retention", "company", tuple(_percent(gross.get(group[-1])) for _, group in quarters)),
    )
    unit = "% of recurring revenue twelve months before"
    return Chart("retention", "Revenue retention", finding, unit, _names(quarters), series, form="line")


def _percent(share: Decimal | None) -> Decimal | None:
    return None if share is None else share * 100


def _names(quarters: Quarters) -> tuple[str, ...]:
    return tuple(name for name, _ in quarters)


def _sums(series: Mapping[date, Decimal], quarters: Quarters, sign: int) -> tuple[Decimal | None, ...]:
    return tuple(sign * sum((series.get(month, Decimal(0)) for month in group), Decimal(0)) for _, group in quarters)


def _of_year(series: Mapping[date, Decimal], months: list[date]) -> Decimal:
    return sum((series.get(month, Decimal(0)) for month in months[-_YEAR:]), Decimal(0))

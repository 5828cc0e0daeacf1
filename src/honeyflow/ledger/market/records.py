"""Nouns of the market's figures."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Series = Mapping[date, Decimal]
"""Amounts by month; a month that is not there had none."""


@dataclass(frozen=True)
class Point:
    """One figure of one month; `detail` is the service, for figures by service."""

    month: date
    commodity: str
    amount: Decimal
    detail: str = ""


@dataclass(frozen=True)
class MarketBooks:
    """Everything the market's figures are made from, summed up by month.

    Parameters
    ----------
    months : tuple of date
        Every month from the first with anything recorded to the last that ended, in order.
    moved : mapping
        Sums of moves by commodity (a currency, or ``CUST``) and kind; contraction and churn are negative.
    kept : mapping
        By commodity: what customers of twelve months earlier pay at the month's end, net and gross of rises.
    revenue : mapping
        Invoiced by currency and service.
    wages, community : mapping
        By currency: wages and charges, and spending on the community.
    flow : mapping
        By currency: money in less money out, without investors' money and the opening.
    open_days, paid_days : mapping
        Person-days that went into open source, and all that were paid.
    cash : mapping
        By currency: what was in the bank at the month's end, where it is known.
    """

    months: tuple[date, ...]
    moved: Mapping[tuple[str, str], Series] = field(default_factory=dict)
    kept: Mapping[str, Mapping[date, tuple[Decimal, Decimal]]] = field(default_factory=dict)
    revenue: Mapping[tuple[str, str], Series] = field(default_factory=dict)
    wages: Mapping[str, Series] = field(default_factory=dict)
    community: Mapping[str, Series] = field(default_factory=dict)
    flow: Mapping[str, Series] = field(default_factory=dict)
    open_days: Series = field(default_factory=dict)
    paid_days: Series = field(default_factory=dict)
    cash: Mapping[str, Series] = field(default_factory=dict)

    @property
    def commodities(self) -> tuple[str, ...]:
        """Those with any move."""
        return tuple(sorted({commodity for commodity, _ in self.moved}))

    @property
    def currencies(self) -> tuple[str, ...]:
        """Those in which anything was invoiced."""
        return tuple(sorted({currency for currency, _ in self.revenue}))

    def moves(self, commodity: str, *kinds: str) -> dict[date, Decimal]:
        """Return the sum of some kinds of moves, for every month."""
        series = [self.moved.get((commodity, kind), {}) for kind in kinds]
        return {month: sum((each.get(month, Decimal(0)) for each in series), Decimal(0)) for month in self.months}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of the market, by month.

    Parameters
    ----------
    name : str
        As in the table ``market_month``; kebab-case.
    question : str
        What it answers, in a line.
    unit : str
        ``money a month``, ``money``, ``customers``, ``share`` (0-1, may be above), ``ratio`` or ``months``.
    method : str
        Slug of its methods page.
    build : callable
        Gives its points; a month of which it cannot be told has none.
    """

    name: str
    question: str
    unit: str
    method: str
    build: Callable[[MarketBooks], Iterable[Point]]


def points(commodity: str, series: Series) -> Iterator[Point]:
    """Yield a series as points of one commodity."""
    return (Point(month, commodity, amount) for month, amount in series.items())


def running(series: Series) -> dict[date, Decimal]:
    """Return the running sum of a series, whose months are in order."""
    total, sums = Decimal(0), {}
    for month, amount in series.items():
        total += amount
        sums[month] = total
    return sums


def trailing(series: Series, months: tuple[date, ...], count: int = 12) -> dict[date, Decimal]:
    """Return, for each month that has `count` months up to it, their sum."""
    sums = {}
    for place in range(count - 1, len(months)):
        held = months[place - count + 1 : place + 1]
        sums[months[place]] = sum((series.get(month, Decimal(0)) for month in held), Decimal(0))
    return sums

"""The market in the terminal."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rich.console import Console
from rich.markup import escape

from honeyflow.cli.records import Asked, View
from honeyflow.cli.tabular import table
from honeyflow.kernel.access import Right
from honeyflow.kernel.commodity import CUST
from honeyflow.kernel.period import Period, add_months
from honeyflow.ledger.market.origins import Origins, read_origins
from honeyflow.ledger.market.read import MarketFigures, read_market, unit_of
from honeyflow.ledger.read import default_period, read_span

MOST_MONTHS = 24
_MOVES = ("new", "expansion", "contraction", "churn")


@dataclass(frozen=True)
class Figure:
    """One figure at the end of the period and twelve months before; None where it cannot be told."""

    figure: str
    commodity: str
    detail: str
    unit: str
    now: Decimal | None
    before: Decimal | None


@dataclass(frozen=True)
class Month:
    """What moved recurring revenue in one month and currency."""

    month: date
    currency: str
    opening: Decimal
    new: Decimal
    expansion: Decimal
    contraction: Decimal
    churn: Decimal
    closing: Decimal


@dataclass(frozen=True)
class Market:
    """The market in a period."""

    period: str
    figures: tuple[Figure, ...]
    months: tuple[Month, ...]
    origins: Origins


def read(asked: Asked) -> Market | None:
    """Read the market of the period asked for, else of the last twelve months in the books."""
    figures = read_market(asked.snapshot, asked.engine)
    span = asked.period or read_span(asked.snapshot, asked.engine)
    if span is None or not figures.months:
        return None
    period = asked.period or default_period(span)
    months = [month for month in figures.months if month in period]
    origins = read_origins(asked.snapshot, asked.engine, period)
    last = months[-1] if months else add_months(period.end, -1)
    return Market(period.name, _figures(figures, last), _months(figures, period), origins)


def _figures(figures: MarketFigures, last: date) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            figure,
            commodity,
            detail,
            unit_of(figure),
            figures.amount(figure, commodity, last, detail),
            figures.amount(figure, commodity, add_months(last, -12), detail),
        )
        for figure, commodity, detail in sorted(figures.amounts)
    )


def _months(figures: MarketFigures, period: Period) -> tuple[Month, ...]:
    rows = []
    for currency in figures.currencies:
        for month in (each for each in figures.months if each in period):
            moves = {name: figures.amount(name, currency, month) or Decimal(0) for name in _MOVES}
            opening, closing = (
                figures.amount("mrr", currency, each) or Decimal(0) for each in (add_months(month, -1), month)
            )
            rows.append(Month(month, currency, opening=opening, closing=closing, **moves))
    return tuple(rows)


def render(market: Market | None, console: Console) -> None:
    """Print the figures, what moved recurring revenue, and what brought new customers."""
    if market is None:
        console.print("Nothing is recorded of the market. Do: list invoices with service periods, then honeyflow run")
        return
    shown = table(f"Market, at the end of {market.period}", "figure", "of", "now", "a year before", numbers=2)
    for each in market.figures:
        if each.figure != "revenue-by-service" and each.figure not in _MOVES:
            of = "customers" if each.commodity == CUST.code else each.commodity
            flows = next((e for e in market.figures if (e.figure, e.commodity) == ("cash-flow", each.commodity)), None)
            now, before = _words(each.now, each.unit), _words(each.before, each.unit)
            if each.figure == "runway" and flows is not None:
                now, before = _runway(now, each.now, flows.now), _runway(before, each.before, flows.before)
            shown.add_row(each.figure, of, now, before)
    console.print(shown)
    moved = table("What moved recurring revenue", "month", "", "opening", *_MOVES, "closing", numbers=6)
    for row in market.months[-MOST_MONTHS:]:
        amounts = (row.opening, row.new, row.expansion, -row.contraction, -row.churn, row.closing)
        moved.add_row(f"{row.month:%Y-%m}", row.currency, *(f"{each:,.0f}" if each else "0" for each in amounts))
    console.print(moved)
    brought = table(
        f"What brought new customers: {market.origins.answered} of {market.origins.new} answered",
        "answer",
        "",
        numbers=1,
    )
    for count in market.origins.counts:
        brought.add_row(escape(count.words), f"{count.customers:,}")
    console.print(brought)


def _runway(words: str, runway: Decimal | None, flow: Decimal | None) -> str:
    """Return the runway's words; it has no end while more money comes in than goes out."""
    return "no end" if runway is None and flow is not None and flow >= 0 else words


def _words(amount: Decimal | None, unit: str) -> str:
    if amount is None:
        return "[dim]not recorded[/]"
    return f"{amount * 100:,.1f} %" if unit == "share" else f"{amount:,.{1 if unit in ('ratio', 'months') else 0}f}"


view = View(
    name="market",
    question="What do customers pay, who stays, who comes and goes?",
    right=Right.SEE_MARKET,
    read=read,
    render=render,
    by_month=True,
)

"""What the market's figures are made from, summed up by month from the tables."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import narwhals as nw

from honeyflow.kernel.commodity import PDAY
from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.accounts import OPEN_WORK, STAFF_TIME, WAGES
from honeyflow.ledger.balances import Balance
from honeyflow.ledger.market.cash import net_flow
from honeyflow.ledger.market.records import MarketBooks
from honeyflow.ledger.market.retention import build_retention
from honeyflow.ledger.market.spans import PARTS
from honeyflow.ledger.market.tables import MARKET_MOVE
from honeyflow.sources.tables import INVOICE_LINE
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.tables import Frame

Sums = dict[Any, dict[date, Decimal]]


def gather_market(
    frames: Mapping[str, Frame], engine: Engine, balances: Collection[Balance], last_month: date
) -> MarketBooks:
    """Return the books of the market up to `last_month`; `frames` holds moves and invoice lines."""
    moves, lines = frames[MARKET_MOVE.name], frames[INVOICE_LINE.name]
    moved = _summed(engine, moves, "commodity", "kind")
    revenue = _revenue(engine, lines, last_month)
    firsts = [month for series in (*moved.values(), *revenue.values()) for month in series]
    months = _months(min(firsts), last_month) if firsts else ()
    return MarketBooks(
        months=months,
        moved=moved,
        kept=_kept(engine, moves, months, {commodity for commodity, _ in moved}),
        revenue=revenue,
        wages=_money(balances, WAGES),
        flow=net_flow(balances),
        open_days=_changes(balances, OPEN_WORK, PDAY.code),
        paid_days={month: -days for month, days in _changes(balances, STAFF_TIME, PDAY.code).items()},
    )


def _months(first: date, last: date) -> tuple[date, ...]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(add_months(first, n) for n in range(count))


def _summed(engine: Engine, frame: Frame, *keys: str) -> Sums:
    """Return the sums of ``amount`` by `keys` and month."""
    sums: Sums = defaultdict(dict)
    for row in rows_of(engine.collect(frame.group_by(*keys, "month_on").agg(amount=nw.col("amount").sum()))):
        sums[tuple(str(row[key]) for key in keys)][_day(row["month_on"])] = Decimal(str(row["amount"]))
    return {key: dict(sorted(series.items())) for key, series in sorted(sums.items())}


def _revenue(engine: Engine, lines: Frame, last_month: date) -> Sums:
    dated = lines.with_columns(month_on=nw.col("issued_on").dt.truncate("1mo").cast(nw.Date))
    return _summed(engine, dated.filter(nw.col("month_on") <= last_month), "currency", "service")


def _kept(
    engine: Engine, moves: Frame, months: Iterable[date], commodities: Iterable[str]
) -> dict[str, dict[date, tuple[Decimal, Decimal]]]:
    """Return, by commodity and month, what customers of twelve months before pay, net and gross."""
    changes: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for row in rows_of(engine.collect(build_retention(moves))):
        changes[str(row["commodity"])][int(str(row["month"]))] = (int(str(row["net"])), int(str(row["gross"])))
    kept: dict[str, dict[date, tuple[Decimal, Decimal]]] = {}
    for commodity in sorted(commodities):
        net = gross = 0
        kept[commodity] = {}
        for month in months:
            change = changes[commodity].get(month.year * 12 + month.month - 1, (0, 0))
            net, gross = net + change[0], gross + change[1]
            kept[commodity][month] = (Decimal(net) / PARTS, Decimal(gross) / PARTS)
    return kept


def _changes(balances: Iterable[Balance], account: str, commodity: str) -> dict[date, Decimal]:
    sums: dict[date, Decimal] = defaultdict(Decimal)
    for row in balances:
        if row.account == account and row.commodity == commodity:
            sums[row.month_on] += row.change
    return dict(sorted(sums.items()))


def _money(balances: Collection[Balance], account: str) -> dict[str, dict[date, Decimal]]:
    held = sorted({row.commodity for row in balances if row.account == account})
    return {currency: _changes(balances, account, currency) for currency in held}


def _day(value: object) -> date:
    return month_start(date.fromisoformat(str(value)[:10]))

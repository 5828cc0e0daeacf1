"""Invoice lines and subscriptions made up for the market's tests, and their moves on the embedded engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

from honeyflow.ledger.market.gather import gather_market
from honeyflow.ledger.market.moves import market_moves
from honeyflow.ledger.market.records import MarketBooks
from honeyflow.ledger.market.tables import MARKET_MOVE
from honeyflow.sources.tables import INVOICE_LINE, SUBSCRIPTION
from honeyflow.store.engines import open_engine

Row = dict[str, object]


@dataclass(frozen=True)
class Sold:
    """One line, or one subscription where `monthly`; `end` is the day after the last."""

    customer: str
    start: date | None
    end: date | None
    amount: Decimal | int
    currency: str = "EUR"
    service: str = "support"
    monthly: bool = False


def moves_and_books(
    sold: Sequence[Sold], last_month: date, one_off: Sequence[str] = ()
) -> tuple[list[Row], MarketBooks]:
    """Return the moves of what was sold, by month, and the books made from them."""
    engine = open_engine("duckdb")
    lines = engine.frame(_lines(each for each in sold if not each.monthly))
    plans = engine.frame(_plans(each for each in sold if each.monthly))
    function = market_moves(last_month, one_off)
    moves = engine.collect(function({INVOICE_LINE.name: lines, SUBSCRIPTION.name: plans})).cast(MARKET_MOVE.schema)
    frames = {MARKET_MOVE.name: engine.frame(moves), INVOICE_LINE.name: lines}
    books = gather_market(frames, engine, (), last_month)
    engine.close()
    return sorted(moves.to_pylist(), key=lambda row: (row["month_on"], row["customer_id"], row["commodity"])), books


def _lines(sold: Iterable[Sold]) -> pa.Table:
    rows = [
        (f"I{n}", 1, s.customer, s.service, s.start or date(2025, 1, 1), s.start, s.end, Decimal(s.amount), s.currency)
        for n, s in enumerate(sold)
    ]
    return _table(INVOICE_LINE.schema, [(*row, "invoices.csv", "row 2") for row in rows])


def _plans(sold: Iterable[Sold]) -> pa.Table:
    rows = [
        (f"S{n}", s.customer, s.service, s.start, s.end, Decimal(s.amount), s.currency, "plans.csv", "row 2")
        for n, s in enumerate(sold)
    ]
    return _table(SUBSCRIPTION.schema, rows)


def _table(schema: pa.Schema, rows: list[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema.names)
    return pa.table(dict(zip(schema.names, columns, strict=True)), schema=schema)

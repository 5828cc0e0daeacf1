"""How long the market's figures take over a million invoice lines: python bench/market.py [LINES]."""

import sys
import tempfile
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from honeyflow.ledger.market.build import figure_rows
from honeyflow.ledger.market.gather import gather_market
from honeyflow.ledger.market.moves import market_moves
from honeyflow.ledger.market.tables import MARKET_MOVE
from honeyflow.sources.tables import INVOICE_LINE, SUBSCRIPTION
from honeyflow.store.engines import open_engine


def main() -> None:
    """Time yearly contracts (many customers) and monthly ones whose amount changes every month (the hardest case)."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    for name, months in (("yearly", 12), ("monthly, ever changing", 1)):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "lines.parquet"
            pq.write_table(_lines(count, months), file)
            start, worked = time.perf_counter(), time.process_time()
            engine = open_engine("duckdb", scratch=Path(folder))
            lines, plans = engine.scan(INVOICE_LINE, [file]), engine.scan(SUBSCRIPTION, [])
            moves = Path(folder) / "moves.parquet"
            function = market_moves(date(2025, 12, 1))
            rows = engine.write(MARKET_MOVE, function({"invoice_line": lines, "subscription": plans}), moves)
            moved = time.perf_counter() - start
            frames = {"market_move": engine.scan(MARKET_MOVE, [moves]), "invoice_line": lines}
            figures = sum(1 for _ in figure_rows(gather_market(frames, engine, (), date(2025, 12, 1))))
            took, worked = time.perf_counter() - start, time.process_time() - worked
        told = f"{took:.1f} s in all, {worked:.1f} s of processor time"
        print(f"{name}: {count:,} lines, {rows:,} moves in {moved:.1f} s, {figures:,} figures, {told}")


def _lines(count: int, months: int) -> pa.Table:
    dice, rows = Random(1), count  # noqa: S311 - a load, not a secret
    per = 120 // months
    begun = [date(2016, 1, 1) + timedelta(days=30 * months * (n % per)) for n in range(rows)]
    data = [
        [f"I{n}" for n in range(rows)],
        [1] * rows,
        [f"C{n // per}" for n in range(rows)],
        ["support"] * rows,
        begun,
        begun,
        [day + timedelta(days=30 * months) for day in begun],
        [Decimal(dice.randrange(1_000, 90_000)) for _ in range(rows)],
        ["EUR"] * rows,
        ["invoices.csv"] * rows,
        ["row 1"] * rows,
    ]
    return pa.table(dict(zip(INVOICE_LINE.schema.names, data, strict=True)), schema=INVOICE_LINE.schema)


if __name__ == "__main__":
    main()

"""Published reads of the market: its figures by month, the moves behind them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import narwhals as nw

from honeyflow.kernel.commodity import CUST
from honeyflow.kernel.period import Period, add_months
from honeyflow.ledger.market.registry import figures
from honeyflow.ledger.market.tables import MARKET_MONTH, MARKET_MOVE
from honeyflow.sources.tables import CUSTOMER
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot

Key = tuple[str, str, str]


@dataclass(frozen=True)
class MarketFigures:
    """Every figure of every month.

    Parameters
    ----------
    months : tuple of date
        First to last month with any figure, without gaps.
    amounts : mapping
        By figure, commodity and detail: amounts by month; a month that cannot be told is not there.
    """

    months: tuple[date, ...] = ()
    amounts: dict[Key, dict[date, Decimal]] = field(default_factory=dict)

    @property
    def currencies(self) -> tuple[str, ...]:
        """Those with recurring revenue, the largest now first, by amount of each (never compared in worth)."""
        last = self.months[-1] if self.months else date.max
        held = {c: self.amount("mrr", c, last) or Decimal(0) for f, c, _ in self.amounts if f == "mrr"}
        return tuple(sorted(held, key=lambda currency: (-held[currency], currency)))

    def series(self, figure: str, commodity: str, detail: str = "") -> dict[date, Decimal]:
        """Return a figure's amounts by month."""
        return self.amounts.get((figure, commodity, detail), {})

    def amount(self, figure: str, commodity: str, month: date, detail: str = "") -> Decimal | None:
        """Return one amount, None where it cannot be told."""
        return self.series(figure, commodity, detail).get(month)

    def details(self, figure: str, commodity: str) -> tuple[str, ...]:
        """Return what a figure is told apart by."""
        return tuple(sorted(d for f, c, d in self.amounts if (f, c) == (figure, commodity)))


@dataclass(frozen=True)
class Move:
    """One customer's move in one month."""

    month: date
    customer_id: str
    customer: str
    commodity: str
    kind: str
    amount: Decimal
    before: Decimal
    after: Decimal


def read_market(snapshot: Snapshot, engine: Engine) -> MarketFigures:
    """Return all figures; none in a snapshot that was published before there were any."""
    if not snapshot.holds(MARKET_MONTH):
        return MarketFigures()
    amounts: dict[Key, dict[date, Decimal]] = defaultdict(dict)
    rows = rows_of(engine.collect(snapshot.frame(MARKET_MONTH, engine)))
    for row in sorted(rows, key=lambda row: str(row["month_on"])):
        amounts[row["figure"], row["commodity"], row["detail"]][row["month_on"]] = row["amount"]
    months = sorted({month for series in amounts.values() for month in series})
    return MarketFigures(_every(months), dict(amounts))


def _every(months: list[date]) -> tuple[date, ...]:
    if not months:
        return ()
    return tuple(each.start for each in Period(months[0], add_months(months[-1], 1)).each_month())


def read_moves(
    snapshot: Snapshot,
    engine: Engine,
    period: Period,
    *,
    commodity: str = CUST.code,
    kind: str | None = None,
    customer_id: str | None = None,
) -> tuple[Move, ...]:
    """Return the moves of a period in one commodity, newest first, then the largest first."""
    if not snapshot.holds(MARKET_MOVE):
        return ()
    frame = snapshot.frame(MARKET_MOVE, engine).filter(
        nw.col("month_on") >= period.start, nw.col("month_on") < period.end, nw.col("commodity") == commodity
    )
    if kind is not None:
        frame = frame.filter(nw.col("kind") == kind)
    if customer_id is not None:
        frame = frame.filter(nw.col("customer_id") == customer_id)
    names = snapshot.frame(CUSTOMER, engine).select("customer_id", "name")
    rows = rows_of(engine.collect(frame.join(names, on="customer_id", how="left")))
    moves = [_move(row) for row in rows]
    return tuple(sorted(moves, key=lambda move: (-move.month.toordinal(), -abs(move.amount), move.customer_id)))


def _move(row: dict[str, object]) -> Move:
    return Move(
        month=row["month_on"],  # type: ignore[arg-type]
        customer_id=str(row["customer_id"]),
        customer=str(row["name"] or row["customer_id"]),
        commodity=str(row["commodity"]),
        kind=str(row["kind"]),
        amount=Decimal(str(row["amount"])),
        before=Decimal(str(row["before"])),
        after=Decimal(str(row["after"])),
    )


def unit_of(figure: str) -> str:
    """Return the unit of a figure."""
    return figures.get(figure).unit

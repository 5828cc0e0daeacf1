"""The market's part of a run: moves, then every figure of every month."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.balances import Balance
from honeyflow.ledger.bank_months import bank_months
from honeyflow.ledger.market.cash import community_spending, month_end_cash
from honeyflow.ledger.market.gather import gather_market
from honeyflow.ledger.market.moves import market_moves
from honeyflow.ledger.market.records import MarketBooks
from honeyflow.ledger.market.registry import figures
from honeyflow.ledger.market.tables import MARKET_MONTH, MARKET_MOVE
from honeyflow.sources.tables import BANK_BALANCE, EXPENSE, INVOICE_LINE
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging


@dataclass(frozen=True)
class MarketMonth:
    """A row of ``market_month``."""

    month_on: date
    figure: str
    commodity: str
    detail: str
    amount: Decimal


def build_market(
    staging: Staging, balances: Collection[Balance], as_of: date, one_off: Sequence[str], community: Collection[str]
) -> None:
    """Write the market's tables for the months that ended by `as_of`; `community` names categories of spending."""
    last_month = add_months(month_start(as_of), -1)
    function = market_moves(last_month, one_off)
    staging.write(MARKET_MOVE, function({table.name: staging.frame(table) for table in function.reads}))
    frames = {table.name: staging.frame(table) for table in (MARKET_MOVE, INVOICE_LINE)}
    books = gather_market(frames, staging.engine, balances, last_month)
    staging.write_rows(MARKET_MONTH, figure_rows(_with_money(books, staging, balances, community)))


def _with_money(
    books: MarketBooks, staging: Staging, balances: Collection[Balance], community: Collection[str]
) -> MarketBooks:
    """Return the books with what the bank holds and what was spent on the community."""
    if not books.months:
        return books
    bank, expenses = (list(rows_of(staging.engine.collect(staging.frame(each)))) for each in (BANK_BALANCE, EXPENSE))
    return replace(
        books,
        cash=month_end_cash(bank_months(bank), balances, books.months),
        community=community_spending(expenses, community, books.months[-1]),
    )


def figure_rows(books: MarketBooks) -> Iterator[MarketMonth]:
    """Yield every figure of every month."""
    for figure in figures.all().values():
        for point in figure.build(books):
            yield MarketMonth(point.month, figure.name, point.commodity, point.detail, point.amount)

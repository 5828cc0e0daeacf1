"""``bank.csv``, ``expenses.csv`` and ``funding.csv`` as rows; a file that is not there is not recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.currencies import code_of, read_currency, sign_fits
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.trouble import Trouble

_DAY = {"balance_on": ("date", "day", "datum"), "spent_on": ("date", "day"), "received_on": ("date", "day")}
_AMOUNT = ("value", "sum", "balance", "saldo", "betrag")


@dataclass(frozen=True)
class BankBalance:
    """A row of ``bank_balance``."""

    account: str
    balance_on: date
    amount: Decimal
    currency: str
    source: str
    locator: str


@dataclass(frozen=True)
class Expense:
    """A row of ``expense``."""

    expense_id: str
    spent_on: date
    category: str
    amount: Decimal
    currency: str
    source: str
    locator: str


@dataclass(frozen=True)
class Funding:
    """A row of ``funding``."""

    funding_id: str
    received_on: date
    investor: str
    amount: Decimal
    currency: str
    source: str
    locator: str


@dataclass(frozen=True)
class _Told:
    """What each of the three files tells in a row."""

    row: Cells
    words: str
    day: date
    amount: Decimal
    currency: str


def read_bank(file: Path, currency: str, as_of: date, trouble: Trouble) -> list[BankBalance]:
    """Return balances by account and day; a second one of the same account and day is left out."""
    found: dict[tuple[str, str, date], BankBalance] = {}
    for told in _read(file, "balance_on", "account", currency, as_of, trouble):
        key = (told.words, told.currency, told.day)
        if key in found:
            first = found[key].locator
            told.row.leave_out("balance-twice", f"a second balance of that account and day, see {first}", "one")
            continue
        found[key] = BankBalance(told.words, told.day, told.amount, told.currency, trouble.source, told.row.place)
    return list(found.values())


def read_expenses(file: Path, currency: str, as_of: date, trouble: Trouble) -> list[Expense]:
    """Return other spending, row by row."""
    return [
        Expense(
            f"{trouble.source}/{told.row.place.removeprefix('row ')}",
            told.day,
            told.words.lower() or "other",
            told.amount,
            told.currency,
            trouble.source,
            told.row.place,
        )
        for told in _read(file, "spent_on", "category", currency, as_of, trouble)
    ]


def read_funding(file: Path, currency: str, as_of: date, trouble: Trouble) -> list[Funding]:
    """Return money from investors, row by row."""
    return [
        Funding(
            f"{trouble.source}/{told.row.place.removeprefix('row ')}",
            told.day,
            told.words,
            told.amount,
            told.currency,
            trouble.source,
            told.row.place,
        )
        for told in _read(file, "received_on", "investor", currency, as_of, trouble)
    ]


def _read(file: Path, day: str, words: str, currency: str, as_of: date, trouble: Trouble) -> Iterator[_Told]:
    if not file.exists():
        return
    aliases = {day: _DAY[day], "amount": _AMOUNT}
    rows = read_sheet(file, Columns((day, "amount"), (words, "currency"), aliases), trouble)
    dates, amounts = DateColumn(row[day] for row in rows), AmountColumn(row["amount"] for row in rows)
    yield from _told(rows, (day, words, currency), (dates, amounts), as_of)


def _told(
    rows: Sequence[Cells], names: tuple[str, str, str], columns: tuple[DateColumn, AmountColumn], as_of: date
) -> Iterator[_Told]:
    day_name, words, currency = names
    dates, amounts = columns
    for row in rows:
        day, amount = row.required(day_name, dates.read), row.required("amount", amounts.read)
        code = row.optional("currency", read_currency) if row["currency"] else None
        if day is None or amount is None or not row.sound:
            continue
        code = code or code_of(amount.sign) or currency
        if not sign_fits(amount.sign, code):
            row.leave_out("currency-contradicts", row.shown("amount"), f"an amount in {code}, as the row says")
        elif day > as_of:
            row.leave_out("date-future", row.shown(day_name), f"a day up to {as_of}")
        else:
            yield _Told(row, row[words], day, amount.value, code)

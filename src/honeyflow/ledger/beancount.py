"""The whole books as a Beancount file: accounts under its five roots, a commodity a unit, balances at month ends."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

import narwhals as nw

from honeyflow.kernel.commodity import OF_THE_COMMUNITY, is_currency
from honeyflow.kernel.period import add_months
from honeyflow.ledger.tables import BALANCE, ENTRY, POSTING
from honeyflow.sources.tables import EXCHANGE_RATE
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot

ROOTS = {
    "company:cash": "Assets",
    "company:hours": "Assets",
    "company:collected": "Assets",
    "company:wages": "Expenses",
    "company:unknown-work": "Expenses",
    "company:revenue": "Income",
    "company:staff-time": "Income",
    "company:service": "Income",
    "company": "Expenses",
    "commons": "Assets",
    "customers": "Assets",
    "transformed": "Expenses",
    "community": "Equity",
    "outside": "Equity",
}
"""Beancount's root of an account, or of all an owner's; the sign stays as it is in our books."""


def account_name(account: str) -> str:
    """Return an account under Beancount's roots.

    Examples
    --------
    >>> account_name("company:staff-time"), account_name("commons:stock")
    ('Income:Company:Staff-Time', 'Assets:Commons:Stock')
    """
    owner = account.partition(":")[0]
    root = ROOTS.get(account) or ROOTS.get(owner, "Equity")
    parts = ["-".join(map(str.capitalize, re.split(r"[^A-Za-z0-9]+", part))) for part in account.split(":")]
    return ":".join([root, *(part or "X" for part in parts)])


def commodity_name(code: str) -> str:
    """Return a commodity as Beancount allows: capital letters, digits and ``.``, at most 24.

    Examples
    --------
    >>> commodity_name("ACE.design"), commodity_name("EUR")
    ('ACE.DESIGN', 'EUR')
    """
    name = re.sub(r"[^A-Z0-9._-]", "-", code.upper())[:24].rstrip("._-")
    return name if name[:1].isalpha() else f"X{name}"[:24]


def quoted(text: str) -> str:
    """Return a text as Beancount's string: in quotes, on one line."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_beancount(
    snapshot: Snapshot, engine: Engine, stream: TextIO, *, title: str, contributions: bool = True
) -> int:
    """Write the books of `snapshot` to `stream`; return the number of entries.

    Money in a payment's two pairs of legs and every other entry balances per commodity, as Beancount demands; each
    account's balance of each commodity is asserted at the end of every month in which it changed. Without
    `contributions`, what is counted in contributions or contributors is left out; the rest balances as before.
    """
    left_out = frozenset() if contributions else frozenset(OF_THE_COMMUNITY)
    rows = rows_of(engine.collect(snapshot.frame(BALANCE, engine)))
    told = (row for row in rows if row["commodity"] not in left_out)
    balances = sorted(told, key=lambda row: (row["month_on"], row["account"]))
    stream.write(f'option "title" {quoted(title)}\n')
    currencies = sorted({row["commodity"] for row in balances if is_currency(row["commodity"])})
    stream.writelines(f'option "operating_currency" "{each}"\n' for each in currencies)
    stream.write("\n")
    stream.writelines(_openings(balances))
    months = sorted({row["month_on"] for row in balances})
    count = 0
    held: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    changed = _by_month(balances)
    for month in months:
        for text in _entries(snapshot, engine, month, left_out):
            stream.write(text)
            count += 1
        stream.writelines(_assertions(month, changed[month], held))
    stream.writelines(_prices(snapshot, engine, currencies))
    return count


def _openings(balances: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield an open directive per account and a commodity directive per unit, on the first day that needs one."""
    accounts: dict[str, date] = {}
    commodities: dict[str, date] = {}
    for row in balances:
        accounts.setdefault(account_name(row["account"]), row["month_on"])
        commodities.setdefault(commodity_name(row["commodity"]), row["month_on"])
    yield from (f"{day} commodity {name}\n" for name, day in sorted(commodities.items()))
    yield from (f"{day} open {name}\n" for name, day in sorted(accounts.items()))


def _by_month(balances: Iterable[Mapping[str, Any]]) -> dict[date, dict[tuple[str, str], Decimal]]:
    changed: dict[date, dict[tuple[str, str], Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in balances:
        changed[row["month_on"]][row["account"], row["commodity"]] += row["change"]
    return changed


def _entries(snapshot: Snapshot, engine: Engine, month: date, left_out: frozenset[str]) -> Iterator[str]:
    """Yield the transactions of a month in order."""
    in_month = nw.col("month_on") == month
    heads = {row["entry_id"]: row for row in rows_of(engine.collect(snapshot.frame(ENTRY, engine).filter(in_month)))}
    legs: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows_of(engine.collect(snapshot.frame(POSTING, engine).filter(in_month))):
        if row["commodity"] not in left_out:
            legs[row["entry_id"]].append(row)
    for key in sorted(legs, key=lambda each: (heads[each]["posted_on"], each)):
        yield _transaction(heads[key], sorted(legs[key], key=lambda leg: (leg["commodity"], leg["account"])))


def _transaction(head: Mapping[str, Any], legs: Iterable[Mapping[str, Any]]) -> str:
    told = {"entry": head["entry_id"], "source": head["source"], "locator": head["locator"], "project": head["project"]}
    lines = [f"\n{head['posted_on']} * {quoted(head['narration'])}\n"]
    lines += [f"  {key}: {quoted(value)}\n" for key, value in told.items() if value]
    lines += [
        f"  {account_name(leg['account']):<40} {leg['amount']:.4f} {commodity_name(leg['commodity'])}\n" for leg in legs
    ]
    return "".join(lines)


def _assertions(
    month: date, changed: Mapping[tuple[str, str], Decimal], held: dict[tuple[str, str], Decimal]
) -> Iterator[str]:
    """Yield what each account that changed holds at the month's end; Beancount asserts the morning of a day."""
    day = add_months(month, 1)
    yield "\n"
    for key, change in sorted(changed.items()):
        held[key] += change
        account, code = key
        yield f"{day} balance {account_name(account):<40} {held[key]:.4f} {commodity_name(code)}\n"


def _prices(snapshot: Snapshot, engine: Engine, currencies: list[str]) -> Iterator[str]:
    """Yield the rates of the currencies the books hold: units of the base for one of each."""
    frame = snapshot.frame(EXCHANGE_RATE, engine).filter(nw.col("currency").is_in(currencies))
    rows = sorted(rows_of(engine.collect(frame)), key=lambda row: (row["rate_on"], row["currency"]))
    yield "\n"
    yield from (f"{row['rate_on']} price {row['currency']} {1 / row['per_unit']:.8f} {row['base']}\n" for row in rows)

"""Random histories of a company, thousands at once: records in tables, told apart by a number before each name."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.party import Party
from honeyflow.ledger.balances import Change
from honeyflow.ledger.bank_months import bank_months
from honeyflow.ledger.membership import contributor_spans, customer_spans, member_months, stretches
from honeyflow.ledger.payroll import paid_days_by_month
from honeyflow.ledger.records import Books, Effort, Employment, Gift, Provenance
from honeyflow.ledger.service_days import SERVICE_DAYS, customer_months
from honeyflow.ledger.staff_days import PLACES
from honeyflow.ledger.table_rules import posting_function, table_rules
from honeyflow.ledger.tables import CONTRIBUTOR_MONTH
from honeyflow.site.effort import Destination
from honeyflow.sources.tables import EXPENSE, FUNDING, INVOICE_LINE, PAYMENT
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.tables import Table

LAST = date(2025, 8, 1)
FIRST = date(2025, 1, 1)
CURRENCIES = ("EUR", "USD", "JPY")
TABLES = (INVOICE_LINE, PAYMENT, EXPENSE, FUNDING, CONTRIBUTOR_MONTH)


@dataclass(frozen=True)
class History:
    """One company: what its monthly rules post from, and the sums its records' rules post."""

    books: Books
    changes: tuple[Change, ...]


class Dice:
    """Draws one history."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same every time

    def day(self) -> date:
        return FIRST + timedelta(days=self._random.randrange(300))

    def month(self) -> date:
        return self.day().replace(day=1)

    def money(self) -> Decimal:
        return Decimal(self._random.randrange(-50_000, 900_000)) / 100

    def pick(self, some: Iterable[Any]) -> Any:
        return self._random.choice(list(some))

    def times(self, most: int) -> range:
        return range(self._random.randrange(most + 1))


def records(number: int, dice: Dice) -> dict[str, list[dict[str, Any]]]:
    """Return rows by table of one history."""
    place = {"source": "file", "locator": "row 2"}
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    for line in dice.times(4):
        start = dice.day()
        end = dice.pick([None, start + timedelta(days=dice.pick((1, 20, 90, 400)))])
        rows["invoice_line"].append(
            {
                "invoice_id": f"{number}/I{line}", "line": 1, "customer_id": f"{number}/{dice.pick('ab')}",
                "service": f"{number}/{dice.pick(('support', 'training'))}", "issued_on": dice.day(),
                "service_from": end and start, "service_to": end, **money(dice), **place,
            }
        )  # fmt: skip
    for payment in dice.times(4):
        paid = {"payment_id": f"{number}/P{payment}", "customer_id": f"{number}/a", "paid_on": dice.day()}
        rows["payment"].append({**paid, "invoice_id": dice.pick([None, "I1"]), **money(dice), **place})
    for expense in dice.times(2):
        spent = {"expense_id": f"{number}/E{expense}", "spent_on": dice.day(), "category": dice.pick(("tax", "rent"))}
        rows["expense"].append({**spent, **money(dice), **place})
    for funding in dice.times(1):
        got = {"funding_id": f"{number}/F{funding}", "received_on": dice.day(), "investor": ""}
        rows["funding"].append({**got, **money(dice), **place})
    for _ in dice.times(4):
        who = {"person_id": f"{number}/{dice.pick('pqr')}", "party": dice.pick(("community", "company"))}
        month = {"month_on": dice.pick((dice.month(), date(2023, 5, 1), date(2024, 1, 1)))}
        rows["contributor_month"].append({**month, "project": "press", **who, "active_days": 1, "credit_parts": 1})
    return rows


def money(dice: Dice) -> dict[str, Any]:
    return {"amount": dice.money(), "currency": dice.pick(CURRENCIES)}


def monthly(dice: Dice) -> dict[str, Any]:
    """Return what the monthly rules post from, but for what tables give."""
    keys = {
        (dice.month(), dice.pick(("press", "almanac")), dice.pick(list(Party)[:2]), dice.pick(Kind))
        for _ in dice.times(4)
    }
    ended = dice.pick((None, LAST))
    staff = tuple(
        Employment("s", dice.day(), ended, Decimal("0.8"), abs(dice.money()), dice.pick(CURRENCIES))
        for _ in dice.times(2)
    )
    return {
        "gifts": tuple(Gift(*key, Decimal(dice.pick(range(1, 90_000))) / 10_000) for key in sorted(keys)),
        "employments": staff,
        "effort": tuple(effort(dice, paid_days_by_month(Books(LAST, employments=staff)))),
    }


def effort(dice: Dice, paid: Mapping[date, Decimal]) -> Iterator[Effort]:
    """Yield where some of the days paid went, never more than were paid."""
    for month, days in paid.items():
        for destination in dice.times(2):
            where = list(Destination)[(destination * 3 + month.month) % len(Destination)]
            yield Effort(month, where, "press", Provenance.SHEET, (days * dice.pick((1, 2, 4)) / 8).quantize(PLACES))


def histories(count: int, engine: Engine, seed: int = 0) -> list[History]:
    """Return `count` histories; the engine works out what records give, of all of them at once."""
    dice = [Dice(seed * 1_000_003 + number) for number in range(count)]
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, each in enumerate(dice):
        for name, rows in records(number, each).items():
            tables[name] += rows
    frames = {table.name: engine.frame(_arrow(table, tables[table.name])) for table in TABLES}
    changes = _by_number(_changes(engine, frames), "entry_id", 1)
    contributors = _by_number(_stretches(engine, contributor_spans(frames["contributor_month"])), "who", 0)
    customers = _by_number(_stretches(engine, customer_spans(frames["invoice_line"])), "who", 0)
    served = _by_number(rows_of(engine.collect(SERVICE_DAYS(frames))), "service", 0)
    return [
        History(
            Books(
                LAST,
                contributors=member_months(contributors[number], LAST),
                customers=member_months(customers[number], LAST),
                served=customer_months(served[number], LAST),
                bank=bank_months([bank_row(each)]),
                **monthly(each),
            ),
            tuple(
                Change(row["month_on"], "", row["account"], row["commodity"], row["amount"]) for row in changes[number]
            ),
        )
        for number, each in enumerate(dice)
    ]


def bank_row(dice: Dice) -> dict[str, Any]:
    end = dice.pick((date(2025, 2, 28), date(2025, 5, 30)))
    return {"account": "giro", "balance_on": end, "locator": "row 2", **money(dice)}


def _arrow(table: Table, rows: list[dict[str, Any]]) -> pa.Table:
    columns = {column.name: [row[column.name] for row in rows] for column in table.columns}
    return pa.table(columns, schema=table.schema)


def _changes(engine: Engine, frames: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    for rule, table in table_rules():
        for row in rows_of(engine.collect(posting_function(rule, table)(frames))):
            if row["month_on"] <= LAST:
                yield row


def _stretches(engine: Engine, spans: Any) -> Iterable[Mapping[str, Any]]:
    return ({**row, "count": 1} for row in rows_of(engine.collect(stretches(spans))))


def _by_number(rows: Iterable[Mapping[str, Any]], column: str, part: int) -> dict[int, list[Mapping[str, Any]]]:
    found: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[int(row[column].split("/")[part])].append(row)
    return found

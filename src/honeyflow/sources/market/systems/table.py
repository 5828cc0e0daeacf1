"""Any CSV file or workbook whose columns the site maps: customers, invoices, payments, subscriptions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from honeyflow.site.sections import Section
from honeyflow.sources.market import customers, invoices, payments, subscriptions
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.paths import files_of, fingerprints_of, matching
from honeyflow.sources.market.records import Customer, InvoiceLine, MarketRows, Payment, Subscription, payments_of
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.system import MarketReading, MarketSystem, SourceUnreachableError
from honeyflow.sources.market.trouble import Trouble

_COLUMNS: Mapping[str, Columns] = {
    "customers": customers.COLUMNS,
    "invoices": invoices.COLUMNS,
    "payments": payments.COLUMNS,
    "subscriptions": subscriptions.COLUMNS,
}


@dataclass(frozen=True)
class MappedTable:
    """One ``[[market.source.table]]``: what it holds, where it is, which header means which column."""

    holds: str
    path: str
    sheet: str
    columns: Columns


@dataclass(frozen=True)
class Options:
    """The tables of one source, and the currency of rows that name none (the company's when empty)."""

    tables: tuple[MappedTable, ...]
    currency: str


@dataclass(frozen=True)
class _Sheet:
    """The rows of one file, and where what is wrong with it goes."""

    rows: list[Cells]
    trouble: Trouble


def configure(section: Section) -> Options:
    """Return the source's tables."""
    tables = tuple(_table(row) for row in section.rows("table"))
    if not tables:
        section.refuse("table", "not there; expected [[market.source.table]] with holds, path and columns")
    return Options(tables, section.matching("currency", "", r"([A-Z]{3})?", "three capital letters (ISO 4217)"))


def _table(row: Section) -> MappedTable:
    holds = row.one_of("holds", "", tuple(_COLUMNS))
    path = row.checked("path", bool, "the path of a CSV file or workbook, or a pattern")
    known = _COLUMNS.get(holds, customers.COLUMNS)
    names = (*known.required, *known.optional)
    mapped = row.section("columns").texts_by_key('column = "header"')
    for name in sorted(mapped.keys() - set(names)) if holds else ():
        row.refuse(f"columns.{name}", f"unknown; expected one of {', '.join(names)}")
    return MappedTable(holds, path, row.text("sheet", ""), replace(known, exact=mapped, among_others=bool(mapped)))


def read(reading: MarketReading) -> MarketRows:
    """Read customers first: the other tables may call them by name."""
    currency = reading.options.currency or reading.currency
    who = tuple(_customers(reading))
    lines = tuple(_lines(reading, who, currency))
    paid = tuple(_payments(reading, who, lines, currency))
    return MarketRows(
        customers=who,
        lines=lines,
        payments=(*payments_of(lines), *paid),
        subscriptions=tuple(_subscriptions(reading, who, currency)),
        inputs=fingerprints_of(reading.folder, (table.path for table in reading.options.tables)),
    )


def _files(reading: MarketReading, table: MappedTable) -> list[tuple[str, Path]]:
    return files_of(reading.folder, (table.path,), reading.troubles)


def _sheets(reading: MarketReading, holds: str) -> Iterator[_Sheet]:
    for table in reading.options.tables:
        for name, file in _files(reading, table) if table.holds == holds else ():
            trouble = reading.troubles.of(name)
            yield _Sheet(read_sheet(file, table.columns, trouble, table.sheet), trouble)


def _customers(reading: MarketReading) -> Iterator[Customer]:
    for each in _sheets(reading, "customers"):
        yield from customers.customers_of(each.rows, each.trouble)


def _lines(reading: MarketReading, who: tuple[Customer, ...], currency: str) -> Iterator[InvoiceLine]:
    for each in _sheets(reading, "invoices"):
        yield from invoices.invoice_lines(each.rows, who, currency, each.trouble, reading.services)


def _payments(
    reading: MarketReading, who: tuple[Customer, ...], lines: tuple[InvoiceLine, ...], currency: str
) -> Iterator[Payment]:
    for each in _sheets(reading, "payments"):
        yield from payments.payments_in(each.rows, who, lines, currency, each.trouble)


def _subscriptions(reading: MarketReading, who: tuple[Customer, ...], currency: str) -> Iterator[Subscription]:
    for each in _sheets(reading, "subscriptions"):
        yield from subscriptions.subscriptions_in(each.rows, who, currency, each.trouble, reading.services)


def check(reading: MarketReading) -> str:
    """Say how many files there are of each kind."""
    counts = {table.path: len(matching(reading.folder, table.path)) for table in reading.options.tables}
    if missing := [path for path, count in counts.items() if not count]:
        raise SourceUnreachableError(reading.name, f"no file {', '.join(missing)}", "correct path in honeyflow.toml")
    return f"{sum(counts.values())} files: {', '.join(table.holds for table in reading.options.tables)}"


system = MarketSystem(
    name="table",
    question="What do CSV files or workbooks say whose columns the site maps?",
    configure=configure,
    read=read,
    check=check,
)

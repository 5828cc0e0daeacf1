"""Exchange rates in the layout of the European Central Bank's ``eurofxref-hist.csv``.

A header ``Date,USD,JPY,…``; a row a day, units of each currency for one euro, ``N/A`` where there was none.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.currencies import currencies
from honeyflow.sources.market.text import read_lines
from honeyflow.sources.market.trouble import Trouble

BASE = "EUR"
_NONE = frozenset({"", "N/A", "NA", "-"})
_PLACES = Decimal("0.00000001")
_MOST = Decimal(10) ** 12


@dataclass(frozen=True)
class ExchangeRate:
    """A row of ``exchange_rate``."""

    rate_on: date
    currency: str
    per_unit: Decimal
    base: str
    source: str
    locator: str


def read_rates(file: Path, trouble: Trouble) -> list[ExchangeRate]:
    """Return the rates by day and currency; no file is no rate, and gaps are gaps."""
    if not file.exists():
        return []
    rows = csv.reader(read_lines(file, trouble, []))
    header = [cell.strip() for cell in next(rows, [])]
    if not header or header[0].lower() != "date":
        expected = "the European Central Bank's layout: Date,USD,JPY,…"
        seen = f"a header that begins with {trouble.shown(header[0] if header else '')}"
        trouble.add("header-wrong", "header", seen, expected, "file left out", Severity.SERIOUS)
        return []
    codes = _codes(header[1:], trouble)
    found: dict[tuple[date, str], ExchangeRate] = {}
    for cells in rows:
        for rate in _row(cells, codes, f"row {rows.line_num}", trouble):
            found.setdefault((rate.rate_on, rate.currency), rate)
    return list(found.values())


def _codes(cells: Sequence[str], trouble: Trouble) -> list[str]:
    """Return the currency of each column, empty for one that is none."""
    codes = [cell.upper() if cell.upper() in currencies() else "" for cell in cells]
    unknown = [cell for cell, code in zip(cells, codes, strict=True) if cell and not code]
    if unknown:
        seen = ", ".join(trouble.shown(cell) for cell in unknown[:20])
        trouble.add("currency-unknown", "header", seen, "codes of ISO 4217", "those columns are not read")
    return codes


def _row(cells: Sequence[str], codes: Sequence[str], place: str, trouble: Trouble) -> Iterator[ExchangeRate]:
    if not any(cell.strip() for cell in cells):
        return
    try:
        day = date.fromisoformat(cells[0].strip())
    except ValueError:
        trouble.add("date-wrong", place, trouble.shown(cells[0]), "a day, 2025-03-31", "row left out", Severity.SERIOUS)
        return
    if len([cell for cell in cells[1:] if cell.strip()]) > len(codes):
        trouble.add(
            "cells-wrong", place, f"{len(cells)} cells", f"{len(codes) + 1}, as the header has", "rest not read"
        )
    for cell, code in zip(cells[1:], codes, strict=False):
        if not code or cell.strip() in _NONE:
            continue
        rate = _rate(cell.strip())
        if rate is None:
            seen = f"{code} {trouble.shown(cell)}"
            trouble.add("rate-wrong", place, seen, "units for one euro, more than 0", "counts as no rate")
        else:
            yield ExchangeRate(day, code, rate, BASE, trouble.source, place)


def _rate(text: str) -> Decimal | None:
    try:
        rate = Decimal(text)
    except InvalidOperation:
        return None
    return rate.quantize(_PLACES) if rate.is_finite() and _PLACES <= rate < _MOST else None

"""CSV and JSON of documents: exact amounts as texts, nothing a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text must not begin with, or a spreadsheet runs it."""


def exact(amount: Decimal | None) -> str:
    """Return an amount in full, without zeros at its end; empty when it is not recorded."""
    if amount is None:
        return ""
    return f"{amount.normalize():f}" if amount else "0"


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return CSV with CRLF line ends (RFC 4180); texts that a spreadsheet would run get an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def json_text(value: Any) -> str:
    """Return indented JSON; decimals and dates are texts."""
    return json.dumps(value, indent=2, ensure_ascii=False, default=_plain) + "\n"


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        return Decimal(cell).is_finite()
    except ArithmeticError:
        return False


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return exact(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a document's JSON")

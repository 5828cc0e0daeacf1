"""Files of origins as rows: the latest answer of each customer is in force, each malformed line is a finding."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.site.origins import ASKED, FORM, HEADER, IMPORT, LONGEST_DETAIL, ORIGINS, PAGE
from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.origins.records import CustomerOrigin, OriginAsked

LIST = Columns(
    required=("customer_id", "origin"),
    optional=("told_on", "detail"),
    aliases={
        "customer_id": ("customer", "customer number", "account id"),
        "origin": ("source", "lead source", "answer"),
        "told_on": ("date", "created", "told at"),
        "detail": ("note", "comment"),
    },
)
ANSWERS = Columns(
    required=("customer_id", "how"), optional=tuple(name for name in HEADER if name not in ("customer_id", "how")),
    aliases={},
)  # fmt: skip
_LONG_AGO = date(1970, 1, 1)
_HOWS = (ASKED, FORM, PAGE, IMPORT)

Told = CustomerOrigin | OriginAsked


def read_origins(file: Path, trouble: Trouble) -> list[CustomerOrigin]:
    """Return the answers of a list that somebody keeps, in order of line; one without a day is of long ago."""
    rows = read_sheet(file, LIST, trouble)
    days = DateColumn(row["told_on"] for row in rows)
    return [each for row in rows if (each := _listed(row, days, trouble.source)) is not None]


def read_answers(file: Path, trouble: Trouble) -> list[Told]:
    """Return what was told and asked on the pages, in order of line; no file is nothing told."""
    rows = read_rows(file, trouble)
    days = DateColumn(row["told_at"] for row in rows)
    return [each for row in rows if (each := _answer(row, days, trouble.source)) is not None]


def read_rows(file: Path, trouble: Trouble) -> list[Cells]:
    """Return the rows of the file of answers as they are; no file is none."""
    return read_sheet(file, ANSWERS, trouble) if file.exists() else []


def in_force(told: Iterable[CustomerOrigin]) -> list[CustomerOrigin]:
    """Return the latest answer of each customer; of two on one day, the one read later."""
    held: dict[str, CustomerOrigin] = {}
    for each in told:
        before = held.get(each.customer_id)
        if before is None or before.told_on <= each.told_on:
            held[each.customer_id] = each
    return [held[customer] for customer in sorted(held)]


def last_asked(told: Iterable[Told]) -> list[OriginAsked]:
    """Return when each customer was last asked."""
    asked = [each for each in told if isinstance(each, OriginAsked)]
    latest = {each.customer_id: each for each in sorted(asked, key=lambda each: each.asked_on)}
    return [latest[customer] for customer in sorted(latest)]


def check_known(told: Sequence[Told], customers: Iterable[str], trouble: Trouble) -> None:
    """Record answers of customers that no source knows; they are kept, and count once the customer is known."""
    known = set(customers)
    for each in told:
        if isinstance(each, CustomerOrigin) and each.customer_id not in known:
            seen, done = f"customer {trouble.shown(each.customer_id)}", "kept; counts once the customer is known"
            trouble.add("customer-unknown", each.locator, seen, "a customer of the site", done, Severity.NOTE)


def _listed(row: Cells, days: DateColumn, source: str) -> CustomerOrigin | None:
    customer = row.required("customer_id", str)
    origin = row.required("origin", read_origin)
    told = row.optional("told_on", days.read)
    if customer is None or origin is None or not row.sound:
        return None
    if told is None:
        row.add("value-missing", "no told_on", "the day it was told", "any dated answer takes its place", Severity.NOTE)
    return CustomerOrigin(customer, told or _LONG_AGO, origin, IMPORT, _detail(row), source, row.place)


def _answer(row: Cells, days: DateColumn, source: str) -> Told | None:
    customer = row.required("customer_id", str)
    how = row.required("how", _how)
    told = row.required("told_at", days.read)
    origin = row.required("origin", read_origin) if how and how != ASKED else None
    if customer is None or how is None or told is None or not row.sound:
        return None
    if origin is None:
        return OriginAsked(customer, told)
    return CustomerOrigin(customer, told, origin, how, _detail(row), source, row.place)


def _detail(row: Cells) -> str | None:
    return row["detail"][:LONGEST_DETAIL] or None


def read_origin(text: str) -> str:
    """Return one of the six answers, named by its word."""
    word = text.casefold()
    if word not in ORIGINS:
        raise CellError("origin-unknown", "which is no origin", f"one of {', '.join(ORIGINS)}")
    return word


def _how(text: str) -> str:
    if text not in _HOWS:
        raise CellError("origin-unknown", "which is no way an answer comes", f"one of {', '.join(_HOWS)}")
    return text

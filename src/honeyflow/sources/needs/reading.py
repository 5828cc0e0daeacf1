"""``needs.csv`` as the table ``need``."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.needs.records import CUSTOMERS, KINDS, Need

COLUMNS = Columns(
    required=("need_id", "side", "kind", "title", "told_on"),
    optional=("customer_id", "people", "met_on", "link"),
    aliases={
        "need_id": ("need", "id"),
        "title": ("need title", "summary"),
        "told_on": ("told", "date", "created"),
        "met_on": ("met", "closed", "done"),
        "link": ("url", "issue"),
        "customer_id": ("customer", "account id"),
    },
)
_LINK = re.compile(r"https?://[^\s<>\"]+")
_MOST_PEOPLE = 1_000_000


def read_needs(file: Path, as_of: date, trouble: Trouble) -> list[Need]:
    """Return the sound rows, in order of line; no file is no need told."""
    if not file.exists():
        return []
    rows = read_sheet(file, COLUMNS, trouble)
    days = {name: DateColumn(row[name] for row in rows) for name in ("told_on", "met_on")}
    sides: dict[str, str] = {}
    return [each for row in rows if (each := _need(row, days, as_of, sides, trouble.source)) is not None]


def _need(row: Cells, days: dict[str, DateColumn], as_of: date, sides: dict[str, str], source: str) -> Need | None:
    need_id, title = row.required("need_id", str), row.required("title", str)
    side = row.required("side", _side)
    told = row.required("told_on", days["told_on"].read)
    met = row.optional("met_on", days["met_on"].read)
    people = row.optional("people", _people, instead="kept; the number counts as not told")
    link = row.optional("link", _link, instead="kept without link")
    if need_id is None or title is None or side is None or told is None or not row.sound:
        return None
    if sides.setdefault(need_id, side) != side:
        row.leave_out(
            "need-of-both-sides", row.shown("need_id"), "one side: the other side's need has an id of its own"
        )
        return None
    kind = row.required("kind", _kind_of(side))
    customer = row["customer_id"] or None
    if customer and side != CUSTOMERS:
        row.add("need-of-both-sides", "a customer on a need of the community", "people, a number", "kept without it")
        customer = None
    if kind is None:
        return None
    return Need(
        need_id, side, kind, title, customer, people, told, _plausible(row, told, met, as_of), link, source, row.place
    )


def _plausible(row: Cells, told: date, met: date | None, as_of: date) -> date | None:
    if met is not None and not told <= met <= as_of:
        row.add("period-reversed", f"told {told}, met {met}", f"met after it was told, by {as_of}", "counts as open")
        return None
    return met


def _side(text: str) -> str:
    word = text.casefold()
    word = {"customer": CUSTOMERS}.get(word, word)
    if word not in KINDS:
        raise CellError("side-unknown", "which is no side", f"one of {', '.join(KINDS)}")
    return word


def _kind_of(side: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        word = text.casefold().replace("_", " ")
        word = {
            "features": "feature",
            "support": "long-term support",
            "documentation": "docs",
            "answer": "answers",
        }.get(word, word)
        if word not in KINDS[side]:
            raise CellError("need-kind-unknown", "which is no kind of its side", f"one of {', '.join(KINDS[side])}")
        return word

    return read


def _people(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _MOST_PEOPLE:
        raise CellError("people-wrong", "which is no number of people", "a whole number above 0")
    return int(text)


def _link(text: str) -> str:
    if not _LINK.fullmatch(text):
        raise CellError("link-wrong", "which is no address", "an address that begins with https://")
    return text

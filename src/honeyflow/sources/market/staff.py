"""``staff.csv`` as the table ``staff``. No finding ever names an amount of a wage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from honeyflow.kernel.finding import Finding, Severity
from honeyflow.sources.market.sheet import Columns, Row, read_sheet
from honeyflow.sources.market.values import CURRENCIES, AmountStyle, DayOrder

COLUMNS = Columns(
    required=("staff_id", "name", "started_on"),
    optional=("emails", "role", "ended_on", "workload", "monthly_cost", "currency"),
    aliases={"id": "staff_id", "employee": "staff_id", "employee id": "staff_id", "email": "emails", "title": "role",
             "start": "started_on", "start date": "started_on", "end": "ended_on", "end date": "ended_on",
             "cost": "monthly_cost", "monthly wage": "monthly_cost", "wage": "monthly_cost", "fte": "workload"},
)  # fmt: skip


@dataclass(frozen=True)
class Staff:
    """A row of ``staff``; `ended_on` is the day after the last day, which is what the file names."""

    staff_id: str
    name: str
    emails: str
    role: str
    started_on: date
    ended_on: date | None
    workload_share: float
    monthly_cost: Decimal | None
    currency: str | None


class _WrongValueError(ValueError):
    """A cell that cannot be read; its message may be shown."""


def read_staff(file: Path, currency: str, findings: list[Finding]) -> list[Staff]:
    """Return the employments that are sound; `currency` is taken where a row with a cost names none."""
    rows = read_sheet(file, COLUMNS, findings)
    starts, ends = (DayOrder(row[name] for row in rows) for name in ("started_on", "ended_on"))
    amounts = AmountStyle(row["monthly_cost"] for row in rows)
    found: list[Staff] = []
    for row in rows:
        try:
            employment = _employment(row, starts, ends, amounts, currency)
        except ValueError as error:
            expected = "staff_id, name, started_on (2025-01-31), workload 0-1, a cost of 0 or more, a currency (EUR)"
            findings.append(Finding("value-wrong", row.place, str(error), expected, "row left out", Severity.SERIOUS))
            continue
        if _overlaps(employment, found):
            seen = f"{employment.staff_id[:40]!r} employed twice at one time"
            done = "row left out"
            findings.append(Finding("employments-overlap", row.place, seen, "one employment at a time", done))
            continue
        found.append(employment)
    return found


def _employment(row: Row, starts: DayOrder, ends: DayOrder, amounts: AmountStyle, currency: str) -> Staff:
    if not (row["staff_id"] and row["started_on"]):
        raise _WrongValueError("no staff_id or no started_on")
    started = starts.read(row["started_on"])
    ended = ends.read(row["ended_on"]) + timedelta(days=1) if row["ended_on"] else None
    if ended is not None and ended <= started:
        raise _WrongValueError("an employment that ends before it starts")
    cost = _cost(row["monthly_cost"], amounts)
    return Staff(
        staff_id=row["staff_id"],
        name=row["name"],
        emails=" ".join(row["emails"].replace(",", " ").replace(";", " ").split()),
        role=row["role"],
        started_on=started,
        ended_on=ended,
        workload_share=_workload(row["workload"]),
        monthly_cost=cost,
        currency=None if cost is None else _currency(row["currency"] or currency),
    )


def _cost(text: str, amounts: AmountStyle) -> Decimal | None:
    if not text:
        return None
    try:
        cost = amounts.read(text)
    except ValueError:
        raise _WrongValueError("a monthly_cost that is no amount") from None
    if cost < 0:
        raise _WrongValueError("a negative monthly_cost")
    return cost


def _workload(text: str) -> float:
    if not text:
        return 1.0
    percent = text.endswith("%")
    try:
        share = float(text.rstrip("% ").replace(",", "."))
    except ValueError:
        raise _WrongValueError(f"the workload {text[:20]!r}") from None
    share = share / 100 if percent else share
    if not 0 < share <= 1:
        raise _WrongValueError(f"the workload {text[:20]!r}")
    return share


def _currency(text: str) -> str:
    if text.upper() not in CURRENCIES:
        raise _WrongValueError(f"the currency {text[:20]!r}")
    return text.upper()


def _overlaps(one: Staff, others: Sequence[Staff]) -> bool:
    end = one.ended_on or date.max
    return any(
        other.staff_id == one.staff_id and other.started_on < end and one.started_on < (other.ended_on or date.max)
        for other in others
    )

"""``staff.csv`` as the table ``staff``. No finding ever shows a value of this file: it holds wages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.currencies import code_of, read_currency, sign_fits
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.invoices import date_columns
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.staff.records import Employment

COLUMNS = Columns(
    required=("staff_id", "name", "started_on"),
    optional=("emails", "role", "ended_on", "workload", "monthly_cost", "day_rate", "currency"),
    aliases={
        "staff_id": ("id", "employee", "employee id", "personnel number"),
        "name": ("full name", "employee name"),
        "emails": ("email", "e-mail", "email addresses"),
        "role": ("title", "job title", "position"),
        "started_on": ("start", "start date", "hired on", "from"),
        "ended_on": ("end", "end date", "left on", "to"),
        "workload": ("fte", "employment level"),
        "monthly_cost": ("cost", "monthly wage", "wage", "salary", "monthly salary"),
        "day_rate": ("daily rate", "rate per day", "loaded day rate"),
        "currency": ("currency code",),
    },
)
_COSTS = ("monthly_cost", "day_rate")
_FULL_TIME = 1.0 + 1e-9
_ENDLESS = re.compile(r"\b9999\b")
"""The year by which payroll systems say that an employment has no end."""
_NOT_RESUMED = ", and is not taken up again after it"
_WITHOUT_COST = "kept without its cost: that wage is not recorded"


def read_staff(file: Path, currency: str, trouble: Trouble) -> list[Employment]:
    """Return the employments that are sound; `currency` is taken where a cost names none."""
    rows = read_sheet(file, COLUMNS, trouble)
    dates = date_columns(rows, ("started_on", "ended_on"), trouble)
    costs = {name: AmountColumn(row[name] for row in rows) for name in _COSTS}
    read: dict[str, list[tuple[Cells, Employment]]] = defaultdict(list)
    for row in rows:
        if (employment := _employment(row, dates, costs, currency)) is not None:
            read[employment.staff_id].append((row, employment))
    _check_addresses(read)
    return [employment for held in read.values() for employment in _in_sequence(held)]


def _employment(
    row: Cells, dates: dict[str, DateColumn], costs: dict[str, AmountColumn], currency: str
) -> Employment | None:
    staff_id = row.required("staff_id", str)
    started = row.required("started_on", dates["started_on"].read)
    last = None if _ENDLESS.search(row["ended_on"]) else row.optional("ended_on", dates["ended_on"].read)
    workload = row.optional("workload", _read_workload) if row["workload"] else 1.0
    if started is not None and last is not None and last < started:
        row.leave_out("employment-reversed", "an employment that ends before it starts", "the first day first")
    if not row.sound or staff_id is None or started is None or workload is None:
        return None
    if not row["name"]:
        row.add("value-missing", "no name", "the person's name", "kept under the staff_id", Severity.NOTE)
    amounts = [_cost(row, name, costs[name], currency) for name in _COSTS]
    if all(amounts):
        row.add("cost-twice", "a monthly_cost and a day_rate", "one of them", "the monthly_cost is taken")
        amounts[1] = None
    cost, rate = (each[0] if each else None for each in amounts)
    code = next((each[1] for each in amounts if each), None)
    ended = None if last is None else last + timedelta(days=1)
    name = row["name"] or staff_id
    return Employment(staff_id, name, _emails(row), row["role"], started, ended, workload, cost, rate, code)


def _cost(row: Cells, column: str, costs: AmountColumn, currency: str) -> tuple[Decimal, str] | None:
    """Return an amount with its currency, or None."""
    amount = row.optional(column, costs.read, instead=_WITHOUT_COST)
    if amount is None:
        return None
    if amount.value < 0:
        row.add("cost-negative", f"a negative {column}", "a cost of 0 or more", _WITHOUT_COST)
        return None
    code = row.optional("currency", read_currency, instead=_WITHOUT_COST)
    if code is None and not row["currency"]:
        code = code_of(amount.sign) or currency
    if code is None:
        return None
    if not sign_fits(amount.sign, code):
        row.add("currency-contradicts", "a cost in two currencies", "one currency", _WITHOUT_COST)
        return None
    return amount.value, code


def _read_workload(text: str) -> float:
    """Return a share in 0-1, written 0.8, 0,8 or 80 %."""
    number = text.rstrip("% ")
    share = AmountColumn([number]).read(number).value / (100 if text.endswith("%") else 1)
    if not 0 < share <= 1:
        raise CellError("workload-wrong", "which is no workload", "more than 0, at most 1 (or 80 %)")
    return float(share)


def _emails(row: Cells) -> str:
    words = row["emails"].replace(",", " ").replace(";", " ").split()
    addresses = [word.strip("<>") for word in words]
    if any(address.count("@") != 1 or address.strip("@") != address for address in addresses):
        row.add("email-wrong", row.shown("emails"), "addresses, separated by spaces", "wrong ones left out")
    return " ".join(each for each in dict.fromkeys(addresses) if each.count("@") == 1 and each.strip("@") == each)


def _check_addresses(read: dict[str, list[tuple[Cells, Employment]]]) -> None:
    owner: dict[str, str] = {}
    for staff_id, held in read.items():
        for row, employment in held:
            others = {owner.setdefault(address.lower(), staff_id) for address in employment.emails.split()}
            if others - {staff_id}:
                seen = "an address that another person of the file has too"
                row.add("email-shared", seen, "each address at one person", "both kept")


def _in_sequence(held: Sequence[tuple[Cells, Employment]]) -> list[Employment]:
    """Return one person's employments in order; where they overlap beyond full time, the earlier ones end."""
    ended: list[Employment] = []
    open_still: list[Employment] = []
    for row, new in sorted(held, key=lambda each: (each[1].started_on, each[1].end)):
        ended += [each for each in open_still if each.end <= new.started_on]
        open_still = [each for each in open_still if each.end > new.started_on]
        if any(each.started_on == new.started_on for each in open_still):
            done = "the first is kept, this row left out"
            row.add("employment-duplicate", "a second employment from the same day", "one", done, Severity.SERIOUS)
            continue
        if sum(each.workload_share for each in open_still) + new.workload_share > _FULL_TIME:
            _tell_overlap(row, new, open_still)
            ended += [replace(each, ended_on=new.started_on) for each in open_still]
            open_still = []
        elif open_still:
            seen = "two employments at one time, together not beyond full time"
            row.add("employments-overlap", seen, "one after the other", "both kept", Severity.NOTE)
        open_still.append(new)
    return sorted((*ended, *open_still), key=lambda each: each.started_on)


def _tell_overlap(row: Cells, new: Employment, before: Sequence[Employment]) -> None:
    """Record an overlap; what the earlier ones would have gone on for after the new one's end is missing then."""
    seen = "employments at one time, together beyond full time"
    done = "the earlier ends where this one starts"
    lost = any(each.end > new.end for each in before)
    severity = Severity.SERIOUS if lost else Severity.WARNING
    row.add("employments-overlap", seen, "one after the other", f"{done}{_NOT_RESUMED * lost}", severity)

"""``wages.csv``: what each month's wages really were, where the staff list's one cost says too little."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.kernel.period import Period, add_months
from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.currencies import code_of, read_currency, sign_fits
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.staff.records import Employment, Wage

COLUMNS = Columns(
    required=("staff_id", "month", "amount"),
    optional=("currency",),
    aliases={
        "staff_id": ("id", "employee", "employee id", "personnel number"),
        "month": ("period", "pay period"),
        "amount": ("cost", "wage", "salary", "gross cost"),
        "currency": ("currency code",),
    },
)
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?|(\d{1,2})[-/.](\d{4})")
_MONTHS = 12


def read_wages(file: Path, staff: Iterable[Employment], currency: str, trouble: Trouble) -> list[Wage]:
    """Return the wages that are sound, of persons on the staff list; `currency` is taken where a row names none."""
    held: dict[str, list[Employment]] = {}
    for employment in staff:
        held.setdefault(employment.staff_id, []).append(employment)
    rows = read_sheet(file, COLUMNS, trouble)
    amounts = AmountColumn(row["amount"] for row in rows)
    seen: set[tuple[object, ...]] = set()
    wages: list[Wage] = []
    for row in rows:
        wage = _wage(row, amounts, currency, file.name)
        if wage is None or not _known(row, wage, held):
            continue
        same = (wage.staff_id, wage.month_on, wage.amount, wage.currency)
        if same in seen:
            row.leave_out("wage-duplicate", "the same wage of the same month again", "each wage once")
            continue
        seen.add(same)
        wages.append(wage)
    return wages


def _wage(row: Cells, amounts: AmountColumn, currency: str, source: str) -> Wage | None:
    staff_id = row.required("staff_id", str)
    month = row.required("month", _read_month)
    amount = row.required("amount", amounts.read)
    code = row.optional("currency", read_currency)
    if not row.sound or staff_id is None or month is None or amount is None:
        return None
    code = code or code_of(amount.sign) or currency
    if not sign_fits(amount.sign, code):
        row.leave_out("currency-contradicts", "a wage in two currencies", "one currency")
        return None
    return Wage(staff_id, month, amount.value, code, source, row.place)


def _known(row: Cells, wage: Wage, held: dict[str, list[Employment]]) -> bool:
    employments = held.get(wage.staff_id)
    if employments is None:
        seen = "a wage of somebody who is not on the staff list"
        row.leave_out("wage-without-staff", seen, "a staff_id of the staff list; or add the person there")
        return False
    end = add_months(wage.month_on, 1)
    if not any(each.started_on < end and each.end > wage.month_on for each in employments):
        seen = "a wage of a month in which the person was not employed"
        row.add("wage-outside-employment", seen, "a month of the employment", "kept: it was paid", Severity.NOTE)
    return True


def _read_month(text: str) -> date:
    """Return the first day of a month written 2025-03, 03/2025 or as a day of it."""
    found = _MONTH.fullmatch(text)
    if found is None:
        raise CellError("month-wrong", "which is no month", "a month: 2025-03")
    year, month = (int(found[1]), int(found[2])) if found[1] else (int(found[4]), int(found[3]))
    if not 1 <= month <= _MONTHS:
        raise CellError("month-wrong", "which is no month", "a month: 2025-03")
    return Period.month(date(year, month, 1)).start

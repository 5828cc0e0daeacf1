"""The statement of exchange: what each party gave and got in a period, from the balances."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import commodity
from honeyflow.kernel.period import Period
from honeyflow.ledger.accounts import GIVEN, MADE, PAID, REVENUE, STAFF_TIME, WAGES
from honeyflow.ledger.balances import Balance
from honeyflow.ledger.close import CLOSED, FAILED, LOCKED, NOT_RECORDED, CloseCheck
from honeyflow.ledger.lines import MISSING, NOT_BY_PROJECT, Template, templates
from honeyflow.ledger.records import Check, KeeperFree, Line, Statement

_FLOWS = frozenset({GIVEN, MADE, PAID, REVENUE, STAFF_TIME, WAGES})
"""Accounts whose postings show that something happened (membership only echoes it, and ageing goes on without)."""

_NEEDS = {
    "gifts": {GIVEN, MADE},
    "keeper": {MADE, STAFF_TIME},
    "staff": {STAFF_TIME},
    "cost": {WAGES},
    "money": {REVENUE},
}
"""Accounts of which one has postings once what a line needs is recorded."""


@dataclass(frozen=True)
class Recorded:
    """What the books hold at all: first and last month with a flow, what is recorded, and in which currencies."""

    months: tuple[date, date] | None
    needs: frozenset[str]
    currencies: tuple[str, ...]
    wage_currencies: tuple[str, ...]


def recorded(balances: Collection[Balance]) -> Recorded:
    """Work out from all balances what the books hold."""
    flows = [row for row in balances if row.account in _FLOWS]
    accounts = {row.account for row in flows}
    months = (min(row.month_on for row in flows), max(row.month_on for row in flows)) if flows else None
    return Recorded(
        months,
        frozenset(need for need, any_of in _NEEDS.items() if any_of & accounts),
        _currencies(flows, REVENUE),
        _currencies(flows, WAGES),
    )


def _currencies(rows: Iterable[Balance], account: str) -> tuple[str, ...]:
    return tuple(sorted({row.commodity for row in rows if row.account == account}))


def make_statement(
    balances: Collection[Balance],
    checks: Collection[CloseCheck],
    figures: tuple[KeeperFree, ...],
    *,
    period: Period,
    project: str | None,
) -> Statement:
    """Return the statement of `period`, for one project or (None) for all.

    Parameters
    ----------
    balances, checks
        All of the books', of every month.
    figures : tuple of KeeperFree
        Shown beside it, raw and keeper-free.
    """
    held = recorded(balances)
    now, then = (_changes(balances, each, project) for each in (period, period.before()))
    before_known = held.months is not None and period.before().start >= held.months[0]
    lines = tuple(
        _line(template, held, now, then if before_known else None, single=project is not None)
        for template in templates(held.currencies, held.wage_currencies)
    )
    mine = [check for check in checks if check.month_on in period]
    failed = [check for check in mine if check.result == FAILED]
    return Statement(period, project, () if failed else lines, _summed(mine), figures, _refusal(failed))


def _changes(balances: Iterable[Balance], period: Period, project: str | None) -> dict[tuple[str, str], Decimal]:
    total: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in balances:
        if row.month_on in period and project in (None, row.project):
            total[row.account, row.commodity] += row.change
    return total


def _line(
    template: Template,
    held: Recorded,
    now: Mapping[tuple[str, str], Decimal],
    then: Mapping[tuple[str, str], Decimal] | None,
    *,
    single: bool,
) -> Line:
    missing = MISSING[template.needs] if template.needs not in held.needs else ""
    if not missing and single and not template.by_project:
        missing = NOT_BY_PROJECT
    return Line(
        party=template.party,
        direction=template.direction,
        label=template.label,
        commodity=commodity(template.commodity),
        amount=None if missing else _amount(template, now),
        before=None if missing or then is None else _amount(template, then),
        account=template.accounts[0][0],
        method=template.method,
        missing=missing,
    )


def _amount(template: Template, changes: Mapping[tuple[str, str], Decimal]) -> Decimal:
    return sum(
        (changes.get((account, template.commodity), Decimal(0)) * sign for account, sign in template.accounts),
        Decimal(0),
    )


def _summed(checks: Iterable[CloseCheck]) -> tuple[Check, ...]:
    by_name: dict[str, list[CloseCheck]] = defaultdict(list)
    for check in checks:
        by_name[check.check].append(check)
    return tuple(_sum_check(name, rows) for name, rows in by_name.items())


def _sum_check(name: str, rows: list[CloseCheck]) -> Check:
    for result in (FAILED, CLOSED, LOCKED, NOT_RECORDED):
        of_result = [row for row in rows if row.result == result]
        if of_result:
            last = of_result[-1]
            return Check(
                name, result, len(of_result), f"{last.month_on:%Y-%m}: saw {last.seen}; expected {last.expected}"
            )
    return Check(name, NOT_RECORDED, 0, "")


def _refusal(failed: list[CloseCheck]) -> str:
    if not failed:
        return ""
    first = failed[0]
    return (
        f"The books of {first.month_on:%Y-%m} do not close: {first.check}: saw {first.seen}; "
        f"expected {first.expected}. "
        "A statement is shown once they do."
    )

"""The books' inputs, gathered from the tables of the floors beneath."""

from datetime import date
from decimal import Decimal
from typing import Any

import narwhals as nw

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import add_months, month_start
from honeyflow.ledger.bank_months import bank_months
from honeyflow.ledger.contributions import WHOLE
from honeyflow.ledger.effort import clocked_months, derived_months, effort_of
from honeyflow.ledger.licensed import Licensed, Stretch
from honeyflow.ledger.membership import CONTRIBUTOR_MOVE, CUSTOMER_MOVE, member_months
from honeyflow.ledger.payroll import paid_days_by_person
from honeyflow.ledger.records import (
    Books,
    ClockedDay,
    Effort,
    Employment,
    Gift,
    StaffDay,
    Wage,
)
from honeyflow.ledger.service_days import SERVICE_DAY, customer_months
from honeyflow.ledger.staff_days import STAFF_DAY
from honeyflow.ledger.tables import CONTRIBUTION
from honeyflow.people.affiliations.staff import find_staff
from honeyflow.people.records import Employment as StaffMember
from honeyflow.people.records import Identity
from honeyflow.people.tables import IDENTITY
from honeyflow.site.effort import Destination
from honeyflow.sources.tables import BANK_BALANCE, LICENCE, STAFF, TIME_ENTRY, WAGE
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Frame

Row = dict[str, Any]

_CLOCKED = ("staff_id", "worked_on", "person_days", "project")


def read_books(staging: Staging, as_of: date, half_life_years: float = 2.0) -> Books:
    """Return the inputs of the posting rules for the months that ended by `as_of`."""
    last_month = add_months(month_start(as_of), -1)
    employments = tuple(_employment(row) for row in _rows(staging, staging.frame(STAFF)))
    return Books(
        last_month=last_month,
        gifts=tuple(sorted(_gifts(staging), key=lambda g: (g.month, g.project, g.party, g.kind))),
        employments=employments,
        wages=tuple(_wage(row) for row in _rows(staging, staging.frame(WAGE))),
        effort=_effort(staging, employments, last_month),
        contributors=member_months(_rows(staging, staging.frame(CONTRIBUTOR_MOVE)), last_month),
        customers=member_months(_rows(staging, staging.frame(CUSTOMER_MOVE)), last_month),
        bank=bank_months(_rows(staging, staging.frame(BANK_BALANCE))),
        half_life_years=half_life_years,
        served=customer_months(_rows(staging, staging.frame(SERVICE_DAY)), last_month),
    )


def _rows(staging: Staging, frame: Frame) -> list[Row]:
    rows = rows_of(staging.engine.collect(frame))
    return sorted(rows, key=lambda row: tuple(map(str, row.values())))


def _gifts(staging: Staging) -> list[Gift]:
    """Return the credits by month, project, party and kind; staff's only where the software was open on the day."""
    frame = (
        staging.frame(CONTRIBUTION)
        .filter(~nw.col("bot"), (nw.col("party") != "company") | nw.col("open").fill_null(value=False))
        .group_by("month_on", "project", "party", "kind")
        .agg(parts=nw.col("credit_parts").sum())
    )
    return [
        Gift(
            row["month_on"], row["project"], Party(row["party"]), Kind(row["kind"]), Decimal(int(row["parts"])) / WHOLE
        )
        for row in _rows(staging, frame)
    ]


def _employment(row: Row) -> Employment:
    return Employment(
        staff_id=row["staff_id"],
        started_on=row["started_on"],
        ended_on=row["ended_on"],
        workload=Decimal(str(row["workload_share"])),
        monthly_cost=row["monthly_cost"],
        currency=row["currency"],
        day_rate=row["day_rate"],
    )


def _wage(row: Row) -> Wage:
    return Wage(row["staff_id"], row["month_on"], row["amount"], row["currency"])


def _effort(staging: Staging, employments: tuple[Employment, ...], last_month: date) -> tuple[Effort, ...]:
    """Return where paid days went, person by person and month by month, summed over persons."""
    licensed = Licensed(
        Stretch(row["repository"], row["valid_from"], row["valid_to"], row["expression"], row["open"])
        for row in _rows(staging, staging.frame(LICENCE))
    )
    clocked = (
        ClockedDay(
            row["staff_id"], row["worked_on"], row["person_days"], Destination(row["destination"]), row["project"]
        )
        for row in _rows(staging, staging.frame(TIME_ENTRY))
    )
    days = _rows(staging, staging.frame(STAFF_DAY).select("person_id", "happened_on", "project").unique())
    derived = derived_months((StaffDay(**row) for row in days), employments, _persons(staging), licensed)
    paid = paid_days_by_person(employments, last_month)
    return effort_of(paid, clocked_months(clocked, licensed), derived)


def _persons(staging: Staging) -> dict[str, set[str]]:
    """Return the persons found in the commits by staff_id."""
    staff = (
        StaffMember(row["staff_id"], row["name"], tuple(row["emails"].split()), row["started_on"], row["ended_on"])
        for row in _rows(staging, staging.frame(STAFF))
    )
    return find_staff(staff, [Identity(**row) for row in _rows(staging, staging.frame(IDENTITY))])

"""Where each paid day went: by time sheets where a person's month has any, else by commits and reviews.

Decided per person and month (docs/decisions/0021), summed over persons before anything is written.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from honeyflow.kernel.period import month_start
from honeyflow.ledger.licensed import Licensed
from honeyflow.ledger.records import ClockedDay, Effort, Employment, Provenance, StaffDay
from honeyflow.ledger.staff_days import PLACES
from honeyflow.site.effort import Destination

Months = Mapping[tuple[str, date], Mapping[tuple[Destination, str], Decimal]]
"""Person-days by (staff_id, month), by (destination, project)."""


@dataclass(frozen=True)
class EffortRow:
    """A row of ``effort``."""

    month_on: date
    destination: Destination
    project: str
    provenance: Provenance
    person_days: Decimal


def effort_rows(effort: Iterable[Effort]) -> list[EffortRow]:
    """Return the rows of ``effort``."""
    return [EffortRow(each.month, each.destination, each.project, each.provenance, each.days) for each in effort]


def effort_of(paid: Mapping[tuple[str, date], Decimal], clocked: Months, derived: Months) -> tuple[Effort, ...]:
    """Return where the days paid went; their sum is, month by month, exactly the days paid.

    Parameters
    ----------
    paid : mapping
        Days paid by (staff_id, month).
    clocked, derived : mapping
        What time sheets say, and what commits and reviews say; what is beyond the days paid scales down.
    """
    total: dict[tuple[date, Destination, str, Provenance], Decimal] = defaultdict(Decimal)
    for (staff_id, month), room in paid.items():
        told = (staff_id, month) in clocked
        provenance = Provenance.SHEET if told else Provenance.DERIVED
        found = (clocked if told else derived).get((staff_id, month), {})
        whole = sum(found.values(), Decimal(0))
        kept = {
            key: (days if whole <= room else days * room / whole).quantize(PLACES, ROUND_DOWN)
            for key, days in found.items()
        }
        for (destination, project), days in kept.items():
            total[month, destination, project, provenance] += days
        total[month, Destination.UNKNOWN, "", Provenance.NOTHING] += room - sum(kept.values(), Decimal(0))
    return tuple(Effort(*key, days) for key, days in sorted(total.items()) if days)


def clocked_months(clocked: Iterable[ClockedDay], licensed: Licensed) -> Months:
    """Return what time sheets say; time in a repository counts as its licence was on the day."""
    months: dict[tuple[str, date], dict[tuple[Destination, str], Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for each in clocked:
        destination, project = each.destination, each.project or ""
        if destination is Destination.OPEN and licensed.knows(project):
            destination, project = _destination(project, each.worked_on, licensed)
        months[each.staff_id, month_start(each.worked_on)][destination, project] += each.person_days
    return months


def derived_months(
    staff_days: Iterable[StaffDay], employments: Iterable[Employment], persons: Mapping[str, Iterable[str]],
    licensed: Licensed,
) -> Months:  # fmt: skip
    """Return what commits and reviews say: a day with any counts as one, shared equally by the projects of the day.

    Parameters
    ----------
    persons : mapping
        Persons by staff_id; a day of a person whom several staff_ids may be is the first one's who was employed then.
    """
    projects: dict[tuple[str, date], set[str]] = defaultdict(set)
    whose = _Whose(employments, persons)
    for row in staff_days:
        staff_id = whose.of(row.person_id, row.happened_on)
        if staff_id is not None:
            projects[staff_id, row.happened_on].add(row.project)
    months: dict[tuple[str, date], dict[tuple[Destination, str], Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for (staff_id, day), worked in sorted(projects.items()):
        for project in sorted(worked):
            key = _destination(project, day, licensed)
            months[staff_id, month_start(day)][key] += Decimal(1) / len(worked)
    return months


def _destination(project: str, day: date, licensed: Licensed) -> tuple[Destination, str]:
    """Return what a day in a repository counts as: open, closed (not approved), or unknown (no known licence)."""
    is_open = licensed.open_on(project, day)
    if is_open is None:
        return Destination.UNKNOWN, ""
    return (Destination.OPEN if is_open else Destination.CLOSED), project


class _Whose:
    """Which of the staff a person was on a day."""

    def __init__(self, employments: Iterable[Employment], persons: Mapping[str, Iterable[str]]) -> None:
        self._employments: dict[str, list[Employment]] = defaultdict(list)
        self._staff: dict[str, set[str]] = defaultdict(set)
        for employment in employments:
            self._employments[employment.staff_id].append(employment)
        for staff_id, found in persons.items():
            for person_id in found:
                self._staff[person_id].add(staff_id)

    def of(self, person_id: str, day: date) -> str | None:
        for staff_id in sorted(self._staff.get(person_id, ())):
            if any(each.started_on <= day < (each.ended_on or date.max) for each in self._employments[staff_id]):
                return staff_id
        return None

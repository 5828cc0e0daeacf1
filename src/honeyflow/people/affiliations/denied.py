"""Where somebody says they did not work: what addresses and lists tell of it gives way, in its days.

A later decision that they did work there wins over it, as the later of two decisions does. What the company's own staff
list says stays: it is the company's record of whom it paid.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from honeyflow.kernel.finding import Finding
from honeyflow.people.affiliations.known_people import ADDRESS, KnownPeople
from honeyflow.people.affiliations.listed import about_nobody_decided, place_of, whom_of_row
from honeyflow.people.affiliations.spans import Period, outside_all
from honeyflow.people.organizations.names import organization_key
from honeyflow.people.organizations.naming import Directory
from honeyflow.people.records import Told, Workplace
from honeyflow.sources.lists.records import ListedAffiliation
from honeyflow.store.tables import Column, Table, Type

DENIAL = Table(
    "denial",
    grain="one stretch of days in which one person did not work at one organization; an answer, not kept",
    writer="honeyflow.people.affiliations.denied",
    key=("person_id", "organization_id", "valid_from"),
    columns=(
        Column("person_id", Type.TEXT, "person"),
        Column("organization_id", Type.TEXT, "organization"),
        Column("valid_from", Type.DATE, "first day"),
        Column("valid_to", Type.DATE, "day after the last day (half-open)"),
    ),
)


@dataclass(frozen=True)
class Denial:
    """A row of ``denial``."""

    person_id: str
    organization_id: str
    valid_from: date
    valid_to: date


@dataclass
class Denied:
    """What is denied, trimmed by later decisions, and what was noticed."""

    told: list[Told] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def rows(self) -> list[Denial]:
        """Return what is denied as rows, open ends as the calendar's."""
        return [
            Denial(each.person_id, each.organization_id, each.start or date.min, each.end or date.max)
            for each in self.told
            if each.organization_id
        ]

    def spare(self, periods: Iterable[Period]) -> list[Period]:
        """Return periods without the days for which their organization was denied."""
        by: dict[tuple[str, str | None], list[Told]] = {}
        for told in self.told:
            by.setdefault((told.person_id, told.organization_id), []).append(told)
        if not by:
            return list(periods)
        return [
            part for each in periods for part in outside_all(each, by.get((each.person_id, each.organization_id), ()))
        ]


def hear_denied(
    rows: Iterable[ListedAffiliation],
    known: KnownPeople,
    found: Directory,
    places: Iterable[Workplace],
    stated: Sequence[Told],
) -> Denied:
    """Return what `rows` deny.

    Parameters
    ----------
    places : iterable of Workplace
        Organizations that addresses and lists name: what is written may mean one of these.
    stated : sequence of Told
        What lists and decisions state.
    """
    heard = Denied()
    known_places = {organization_key(each.name): each for each in sorted(places, key=lambda each: each.organization_id)}
    for row in rows:
        _, persons = whom_of_row(row, {ADDRESS: [row.email or ""]}, known)
        if not persons:
            heard.findings.append(about_nobody_decided(row, known))
        place = place_of(replace(row, capacity=None), found, known_places) if persons else None
        if place is None:
            continue
        for person_id in persons:
            whole = Told(person_id, place.organization_id, row.valid_from, row.valid_to, "", f"line {row.line}", 1.0)
            heard.told += outside_all(whole, _later(stated, whole, row))
    return heard


def _later(stated: Iterable[Told], whole: Told, row: ListedAffiliation) -> list[Told]:
    theirs = (each for each in stated if each.person_id == whole.person_id)
    return [
        each for each in theirs if each.organization_id == whole.organization_id and _line(each, row.list) > row.line
    ]


def _line(told: Told, decisions: str) -> int:
    """Return the line of the decision that states something, 0 for a list."""
    source, _, rest = told.evidence.partition(":line ")
    number = rest.partition(" ")[0]
    return int(number) if source == decisions and number.isdecimal() else 0

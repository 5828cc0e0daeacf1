"""The time sheets that part of the staff keeps in the last year: a Kimai export, with the truth about each row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from honeyflow.demo.dice import Dice, Wheel
from honeyflow.demo.projects import PROJECTS
from honeyflow.demo.records import Person
from honeyflow.demo.staff import Payslip

SINCE = date(2025, 7, 1)
"""From here on those who serve customers, lead or administrate write down their hours; engineers never did."""

KIMAI = (
    *("Date", "Begin", "End", "Duration", "Currency", "Price", "Internal price", "Hourly price", "Fixed price", "Name"),
    *("User", "Email", "Staff number", "Customer", "Project", "Activity", "Description", "Billable", "Tags", "Type"),
    *("Category", "Number", "Project number", "VAT-ID", "Order number"),
)

_OWN = "Weftwise"
_Subject = tuple[str, str, str, str]
"""Customer, project, activity, and the destination meant; ``{home}`` is the person's own project."""

_CARE: _Subject = ("{customer}", "Customer care", "Support", "service")
_CODE: _Subject = (_OWN, "{home}", "Development", "open")
_MEET: _Subject = (_OWN, "Internal", "Meeting", "administration")
_LEARN: _Subject = (_OWN, "Internal", "Learning", "training")
_AWAY: _Subject = (_OWN, "Absence", "Vacation", "leave")
_SOME: _Subject = (_OWN, "Atlas", "Development", "unknown")
_SUBJECTS: Mapping[str, tuple[tuple[_Subject, float], ...]] = {
    "managing director": ((_MEET, 60), ((_OWN, "Internal", "Management", "administration"), 30), (_CODE, 10)),
    "support engineer": ((_CARE, 56), (_CODE, 28), (_MEET, 8), (_LEARN, 6), (_SOME, 2)),
    "product manager": ((_CODE, 40), (_MEET, 30), (("{customer}", "Roadmap", "Consulting", "service"), 26), (_SOME, 4)),
    "community manager": (((_OWN, "Community", "Forum", "open"), 55), (_CODE, 25), (_MEET, 15), (_LEARN, 5)),
    "sales": (
        ((_OWN, "Internal", "Sales", "administration"), 78),
        (("{customer}", "Roll-out", "Onboarding", "service"), 22),
    ),
    "administration": (((_OWN, "Internal", "Accounting", "administration"), 95), (_LEARN, 5)),
}


@dataclass(frozen=True)
class Row:
    """One row of the export, and where its time truly went."""

    number: str
    person: Person
    start: datetime
    length: timedelta
    subject: _Subject

    def cells(self) -> tuple[object, ...]:
        """Return the row as Kimai writes it."""
        customer, project, activity, destination = self.subject
        hours, end = f"{self.length.total_seconds() / 3600:.2f}", self.start + self.length
        name, billable = self.person.name.native, int(destination == "service")
        mail = next(voice.email for voice in self.person.voices if voice.email.endswith("@weftwise.example"))
        return (
            *(self.start.date(), f"{self.start:%H:%M}", f"{end:%H:%M}", hours, "EUR", 0, 0, 0, 0, name),
            *(self.person.key, mail, self.number, customer, project, activity, "", billable, "", "timesheet"),
            *("work", "", "", "", ""),
        )


def time_rows(
    dice: Dice, staff: Sequence[tuple[str, Person, Sequence[Payslip]]], customers: Sequence[str], until: date
) -> list[Row]:
    """Return the rows of all who keep time sheets, in order of time."""
    rows = [
        row
        for number, person, slips in staff
        if person.role in _SUBJECTS
        for row in _of_person(dice, number, person, slips, customers, until)
    ]
    return sorted(rows, key=lambda row: (row.start, row.number))


def _of_person(
    dice: Dice, number: str, person: Person, slips: Sequence[Payslip], customers: Sequence[str], until: date
) -> Iterator[Row]:
    wheel = Wheel(_SUBJECTS[person.role])
    for ahead in range((until - SINCE).days + 1):
        day = SINCE + timedelta(days=ahead)
        slip = next((each for each in slips if each.started_on <= day <= (each.last_on or until)), None)
        if day.weekday() > 4 or slip is None:
            continue
        morning = datetime(day.year, day.month, day.day, 9)  # noqa: DTZ001 - the wall clock of a time sheet
        whole = timedelta(minutes=int(8 * 60 * slip.workload))
        if dice.chance({8: 0.4, 12: 0.28, 7: 0.15}.get(day.month, 0.03)):
            yield Row(number, person, morning, whole, _AWAY)
            continue
        first = timedelta(minutes=15 * dice.whole(4, max(5, int(whole / timedelta(minutes=15)) - 4)))
        yield Row(number, person, morning, first, _filled(wheel.spin(dice), dice, person, customers))
        afternoon = morning + first + timedelta(minutes=45)
        yield Row(number, person, afternoon, whole - first, _filled(wheel.spin(dice), dice, person, customers))


def _filled(subject: _Subject, dice: Dice, person: Person, customers: Sequence[str]) -> _Subject:
    customer, project, activity, destination = subject
    words = {"home": PROJECTS[person.home].name, "customer": dice.pick(customers) if customers else _OWN}
    return customer.format_map(words), project.format_map(words), activity, destination

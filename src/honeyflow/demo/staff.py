"""The company's own people: hired, paid, leaving; some come from the community, some stay in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from honeyflow.demo import plot
from honeyflow.demo.cast import Births
from honeyflow.demo.dice import Dice
from honeyflow.demo.organizations import KEEPER, Organization
from honeyflow.demo.records import Job, Person
from honeyflow.kernel.period import add_months

ROLES = {  # craft, weight among staff who commit, monthly cost in 2016
    "chief architect": ("engineer", 2.2, 8800),
    "managing director": ("engineer", 0.15, 9200),
    "engineer": ("engineer", 1.0, 6650),
    "support engineer": ("engineer", 0.45, 5600),
    "quality engineer": ("tester", 0.9, 6100),
    "technical writer": ("writer", 0.8, 5200),
    "designer": ("designer", 0.8, 5750),
    "product manager": ("designer", 0.2, 7150),
    "community manager": ("writer", 0.5, 5500),
    "sales": ("writer", 0.0, 6400),
    "administration": ("writer", 0.0, 4600),
}
_FOUNDERS = ("chief architect", "managing director", "engineer", "engineer", "engineer", "support engineer")
_HIRED = (
    *("engineer", "technical writer", "support engineer", "engineer", "sales", "designer", "quality engineer"),
    *("engineer", "product manager", "engineer", "support engineer", "community manager", "engineer"),
)


@dataclass(frozen=True)
class Payslip:
    """One employment at one wage; `last_on` is the last day, none while it lasts."""

    started_on: date
    last_on: date | None
    workload: float
    monthly_cost: int


class Payroll:
    """The story of the staff, month by month."""

    def __init__(self, births: Births, dice: Dice, outsiders: Sequence[Person], places: Sequence[Organization]) -> None:
        self._births = births
        self._dice = dice
        self._outsiders = outsiders
        self._places = places
        self._hires = 0
        self.everyone: list[Person] = []
        self._employed: list[Person] = []

    def live(self, until: date, scale: float) -> list[Person]:
        """Return everybody who was ever on the payroll, in the order they came."""
        last = until + timedelta(days=1)
        for month in plot.months(until):
            wanted = max(3, round(plot.staff(month) * scale))
            self._part(month, wanted, last)
            while len(self._employed) < wanted:
                self._hire(month, last)
        return self.everyone

    def _hire(self, month: date, last: date) -> None:
        number = len(self.everyone)
        role = _FOUNDERS[number] if number < len(_FOUNDERS) else _HIRED[(number - len(_FOUNDERS)) % len(_HIRED)]
        craft, weight, _ = ROLES[role]
        person = self._from_community(month) if role == "engineer" and self._dice.chance(0.4) else None
        if person is None:
            started = date(2015, 4, 1) if month == plot.FIRST else month
            person = self._births.person(f"staff-{number + 1:02d}", craft, max(started, plot.FIRST), last)
            person.jobs = [Job(KEEPER, started, date.max)]
            person.energy = weight * (0.7 + 0.6 * self._dice.draw())
        else:
            person.moves(month, KEEPER)
            person.left = last
        person.role = role
        self.everyone.append(person)
        self._employed.append(person)

    def _from_community(self, month: date) -> Person | None:
        """Return an engineer of the community whom the company can win, if there is one."""
        able = [
            person
            for person in self._outsiders
            if person.craft == "engineer" and not person.role and not person.once and person.energy > 0.6
            if person.joined + timedelta(days=120) < month < person.left and len(person.jobs) == 1
        ]
        return self._dice.pick(able) if able else None

    def _part(self, month: date, wanted: int, last: date) -> None:
        for person in list(self._employed):
            architect = person.role == "chief architect"
            if architect and month == plot.QUARREL.replace(day=1):
                self._leave(person, plot.QUARREL, stays=None)
            elif not architect and person.role != "managing director" and self._dice.chance(0.006):
                self._leave(person, month, stays=last)
        while len(self._employed) > wanted + 1:
            person = self._dice.pick(self._employed[2:])
            self._leave(person, month, stays=last)

    def _leave(self, person: Person, day: date, *, stays: date | None) -> None:
        """End the employment on `day`; some go on contributing, for another employer or on their own account."""
        self._employed.remove(person)
        person.moves(day, self._dice.pick(self._places) if self._dice.chance(0.75) else None)
        staying = stays is not None and self._dice.chance(0.4)
        person.left = min(add_months(day, self._dice.whole(6, 40)), stays) if staying and stays else day
        person.energy = max(person.energy, 0.8)


def payslips(person: Person, dice: Dice, until: date) -> list[Payslip]:
    """Return a person's employments up to `until`: a new row at each rise of the wage, every second January."""
    rows: list[Payslip] = []
    workload = dice.pick((1.0, 1.0, 1.0, 1.0, 0.8, 0.5))
    factor = 0.94 + 0.14 * dice.draw()
    for job in person.jobs:
        if job.organization is not KEEPER:
            continue
        start = job.start
        while start < job.end:
            rise = min(date(start.year + 2, 1, 1), job.end)
            open_ended = rise > until
            cost = ROLES[person.role][2] * (1 + 0.03 * (start.year - 2016)) * factor * workload
            rows.append(Payslip(start, None if open_ended else rise - timedelta(days=1), workload, int(cost / 10) * 10))
            start = date.max if open_ended else rise
    return rows

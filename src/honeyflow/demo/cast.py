"""The people outside the company, and their lives: when they come and go, what they do, whom they work for."""

from collections.abc import Sequence
from datetime import date, timedelta

from honeyflow.demo import plot
from honeyflow.demo.dice import Dice, Wheel
from honeyflow.demo.names import CULTURES, Culture, Name, compose
from honeyflow.demo.organizations import Organization
from honeyflow.demo.records import Job, Person

OUTSIDERS = 440
CRAFTS = (("engineer", 44), ("tester", 14), ("translator", 17), ("writer", 15), ("designer", 10))


class Births:
    """Makes people one after the other; no two of the same name, except where the story wants them."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._cultures = Wheel([(culture, culture.share) for culture in CULTURES])
        self._homes = Wheel([(0, 45.0), (1, 25.0), (2, 20.0), (3, 10.0)])
        self._taken: set[str] = set()

    def person(self, key: str, craft: str, joined: date, left: date) -> Person:
        """Return somebody new, of a heavy-tailed energy: a few do much, most do little."""
        culture, name = self._named()
        home = 3 if craft == "writer" and self._dice.chance(0.5) else self._homes.spin(self._dice)
        energy = 0.2 + 0.25 / (0.03 + self._dice.draw())
        return Person(key, name, culture, craft, energy, joined, left, home, [])

    def _named(self) -> tuple[Culture, Name]:
        while True:
            culture = self._cultures.spin(self._dice)
            name = compose(culture, self._dice.pick(culture.given), self._dice.pick(culture.family))
            if name.ascii not in self._taken:
                self._taken.add(name.ascii)
                return culture, name


def build_outsiders(
    births: Births,
    dice: Dice,
    count: int,
    until: date,
    *,
    market: Sequence[Organization],
    neighbours: Sequence[Organization],
) -> list[Person]:
    """Return `count` people outside the company, in the order they appear."""
    months = Wheel([(month, plot.newcomers(month)) for month in plot.months(until)])
    days = sorted(months.spin(dice) + timedelta(days=dice.whole(0, 27)) for _ in range(count))
    crafts = Wheel(CRAFTS)
    places = _places(market, neighbours)
    people = []
    for number, joined in enumerate(days, 1):
        left = _leaving(dice, joined, until)
        person = births.person(f"outsider-{number:03d}", crafts.spin(dice), joined, left)
        person.once = dice.chance(0.47)
        _work(person, dice, places)
        people.append(person)
    _namesakes(people)
    return people


def _leaving(dice: Dice, joined: date, until: date) -> date:
    share = dice.draw()
    left = min(joined + timedelta(days=45 + int(3200 * share * share * share)), until + timedelta(days=1))
    quarrel = plot.QUARREL + timedelta(days=dice.whole(-20, 60))
    return quarrel if joined < quarrel < left and dice.chance(0.35) else left


def _places(market: Sequence[Organization], neighbours: Sequence[Organization]) -> Wheel[Organization | None]:
    """Return where people work: few organizations have many contributors, most have one or two."""
    near: list[tuple[Organization | None, float]] = [(each, 12 / (n + 2)) for n, each in enumerate(neighbours)]
    buying = [(each, 16 / (n + 3)) for n, each in enumerate(market)]
    return Wheel([*near, *buying, (None, 0.45 * sum(weight for _, weight in (*near, *buying)))])


def _work(person: Person, dice: Dice, places: Wheel[Organization | None]) -> None:
    """Give the person one job, or several when they stay long."""
    first = places.spin(dice)
    person.jobs = [Job(first, person.joined - timedelta(days=400), date.max)]
    stay = (person.left - person.joined).days
    student = first is not None and first.kind == "university"
    if person.once or stay < 300 or not (student or dice.chance(0.42)):
        return
    second = places.spin(dice)
    while second is first:
        second = places.spin(dice)
    person.moves(person.joined + timedelta(days=stay * dice.whole(30, 55) // 100), second)
    if not student and dice.chance(0.3):  # back where they were
        person.moves(person.joined + timedelta(days=stay * dice.whole(65, 85) // 100), first)


def _namesakes(people: list[Person]) -> None:
    """Let three pairs of different people bear one name."""
    for part in (5, 3, 2):
        one, other = people[len(people) // part], people[len(people) // part + 3]
        other.name, other.culture = one.name, one.culture

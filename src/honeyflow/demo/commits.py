"""Who does what, when: the acts of all people in order, before any repository is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from honeyflow.demo import plot
from honeyflow.demo.dice import Dice, Wheel
from honeyflow.demo.projects import PROJECTS, Project
from honeyflow.demo.records import Person, Voice
from honeyflow.demo.staff import ROLES
from honeyflow.kernel.commodity import Kind

PACE = 11.5
"""Commits of one full engineer in a usual month."""

_MIX = {
    "engineer": ((Kind.FUNCTIONALITY, 70), (Kind.QUALITY, 19), (Kind.DOCUMENTATION, 8), (Kind.DESIGN, 3)),
    "tester": ((Kind.QUALITY, 80), (Kind.FUNCTIONALITY, 12), (Kind.DOCUMENTATION, 8)),
    "translator": ((Kind.TRANSLATION, 93), (Kind.DOCUMENTATION, 7)),
    "writer": ((Kind.DOCUMENTATION, 86), (Kind.QUALITY, 4), (Kind.TRANSLATION, 6), (Kind.DESIGN, 4)),
    "designer": ((Kind.DESIGN, 82), (Kind.FUNCTIONALITY, 12), (Kind.DOCUMENTATION, 6)),
}
_KINDS = {craft: Wheel(mix) for craft, mix in _MIX.items()}
_ALSO = {  # what a change of one kind often brings along
    Kind.FUNCTIONALITY: ((Kind.QUALITY, 0.3), (Kind.DOCUMENTATION, 0.07), (Kind.TRANSLATION, 0.04)),
    Kind.DESIGN: ((Kind.FUNCTIONALITY, 0.1), (Kind.DOCUMENTATION, 0.05)),
    Kind.QUALITY: ((Kind.FUNCTIONALITY, 0.12),),
    Kind.DOCUMENTATION: ((Kind.TRANSLATION, 0.03),),
    Kind.TRANSLATION: (),
}


@dataclass(frozen=True)
class Helper:
    """Somebody a trailer names."""

    token: str
    person: Person
    voice: Voice


@dataclass(frozen=True)
class Act:
    """One commit to be: at the author's wall clock `at` (UTC seconds), of `kinds`, with those who helped."""

    at: int
    offset: int
    person: Person
    voice: Voice
    project: Project
    kinds: tuple[Kind, ...]
    helpers: tuple[Helper, ...] = ()
    topic: bool = False

    @property
    def day(self) -> date:
        """The UTC day."""
        return datetime.fromtimestamp(self.at, UTC).date()


def schedule(dice: Dice, people: Sequence[Person], bots: Sequence[Person], until: date, scale: float) -> list[Act]:
    """Return all acts in order of time."""
    acts = [act for month in plot.months(until) for act in _month(dice, people, bots, month, scale)]
    acts += [_act(dice, person, person.joined, {}) for person in people if person.once and person.joined <= until]
    return sorted((act for act in acts if act.day <= until), key=lambda act: (act.at, act.person.key))


def voice_on(person: Person, day: date, dice: Dice) -> Voice:
    """Return how the person signs on `day`."""
    return Wheel([(voice, voice.weight) for voice in person.voices if voice.since <= day < voice.until]).spin(dice)


def _month(dice: Dice, people: Sequence[Person], bots: Sequence[Person], month: date, scale: float) -> Iterator[Act]:
    middle = month + timedelta(days=14)
    active = [each for each in people if each.joined <= middle < each.left and not each.once]
    staff = [(each, each.energy) for each in active if each.on_staff(middle)]
    outside = [(each, each.energy) for each in active if not each.on_staff(middle) and each.role not in _IDLE]
    strength = sum(ROLES[each.role][1] for each, _ in staff)
    crowd = {"staff": Wheel(staff), "outside": Wheel(outside)}
    share = min(1.0, scale * plot.staff(month) / max(len(staff), 1)) if scale < 1 else 1.0
    for wheel, amount in (
        (crowd["staff"], strength * PACE * plot.season(month) * share),
        (crowd["outside"], plot.community(month) * scale),
        (Wheel([(bot, bot.energy) for bot in bots]), (4 + plot.community(month) / 14) * scale),
    ):
        for _ in range(dice.rounded(amount) if wheel else 0):
            yield _act(dice, wheel.spin(dice), month, crowd)


_IDLE = tuple(role for role, (_, weight, _) in ROLES.items() if weight == 0)


def _act(dice: Dice, person: Person, start: date, crowd: dict[str, Wheel[Person]]) -> Act:
    day = start if person.once else _day(dice, person, start)
    offset = person.culture.offset + (60 if person.culture.summer and 4 <= day.month <= 10 else 0)
    hour = dice.whole(8, 17) if person.on_staff(day) else dice.pick((7, 9, 12, 15, 18, 19, 20, 21, 22, 23))
    noon = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    at = noon + hour * 3600 + dice.whole(0, 3599) - offset * 60
    if person.bot:
        return Act(at, 0, person, person.voices[0], _project(dice, person, day), (_BOT_KIND[person.craft],))
    kinds = _kinds(dice, person)
    helpers = tuple(_helpers(dice, person, day, crowd)) if crowd else ()
    topic = day.year >= 2017 and dice.chance(0.2 if person.on_staff(day) else 0.4) and person.craft != "translator"
    return Act(
        at, offset, person, voice_on(person, day, dice), _project(dice, person, day), kinds, helpers, topic=topic
    )


_BOT_KIND = {"versions": Kind.FUNCTIONALITY, "checks": Kind.QUALITY, "translations": Kind.TRANSLATION}


def _day(dice: Dice, person: Person, month: date) -> date:
    """Return a day of the month on which the person is there; staff rarely work at weekends."""
    day = month + timedelta(days=dice.whole(0, 27 if month.month == 2 else 29))
    for _ in range(4):
        works = day.weekday() < 5 or (not person.on_staff(day) and dice.chance(0.8)) or dice.chance(0.05)
        if works and person.joined <= day < person.left:
            break
        day = month + timedelta(days=dice.whole(0, 27))
    return min(max(day, person.joined), person.left - timedelta(days=1))


def _kinds(dice: Dice, person: Person) -> tuple[Kind, ...]:
    first = _KINDS[person.craft].spin(dice)
    return (first, *(kind for kind, share in _ALSO[first] if dice.chance(share)))


def _project(dice: Dice, person: Person, day: date) -> Project:
    """Return the person's own project mostly, else another; the server while theirs does not exist yet."""
    project = PROJECTS[person.home] if dice.chance(0.78) else dice.pick(PROJECTS)
    return project if project.since <= day else PROJECTS[0]


def _helpers(dice: Dice, author: Person, day: date, crowd: dict[str, Wheel[Person]]) -> Iterator[Helper]:
    """Yield who reviewed, wrote along, tested and reported; sign-offs are asked of outsiders since the charter."""
    on_staff = author.on_staff(day)
    reviewed = 0.0 if day.year < 2018 else 0.28 if on_staff else 0.42
    for token, share, side in (
        ("Co-authored-by", 0.045, "outside"),
        ("Reviewed-by", reviewed, "outside" if day > plot.CHARTER and dice.chance(0.35) else "staff"),
        ("Tested-by", 0.025, "outside"),
        ("Reported-by", 0.07 if on_staff else 0.03, "outside"),
    ):
        if crowd[side] and dice.chance(share):
            person = crowd[side].spin(dice)
            if person is not author and person.joined <= day < person.left:
                yield Helper(token, person, voice_on(person, day, dice))

"""A person's stays as a picture: one lane an organization, solid where stated or seen, lighter the less sure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from honeyflow.people.affiliations.inferred import EMAIL_DOMAIN
from honeyflow.people.affiliations.weighing import EARLIEST
from honeyflow.people.reads.profile import Profile
from honeyflow.people.reads.stays import PeriodRow, Stay
from honeyflow.people.records import UNKNOWN
from honeyflow.web.wording import plural

LANE, BAR, TOP, AXIS = 50.0, 18.0, 10.0, 30.0
KEYS = {
    "stated": "stated",
    "seen": "work address seen",
    "inferred": "inferred: lighter is less sure",
    "unknown": "commits of unknown employer",
}
MOST_NAMED = 4
"""Organizations that the finding names."""


@dataclass(frozen=True)
class Shape:
    """A picture's name and width, the letters that fit a lane's name, and room for each year's number."""

    name: str
    width: float
    letters: int
    year: float


WIDE, NARROW = Shape("wide", 1000, 90, 44), Shape("narrow", 340, 36, 38)


@dataclass(frozen=True)
class Bar:
    """One row of evidence, from `x` on; `strength` is how opaque it is."""

    x: float
    y: float
    width: float
    strength: float
    look: str
    words: str


@dataclass(frozen=True)
class Lane:
    """One organization, or what is unknown."""

    name: str
    y: float
    bars: tuple[Bar, ...]

    @property
    def base(self) -> float:
        """Line the bars stand on."""
        return self.y + 8 + BAR


@dataclass(frozen=True)
class Tick:
    """The first of January of a year; unnamed where names would touch."""

    x: float
    name: str


@dataclass(frozen=True)
class Timeline:
    """One arrangement, ready to draw."""

    shape: Shape
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]

    @property
    def foot(self) -> float:
        """Where the lanes end."""
        return self.height - AXIS


@dataclass(frozen=True)
class Scale:
    """Days to places."""

    start: date
    end: date
    width: float

    def place(self, day: date) -> float:
        """Return where a day begins, within the picture."""
        inside = min(max(day, self.start), self.end)
        return self.width * (inside - self.start).days / (self.end - self.start).days


def finding(profile: Profile) -> str:
    """Return what the time line shows, in a sentence."""
    if profile.bot:
        return "A program: it works for nobody, and its commits are kept apart."
    names = list(dict.fromkeys(stay.organization for stay in profile.stays))
    shown = names if len(names) <= MOST_NAMED else [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"]
    where = "Worked for " + ", then ".join(shown) if names else "No employer is known"
    unknown, commits = profile.unknown_commits, profile.commits
    if not commits:
        return f"{where}; authored no commit."
    if not unknown:
        return f"{where}; every one of {plural(commits, 'commit', 'commits')} has an employer."
    have = "has" if unknown == 1 else "have"
    return f"{where}; of {plural(commits, 'commit', 'commits')}, {unknown:,} {have} no known employer."


def keys_of(timeline: Timeline) -> list[tuple[str, str]]:
    """Return the looks of bars that occur, with what they mean."""
    seen = {bar.look for lane in timeline.lanes for bar in lane.bars}
    return [(look, words) for look, words in KEYS.items() if look in seen]


def draw(profile: Profile, shape: Shape) -> Timeline | None:
    """Return the time line in one shape, or None when nothing has a day."""
    unknown = [each for each in profile.answers if each.employer == UNKNOWN and each.first_on and not profile.bot]
    days = [*_days(profile.stays), *(day for day in (profile.first_on, profile.last_on) if day)]
    if not days or not (profile.stays or unknown):
        return None
    scale = Scale(date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1), shape.width)
    lanes: list[Lane] = []
    for name in dict.fromkeys(stay.organization for stay in profile.stays):
        y = TOP + LANE * len(lanes) + 14
        stays = [stay for stay in profile.stays if stay.organization == name]
        bars = tuple(_bar(stay, row, scale, y) for stay in stays for row in stay.rows)
        lanes.append(Lane(_short(name, shape.letters), y, bars))
    if unknown:
        y = TOP + LANE * len(lanes) + 14
        lanes.append(Lane("Unknown", y, tuple(_gaps(profile, scale, y))))
    return Timeline(shape, TOP + LANE * len(lanes) + AXIS, tuple(lanes), _ticks(scale, shape.year))


def _days(stays: Iterable[Stay]) -> list[date]:
    return [day for stay in stays for day in (stay.valid_from, stay.last_on) if day != EARLIEST]


def _bar(stay: Stay, row: PeriodRow, scale: Scale, y: float) -> Bar:
    x, end = scale.place(row.valid_from), scale.place(row.valid_to)
    sure = stay.stated or row.evidence == EMAIL_DOMAIN
    strength = 1.0 if sure else max(0.2, 0.2 + 0.9 * (row.confidence - 0.5))
    look = "stated" if stay.stated else ("seen" if sure else "inferred")
    words = f"{stay.organization}, {stay.from_words} to {row.last_on}: {row.why}, {row.confidence:.2f} sure"
    return Bar(x, y + 8, max(end - x, 3.0), strength, look, words)


def _gaps(profile: Profile, scale: Scale, y: float) -> Iterable[Bar]:
    for each in profile.unknown:
        if each.first_on and each.last_on:
            x, end = scale.place(each.first_on), scale.place(each.last_on)
            words = f"{plural(each.commits, 'commit', 'commits')} from {each.first_on} to {each.last_on}: {each.why}"
            yield Bar(x, y + 8, max(end - x, 3.0), 1.0, "unknown", words)


def _ticks(scale: Scale, room: float) -> tuple[Tick, ...]:
    years = range(scale.start.year, scale.end.year)
    step = next(n for n in (1, 2, 5, 10, 25, 100) if scale.width / len(years) * n >= room or n == 100)
    return tuple(
        Tick(scale.place(date(year, 1, 1)), str(year) if (year - scale.start.year) % step == 0 else "")
        for year in years
    )


def _short(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1]}…"

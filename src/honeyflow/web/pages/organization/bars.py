"""Persons active and commits a year as two small charts, one scale each: the two are never compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from honeyflow.people.reads.organization import OrganizationProfile, Year
from honeyflow.web.wording import plural

WIDTH, HEIGHT, FOOT, HEAD = 400.0, 120.0, 20.0, 18.0
LEAST_ROOM = 36.0
"""Room for a year's number; narrower, every second or fifth is named."""


@dataclass(frozen=True)
class Column:
    """One year's column, with the texts beside it, empty where they would touch."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    year: str
    amount: str


@dataclass(frozen=True)
class Bars:
    """One small chart."""

    name: str
    title: str
    columns: tuple[Column, ...]
    width: float = WIDTH
    height: float = HEIGHT
    base: float = HEIGHT - FOOT


def bars_of(years: Sequence[Year]) -> tuple[Bars, ...]:
    """Return the charts of persons and of commits; none without years."""
    if not years:
        return ()
    return (
        Bars("persons", "Persons active a year", _columns(years, lambda each: each.persons)),
        Bars("commits", "Accepted commits a year", _columns(years, lambda each: each.commits)),
    )


def finding(profile: OrganizationProfile) -> str:
    """Return what the charts show, in a sentence."""
    if not profile.years:
        return "Nobody authored an accepted commit for it."
    commits = sum(each.commits for each in profile.years)
    people = plural(profile.person_count, "person", "persons")
    first, last = profile.years[0].year, profile.years[-1].year
    when = f"in {first}" if first == last else f"from {first} to {last}"
    return f"{people} authored {plural(commits, 'accepted commit', 'accepted commits')} for it {when}."


def _columns(years: Sequence[Year], value: Callable[[Year], int]) -> tuple[Column, ...]:
    room = WIDTH / max(len(years), 6)
    most = max(value(each) for each in years)
    step = next(n for n in (1, 2, 5, 10, 25, 100) if room * n >= LEAST_ROOM or n == 100)
    return tuple(_column(each, value(each), most, room, number, step) for number, each in enumerate(years))


def _column(year: Year, amount: int, most: int, room: float, number: int, step: int) -> Column:
    height = (HEIGHT - FOOT - HEAD) * amount / most
    named = number % step == 0
    return Column(
        x=room * number + room * 0.14,
        y=HEIGHT - FOOT - height,
        width=room * 0.72,
        height=height,
        middle=room * (number + 0.5),
        year=str(year.year) if named else "",
        amount=f"{amount:,}" if named or amount == most else "",
    )

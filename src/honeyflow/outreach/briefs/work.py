"""What one member did, from records alone: schema ``honeyflow/work/1`` (docs/formats/work.md). No address is in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.finding import Finding, Severity
from honeyflow.outreach.briefs.told import Told, read_told

SCHEMA = "honeyflow/work/1"
MOST_EXAMPLES = 12
FROM_GIT = "git, read on "
"""How the source of work begins that was read from repositories; then comes the day."""


@dataclass(frozen=True)
class Counted:
    """So many contributions of one project or area."""

    name: str
    count: int


@dataclass(frozen=True)
class InReleases:
    """How many releases contain the member's work, and the latest of them."""

    count: int
    latest: str = ""


@dataclass(frozen=True)
class Example:
    """One contribution to show: what it is by its first line, and where it can be looked at; `url` may be empty."""

    what: str
    on: date | None = None
    project: str = ""
    kind: Kind | None = None
    sha: str = ""
    url: str = ""


@dataclass(frozen=True)
class Work:
    """One member's recorded work.

    Parameters
    ----------
    source : str
        Where it was read, in words.
    contributions : mapping
        Accepted contributions by kind; a commit counts in each kind it touches, so these are not added.
    reviews, others_helped : int
        Changes of others they reviewed or tested, by trailers; distinct people whose work that was.
    years, projects, areas : tuple of Counted
        The same accepted contributions by year, project and part of a project.
    releases : InReleases or None
        None where not known.
    """

    name: str = ""
    as_of: date | None = None
    source: str = ""
    first_on: date | None = None
    last_on: date | None = None
    contributions: tuple[tuple[Kind, int], ...] = ()
    reviews: int = 0
    others_helped: int = 0
    years: tuple[tuple[int, int], ...] = ()
    projects: tuple[Counted, ...] = ()
    areas: tuple[Counted, ...] = ()
    releases: InReleases | None = None
    examples: tuple[Example, ...] = ()

    @property
    def accepted(self) -> int:
        """Accepted contributions, each counted once: the sum over years, or over projects where no year is told."""
        return sum(count for _, count in self.years) or sum(each.count for each in self.projects)

    @property
    def recorded(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.accepted or self.reviews or any(count for _, count in self.contributions))


def read_work(text: str, source: str = "work.json") -> tuple[Work, tuple[Finding, ...]]:
    """Return the work in a JSON text, and what was wrong with it."""
    told = read_told(text, source)
    return work_told(told), tuple(told.findings)


def work_told(told: Told) -> Work:
    """Return the work an object tells; what is wrong in it goes to its findings."""
    schema = told.text("schema", 80)
    if schema not in ("", SCHEMA):
        told.fault("schema", repr(schema), repr(SCHEMA), Severity.WARNING, "read as far as it can be")
    work = Work(
        name=told.text("name", 200, multiline=False),
        as_of=told.day("as_of"),
        source=told.text("source", 200, multiline=False),
        first_on=told.day("first_on"),
        last_on=told.day("last_on"),
        contributions=tuple(_by_kind(told)),
        reviews=told.whole("reviews") or 0,
        others_helped=told.whole("others_helped") or 0,
        years=tuple(sorted((each.whole("year") or 0, each.whole("count") or 0) for each in told.each("years"))),
        projects=_counted(told, "projects"),
        areas=_counted(told, "areas"),
        releases=_releases(told),
        examples=tuple(_examples(told)),
    )
    told.close()
    return work


def work_json(work: Work) -> str:
    """Return the work as JSON."""
    return json.dumps(work_plain(work), indent=2, ensure_ascii=False) + "\n"


def work_plain(work: Work) -> dict[str, Any]:
    """Return the work as plain values, ready for JSON."""
    return {
        "schema": SCHEMA,
        "name": work.name,
        "as_of": _iso(work.as_of),
        "source": work.source,
        "first_on": _iso(work.first_on),
        "last_on": _iso(work.last_on),
        "contributions": [{"kind": kind.value, "count": count} for kind, count in work.contributions],
        "reviews": work.reviews,
        "others_helped": work.others_helped,
        "years": [{"year": year, "count": count} for year, count in work.years],
        "projects": [{"name": each.name, "count": each.count} for each in work.projects],
        "areas": [{"name": each.name, "count": each.count} for each in work.areas],
        "releases": None if work.releases is None else {"count": work.releases.count, "latest": work.releases.latest},
        "examples": [_example_plain(each) for each in work.examples],
    }


def _by_kind(told: Told) -> list[tuple[Kind, int]]:
    found = ((_kind(each), each.whole("count")) for each in told.each("contributions"))
    return [(kind, count) for kind, count in found if kind is not None and count]


def _kind(told: Told) -> Kind | None:
    name = told.text("kind", 40)
    if not name:
        return None
    try:
        return Kind(name)
    except ValueError:
        told.fault("kind", repr(name), f"one of {', '.join(Kind)}")
        return None


def _counted(told: Told, key: str) -> tuple[Counted, ...]:
    found = (Counted(each.text("name", 200, multiline=False), each.whole("count") or 0) for each in told.each(key))
    return tuple(each for each in found if each.name and each.count)


def _releases(told: Told) -> InReleases | None:
    releases = told.one("releases")
    count = releases.whole("count")
    return None if count is None else InReleases(count, releases.text("latest", 100, multiline=False))


def _examples(told: Told) -> list[Example]:
    found = (
        Example(
            what=each.text("what", 200, multiline=False),
            on=each.day("on"),
            project=each.text("project", 200, multiline=False),
            kind=_kind(each),
            sha=each.text("sha", 64),
            url=web_address(each, "url"),
        )
        for each in told.each("examples", MOST_EXAMPLES)
    )
    return [each for each in found if each.what]


def web_address(told: Told, key: str) -> str:
    """Return an https or http address; anything else is a finding, so that no document carries a script."""
    address = told.text(key, 500, multiline=False)
    if address and (not address.lower().startswith(("https://", "http://")) or " " in address):
        told.fault(key, repr(address)[:60], "an address that begins with https://")
        return ""
    return address


def _example_plain(each: Example) -> Mapping[str, Any]:
    return {
        "what": each.what,
        "on": _iso(each.on),
        "project": each.project,
        "kind": each.kind.value if each.kind else None,
        "sha": each.sha,
        "url": each.url,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

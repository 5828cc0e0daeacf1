"""Releases of a period by project."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from honeyflow.kernel.period import Period


@dataclass(frozen=True)
class Tagged:
    """One release: project, tag and the day it was tagged, None when its clock is implausible."""

    project: str
    tag: str
    tagged_on: date | None
    preview: bool


@dataclass(frozen=True)
class Releases:
    """What one project released in a period, in order; previews are counted, not named."""

    project: str
    tags: tuple[Tagged, ...]
    previews: int


def released(tagged: Iterable[Tagged], period: Period) -> tuple[Releases, ...]:
    """Return the releases of `period`, one record a project that has any."""
    by_project: dict[str, list[Tagged]] = defaultdict(list)
    for each in tagged:
        if each.tagged_on is not None and each.tagged_on in period:
            by_project[each.project].append(each)
    return tuple(
        Releases(
            project,
            tuple(sorted((each for each in some if not each.preview), key=lambda each: (each.tagged_on, each.tag))),
            sum(each.preview for each in some),
        )
        for project, some in sorted(by_project.items())
    )

"""Whether a repository was open on a day, from its licence stretches."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Stretch:
    """Days ``[start, end)`` of one repository under one licence; `open` is None when nobody can tell."""

    repository: str
    start: date
    end: date | None
    expression: str
    open: bool | None


class Licensed:
    """The stretches of all repositories, to be asked day by day."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._of: dict[str, list[Stretch]] = defaultdict(list)
        for each in sorted(stretches, key=lambda stretch: (stretch.repository, stretch.start)):
            self._of[each.repository].append(each)

    def knows(self, project: str) -> bool:
        """Return whether `project` is a repository whose licence was looked for."""
        return project in self._of

    def open_on(self, project: str, day: date) -> bool | None:
        """Return whether `project` was open on `day`; before its first day as on that day."""
        held = self._of.get(project, [])
        before = [each for each in held if each.start <= day]
        return (before[-1] if before else held[0]).open if held else None

"""Landings: on which commit of the main line's own chain each commit came into the main line.

Side branches hold older states of a file than the main line does on the same day. So what a file said on a day is asked
of the main line's first parents alone: each is a state that the project had.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Known:
    """The commits of a main line.

    Parameters
    ----------
    parents : mapping
        By commit, its parents separated by spaces, the first one first.
    days : mapping
        By commit, the days since 1970 that it counts on; None where no clock of it is plausible.
    """

    parents: Mapping[str, str]
    days: Mapping[str, int | None]


@dataclass(frozen=True)
class MainLine:
    """The chain of first parents, oldest first.

    Parameters
    ----------
    chain : tuple of str
    days : tuple of int
        Of each commit of the chain since 1970, never fewer than of the one before; a commit without a plausible day has
        that one's.
    landed : mapping
        By commit, the place in the chain of the one that brought it in.
    """

    chain: tuple[str, ...]
    days: tuple[int, ...]
    landed: Mapping[str, int]

    def day(self, place: int) -> date:
        """Return the day of a commit of the chain."""
        return _EPOCH + timedelta(days=self.days[place])


def read_main_line(known: Known, head: str | None) -> MainLine:
    """Return the chain that ends at `head`; empty when there is none, or nothing of it has a plausible day."""
    parents = known.parents
    chain: list[str] = []
    at = head or ""
    while at in parents:
        chain.append(at)
        at = parents[at].partition(" ")[0]
    chain.reverse()
    days = _days(known, chain)
    if not days:
        return MainLine((), (), {})
    landed: dict[str, int] = {}
    for place, sha in enumerate(chain):
        landed[sha] = place
        todo = parents[sha].split(" ")[1:]
        while todo:
            one = todo.pop()
            if one not in landed and one in parents:
                landed[one] = place
                todo += parents[one].split()
    return MainLine(tuple(chain), days, landed)


def _days(known: Known, chain: list[str]) -> tuple[int, ...]:
    told = [known.days[sha] for sha in chain]
    first = next((day for day in told if day is not None), None)
    if first is None:
        return ()
    return tuple(accumulate((first if day is None else day for day in told), max))

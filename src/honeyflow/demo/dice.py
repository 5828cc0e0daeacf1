"""Chance that falls alike on every machine: only ``random()`` and plain arithmetic, whose results never vary."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Dice:
    """A stream of chance of its own for each topic, so that a change in one does not shake the others."""

    def __init__(self, *topic: object) -> None:
        self.draw = Random("/".join(map(str, topic))).random  # noqa: S311 - a story, not a secret

    def chance(self, share: float) -> bool:
        """Return true in `share` of all cases."""
        return self.draw() < share

    def whole(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        return least + int(self.draw() * (most - least + 1))

    def pick(self, things: Sequence[T]) -> T:
        """Return one of `things`, each as likely."""
        return things[int(self.draw() * len(things))]

    def rounded(self, amount: float) -> int:
        """Return `amount` rounded up or down so that it is right on average."""
        return int(amount + self.draw())


class Wheel(Generic[T]):
    """Things to be drawn by weight."""

    def __init__(self, weights: Sequence[tuple[T, float]]) -> None:
        self._things = [thing for thing, weight in weights if weight > 0]
        self._sums = list(accumulate(weight for _, weight in weights if weight > 0))

    def __bool__(self) -> bool:
        return bool(self._things)

    def spin(self, dice: Dice) -> T:
        """Return one of the things."""
        at = bisect_right(self._sums, dice.draw() * self._sums[-1])
        return self._things[min(at, len(self._things) - 1)]

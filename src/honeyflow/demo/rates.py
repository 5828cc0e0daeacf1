"""Daily exchange rates of the demo, invented, in the layout of the European Central Bank's file."""

from collections.abc import Iterator
from datetime import date, timedelta

from honeyflow.demo.dice import Dice

FROM = date(2015, 4, 1)
_USUAL, _PULL, _STEP = 1.12, 0.004, 0.009
_SATURDAY = 5


def rate_rows(seed: int, until: date) -> list[tuple[date, str]]:
    """Return US dollars for one euro on each banking day, newest first: a walk that is drawn back to 1.12."""
    return list(_walk(Dice(seed, "rates"), until))[::-1]


def _walk(dice: Dice, until: date) -> Iterator[tuple[date, str]]:
    rate, day = 1.09, FROM
    while day <= until:
        if day.weekday() < _SATURDAY:
            rate += (_USUAL - rate) * _PULL + (dice.draw() - 0.5) * _STEP
            yield day, f"{rate:.4f}"
        day += timedelta(days=1)

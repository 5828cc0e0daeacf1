"""How customers' contracts grow and shrink at renewal, and one that comes back after it had left."""

from datetime import date

from honeyflow.demo.dice import Dice
from honeyflow.kernel.period import add_months

_GROWS, _SHRINKS = 0.16, 0.08
_STEPS = (1.25, 1.4, 1.6)


def plan_factors(seed: int, number: str, since: date, until: date) -> dict[date, float]:
    """Return, by the first day of each contract year, how many times the first price a customer pays.

    A stream of chance for each customer, so that nobody else's story is shaken.
    """
    dice = Dice(seed, "plan", number)
    factors, factor, start = {}, 1.0, since
    while start <= until:
        if start > since:
            draw = dice.draw()
            if draw < _GROWS:
                factor *= dice.pick(_STEPS)
            elif draw < _GROWS + _SHRINKS:
                factor *= 0.7
        factors[start] = factor
        start = add_months(start, 12)
    return factors

"""What chance alone would show: the bounds beyond which a difference counts."""

from collections.abc import Iterable, Sequence
from math import comb, erfc, sqrt

LEVEL = 0.10
"""Chance, taken over all measures of a party together, that one of them rises or falls by chance alone."""

LEAST_CHANGE = 0.05
"""A change of less than this share is no change, however many records show it."""

_EXACT_UP_TO = 1_000


def tail_below(count: int, trials: int, share: float) -> float:
    """Return the chance of at most `count` out of `trials` at `share` each; above 1,000 trials by the normal curve.

    Examples
    --------
    >>> tail_below(0, 3, 0.5)
    0.125
    """
    if count < 0 or not trials:
        return 1.0 if trials == 0 else 0.0
    if trials <= _EXACT_UP_TO:
        return sum(comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(min(count, trials) + 1))
    spread = sqrt(trials * share * (1 - share))
    return 0.5 * erfc((trials * share - count - 0.5) / spread / sqrt(2))


def poisson_differs(now: int, before: int, share: float, level: float) -> int:
    """Return -1 or 1 where `now` is below or above what `before` leads to expect beyond chance, else 0.

    Parameters
    ----------
    now, before : int
        Two Poisson counts. Given their sum, the first is binomial.
    share : float
        Part of both exposures that `now` had: 0.5 for two equal periods.
    level : float
        Chance of a false answer either way.
    """
    both = now + before
    if both and tail_below(now, both, share) <= level / 2:
        return -1
    if both and tail_below(before, both, 1 - share) <= level / 2:
        return 1
    return 0


def unevenness(years: Iterable[Sequence[float]]) -> float:
    """Return how much more unevenly things come, month by month, than one by one at random would: 1 or more.

    Contributions come in bundles: variance of the months of each year over their mean (a quasi-Poisson dispersion).
    """
    spread, freedom = 0.0, 0
    for months in years:
        mean = sum(months) / len(months)
        if mean:
            spread += sum((each - mean) ** 2 for each in months) / mean
            freedom += len(months) - 1
    return max(1.0, spread / freedom) if freedom else 1.0


def shares_differ(now: tuple[int, int], before: tuple[int, int], level: float) -> int:
    """Return -1 or 1 where the share ``now[0] / now[1]`` is lower or higher beyond chance (two proportions), else 0."""
    (part, whole), (part_before, whole_before) = now, before
    pooled = (part + part_before) / (whole + whole_before)
    spread = sqrt(pooled * (1 - pooled) * (1 / whole + 1 / whole_before))
    difference = part / whole - part_before / whole_before
    if not spread or erfc(abs(difference) / spread / sqrt(2)) > level:
        return 0
    return 1 if difference > 0 else -1

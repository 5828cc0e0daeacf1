"""Rounding for show: parts that add up, as shown, to their sum as shown (largest remainder)."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal


def shown_parts(parts: Sequence[Decimal], places: int = 0) -> tuple[Decimal, ...]:
    """Return `parts` rounded so that their sum is the rounded sum of the exact ones; each is off by less than a step.

    Examples
    --------
    >>> [int(part) for part in shown_parts([Decimal("33.4"), Decimal("33.3"), Decimal("33.3")])]
    [34, 33, 33]
    """
    step = Decimal(1).scaleb(-places)
    down = [part // step * step if part >= 0 else -(-part // step) * step - step * bool(-part % step) for part in parts]
    left = int((sum(parts, Decimal(0)).quantize(step, ROUND_HALF_UP) - sum(down, Decimal(0))) / step)
    by_remainder = sorted(range(len(parts)), key=lambda n: (down[n] - parts[n], n))
    raised = set(by_remainder[:left])
    return tuple((each + step if n in raised else each).quantize(step) for n, each in enumerate(down))


def coarse(amount: Decimal, digits: int = 2) -> Decimal:
    """Return `amount` rounded half up to its first digits, so that two periods' difference tells of nobody.

    Examples
    --------
    >>> coarse(Decimal("128450.20"))
    Decimal('130000')
    """
    if not amount:
        return Decimal(0)
    kept = amount.scaleb(digits - 1 - amount.adjusted()).quantize(Decimal(1), ROUND_HALF_UP)
    return Decimal(f"{kept.scaleb(amount.adjusted() - digits + 1):f}")

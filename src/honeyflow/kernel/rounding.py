"""Rounding so that shown parts sum to their shown total: the largest remainder method."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal


def shown_parts(amounts: Sequence[Decimal], places: int = 0) -> list[Decimal]:
    """Return `amounts` rounded to `places` so that they sum to their rounded sum; the largest remainders go up.

    Examples
    --------
    >>> shown_parts([Decimal("1.4"), Decimal("1.4"), Decimal("0.2")])
    [Decimal('2'), Decimal('1'), Decimal('0')]
    """
    step = Decimal(1).scaleb(-places)
    floors = [amount.quantize(step, ROUND_FLOOR) for amount in amounts]
    total = sum(amounts, Decimal(0)).quantize(step, ROUND_HALF_UP)
    missing = int((total - sum(floors, Decimal(0))) / step)
    order = sorted(range(len(amounts)), key=lambda n: (floors[n] - amounts[n], n))
    for n in order[:missing]:
        floors[n] += step
    return floors

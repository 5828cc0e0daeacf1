"""Bounds: at least, at most."""

from decimal import Decimal

import pytest

from honeyflow.kernel.bounds import Bounds


def test_times_multiplies_both_ends() -> None:
    assert Bounds(Decimal(1), Decimal(2)).times(Bounds(Decimal(3), Decimal(5))) == Bounds(Decimal(3), Decimal(10))


def test_exactly_leaves_nothing_open() -> None:
    assert Bounds.exactly(Decimal(4)).exact
    assert not Bounds(Decimal(1), Decimal(2)).exact


@pytest.mark.parametrize(("low", "high"), [(2, 1), (-1, 1)])
def test_bounds_the_wrong_way_round_are_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="expected 0 <= low <= high"):
        Bounds(Decimal(low), Decimal(high))

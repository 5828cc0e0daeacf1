"""Parts as shown add up to their sum as shown."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.documents.rounding import coarse, shown_parts

AMOUNTS = st.lists(st.decimals(-1000, 1000, places=4), max_size=12)


@given(AMOUNTS, st.integers(0, 2))
def test_shown_parts_sum_to_the_shown_sum_and_none_is_off_by_a_step(parts: list[Decimal], places: int) -> None:
    step = Decimal(1).scaleb(-places)

    shown = shown_parts(parts, places)

    assert sum(shown, Decimal(0)) == sum(parts, Decimal(0)).quantize(step, ROUND_HALF_UP)
    assert all(abs(each - part) < step for each, part in zip(shown, parts, strict=True))


@pytest.mark.parametrize(
    ("amount", "told"), [("128450.20", "130000"), ("0", "0"), ("7", "7"), ("99.6", "100"), ("0.0456", "0.046")]
)
def test_coarse_keeps_two_figures(amount: str, told: str) -> None:
    assert coarse(Decimal(amount)) == Decimal(told)

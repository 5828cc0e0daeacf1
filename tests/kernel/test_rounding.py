from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from honeyflow.kernel.rounding import shown_parts

amounts = st.lists(st.decimals(Decimal(0), Decimal(9999), places=4), max_size=9)


@given(amounts, st.sampled_from([0, 1, 2]))
def test_shown_parts_sum_to_the_shown_total_and_stray_by_less_than_a_step(parts: list[Decimal], places: int) -> None:
    shown, step = shown_parts(parts, places), Decimal(1).scaleb(-places)

    assert sum(shown) == sum(parts, Decimal(0)).quantize(step, "ROUND_HALF_UP")
    assert all(abs(each - part) < step for each, part in zip(shown, parts, strict=True))

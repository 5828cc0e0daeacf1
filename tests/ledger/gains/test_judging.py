"""Ways of measures at their bounds, parties as floors, and the soundness of the company's gain."""

from datetime import date
from decimal import Decimal

import pytest

from honeyflow.kernel.party import Party
from honeyflow.ledger.gains.chance import poisson_differs, shares_differ, tail_below, unevenness
from honeyflow.ledger.gains.judging import judge, judge_party, way_of
from honeyflow.ledger.gains.records import Bound, Measured, Soundness, Way

END = date(2026, 1, 1)


def measured(now: float | None, before: float | None, bound: Bound = Bound.COUNT, **more: object) -> Measured:
    given = {name: None if each is None else Decimal(str(each)) for name, each in (("now", now), ("before", before))}
    party = more.pop("party", Party.COMMUNITY)
    return Measured(party=party, name="m", unit="u", bound=bound, **given, **more)  # type: ignore[arg-type]


def test_tail_of_the_binomial_is_exact_and_goes_on_smoothly() -> None:
    assert tail_below(1, 4, 0.5) == 5 / 16
    assert (tail_below(-1, 4, 0.5), tail_below(4, 4, 0.5), tail_below(0, 0, 0.5)) == (0, 1, 1)
    assert tail_below(480, 1001, 0.5) == pytest.approx(tail_below(480, 1000, 0.5), abs=0.02)


@pytest.mark.parametrize(
    ("now", "before", "differs"), [(0, 3, 0), (0, 4, 0), (0, 5, -1), (5, 0, 1), (90, 100, 0), (70, 100, -1), (0, 0, 0)]
)
def test_small_counts_raise_no_alarm(now: int, before: int, differs: int) -> None:
    assert poisson_differs(now, before, 0.5, 0.10) == differs


def test_shares_of_few_customers_differ_only_widely() -> None:
    assert shares_differ((8, 10), (9, 10), 0.1) == 0
    assert shares_differ((50, 100), (90, 100), 0.1) == -1
    assert shares_differ((10, 10), (10, 10), 0.1) == 0


def test_unevenness_is_variance_over_mean_and_at_least_one() -> None:
    assert unevenness([[1, 1, 1, 1], [2, 2, 2, 2]]) == 1
    assert unevenness([[0, 8, 0, 8]]) == pytest.approx(16 * 4 / 4 / 3)
    assert unevenness([[0, 0], []][:1]) == 1


@pytest.mark.parametrize(
    ("each", "way"),
    [
        (measured(70, 100), Way.FELL),
        (measured(140, 100), Way.ROSE),
        (measured(70, 100, unevenness=8.0), Way.STEADY),
        (measured(9_600, 10_000), Way.STEADY),
        (measured(None, 100), Way.UNKNOWN),
        (measured(7, 10, exposure=(10.0, 10.0)), Way.FELL),
        (measured(100, 100, exposure=(0.5, 1.0)), Way.STEADY),
        (measured(90, 100, Bound.STOCK, flows=(2, 12)), Way.FELL),
        (measured(98, 100, Bound.STOCK, flows=(0, 20)), Way.STEADY),
        (measured(0.5, 0.9, Bound.SHARE, wholes=(100, 100)), Way.FELL),
        (measured(96, 100, Bound.AMOUNT), Way.STEADY),
        (measured(94, 100, Bound.AMOUNT), Way.FELL),
        (measured(5, 0, Bound.AMOUNT), Way.ROSE),
    ],
)
def test_way_of_a_measure_at_ninety_per_cent(each: Measured, way: Way) -> None:
    assert way_of(each, 0.10) is way


def test_party_falls_with_any_one_measure_however_many_rise() -> None:
    found = judge_party(Party.COMMUNITY, [measured(70, 140), measured(500, 100), measured(None, None)])

    assert (found.way, [each.before for each in found.fallen]) == (Way.FELL, [140])


def test_level_is_shared_by_the_measures_of_a_party() -> None:
    alone = judge_party(Party.COMMUNITY, [measured(0, 5)])
    among = judge_party(Party.COMMUNITY, [measured(0, 5), *[measured(50, 50)] * 7])

    assert (alone.way, among.way) == (Way.FELL, Way.STEADY)


UP, DOWN, SAME, NONE = (200, 100), (50, 100), (100, 100), (None, None)


@pytest.mark.parametrize(
    ("company", "community", "customers", "soundness"),
    [
        (UP, UP, SAME, Soundness.SOUND),
        (UP, DOWN, UP, Soundness.NOT_SOUND),
        (UP, UP, DOWN, Soundness.NOT_SOUND),
        (UP, DOWN, NONE, Soundness.NOT_SOUND),
        (UP, UP, NONE, Soundness.UNKNOWN),
        (NONE, UP, UP, Soundness.UNKNOWN),
        (DOWN, UP, UP, Soundness.NO_GAIN),
        (SAME, DOWN, UP, Soundness.NO_GAIN),
    ],
)
def test_companys_gain_is_sound_only_while_the_others_do_not_fall(
    company: tuple[float, float], community: tuple[float, float], customers: tuple[float, float], soundness: Soundness
) -> None:
    parties = ((Party.COMPANY, company), (Party.COMMUNITY, community), (Party.CUSTOMERS, customers))
    gains = judge([measured(*each, party=party) for party, each in parties], END)

    assert (gains.soundness, gains.start) == (soundness, date(2025, 1, 1))
    assert {party for party, _ in gains.alerts} == {party for party, each in parties if each is DOWN}

from collections.abc import Iterable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.outreach.fingerprint import Collector, Fingerprint, Fingerprints, Likeness, compare, fingerprint

MINIMUM = 50


def of(mailboxes: Iterable[str], key: bytes = b"key") -> Fingerprint:
    collector = Collector(key)
    collector.add(mailboxes)
    return fingerprint(collector.hashes())


def audience(start: int, count: int) -> list[str]:
    return [f"{n}@x.example" for n in range(start, start + count)]


def test_ten_thousand_audiences_that_differ_by_one_address_are_refused() -> None:
    base = Collector(b"key")
    base.add(audience(0, 1_000))
    others = Collector(b"key")
    others.add(audience(5_000, 10_000))
    first, hashes = fingerprint(base.hashes()), base.hashes()

    likeness = {compare(fingerprint(np.append(hashes, one)), [first], MINIMUM) for one in others.hashes()}

    assert likeness == {Likeness.NEAR}


def test_audience_with_one_address_exchanged_is_near() -> None:
    assert compare(of(audience(1, 1_000)), [of(audience(0, 1_000))], MINIMUM) is Likeness.NEAR


def test_audience_again_in_another_order_with_doubles_is_the_same() -> None:
    again = [*reversed(audience(0, 1_000)), *audience(0, 10)]

    assert compare(of(again), [of(audience(0, 1_000))], MINIMUM) is Likeness.SAME


def test_audience_near_one_and_the_same_as_another_is_near() -> None:
    earlier = [of(audience(0, 1_000)), of(audience(0, 1_001))]

    assert compare(of(audience(0, 1_000)), earlier, MINIMUM) is Likeness.NEAR


def test_unrelated_audiences_are_apart() -> None:
    held = [of(audience(10_000 * n, 60)) for n in range(200)]

    assert all(compare(each, held[:place], MINIMUM) is Likeness.APART for place, each in enumerate(held))


def test_large_audiences_that_share_nearly_all_but_enough_are_apart() -> None:
    assert compare(of(audience(100, 20_000)), [of(audience(0, 20_000))], MINIMUM) is Likeness.APART


@given(st.sets(st.integers(0, 300)), st.sets(st.integers(0, 300)))
def test_buckets_that_differ_are_never_more_than_the_addresses_that_do(mine: set[int], theirs: set[int]) -> None:
    one, two = ([f"{n}@x.example" for n in each] for each in (mine, theirs))

    assert of(one).differing(of(two)) <= len(mine ^ theirs)
    assert (of(one).differing(of(two)) == 0) is (mine == theirs)


def test_fingerprint_has_a_fixed_size_and_needs_the_key() -> None:
    one = of(audience(0, 1_000))

    assert (len(one.sums), one.size) == (8192, 1_000)
    assert of(audience(0, 1_000), b"other").differing(one) > MINIMUM


@given(st.lists(st.sets(st.integers(0, 300), max_size=40), max_size=70), st.sets(st.integers(0, 300), max_size=40))
def test_many_are_compared_at_once_as_one_by_one(earlier: list[set[int]], new: set[int]) -> None:
    def made(numbers: set[int]) -> Fingerprint:
        return fingerprint(np.array(sorted(numbers), dtype="<u8"))

    held = Fingerprints()
    for each in earlier:
        held.add(made(each).sums)

    assert held.likeness(made(new), 10) is compare(made(new), map(made, earlier), 10)

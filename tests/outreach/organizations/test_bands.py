"""The rule by which bounds change: true, slow, and never twice for a few people."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from honeyflow.outreach.organizations.bands import Held, Rule, flag_rule_of, rule_of

COUNTS = st.lists(st.integers(0, 70), max_size=60)
GROUPS = st.integers(1, 9)


def walk(rule: Rule, counts: list[int]) -> list[Held]:
    held = [Held()]
    for count in counts:
        held.append(rule.after(held[-1], count))
    return held[1:]


@given(COUNTS, GROUPS)
def test_bound_told_is_reached_and_never_below_the_minimum_group(counts: list[int], group: int) -> None:
    for rule in (rule_of(group), flag_rule_of(group)):
        for count, held in zip(counts, walk(rule, counts), strict=True):
            assert held.least <= count
            assert held.least == 0 or held.least >= group


@given(COUNTS, GROUPS)
def test_two_changes_in_a_row_lie_at_least_half_the_group_apart(counts: list[int], group: int) -> None:
    for rule in (rule_of(group), flag_rule_of(group)):
        told = [Held(), *walk(rule, counts)]
        changed = [
            count for count, (one, other) in zip(counts, pairwise(told), strict=True) if one.least != other.least
        ]

        assert all(abs(one - other) >= rule.change for one, other in pairwise([0, *changed]))


@given(st.integers(0, 70), COUNTS, st.lists(st.integers(0, 2), max_size=20))
def test_coming_and_going_of_two_people_is_seen_at_most_once(base: int, before: list[int], extra: list[int]) -> None:
    rule = rule_of(5)
    start = walk(rule, [*before, base])[-1]
    least = [start.least]
    held = start
    for more in [*extra, 0]:  # up to two people besides the `base`, who come and go as they like
        held = rule.after(held, base + more)
        least.append(held.least)

    assert sum(one != other for one, other in pairwise(least)) <= 1


def test_bounds_of_the_default_group_worked_out_by_hand() -> None:
    rule = rule_of(5)

    told = [held.least for held in walk(rule, [4, 5, 6, 7, 5, 4, 6, 7, 11, 12, 10, 9, 30, 60, 52, 49])]

    assert told == [0, 0, 0, 5, 5, 0, 0, 5, 5, 10, 10, 5, 25, 50, 50, 25]


def test_naive_rule_would_show_one_person_twice() -> None:
    naive = Rule((5, 10, 25, 50), 1)  # what is guarded against is really there

    assert [held.least for held in walk(naive, [4, 5, 4])] == [0, 5, 0]
    assert [held.least for held in walk(rule_of(5), [4, 5, 4, 6, 4, 7, 6, 7])] == [0, 0, 0, 0, 0, 5, 5, 5]


@given(COUNTS, GROUPS)
def test_same_count_again_changes_nothing(counts: list[int], group: int) -> None:
    rule = rule_of(group)

    for count, held in zip(counts, walk(rule, counts), strict=True):
        assert rule.after(held, count) == held

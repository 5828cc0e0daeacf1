from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.people.organizations.ownership import (
    History,
    Ownership,
    name_on,
    owner_on,
    periods_of,
    without_cycles,
)
from honeyflow.site.organizations import FormerName


def year(number: int) -> date:
    return date(number, 1, 1)


def owned(organization_id: str, *owners: tuple[str, int | None, int | None]) -> History:
    spans = (Ownership(owner, owner.title(), start and year(start), end and year(end)) for owner, start, end in owners)
    return History(organization_id, organization_id.title(), owners=tuple(spans), source="honeyflow.toml")


MILL = History("mill", "Mill", (FormerName("Grindery", year(2005)), FormerName("Mill Works", year(2010))))
KEPT, _ = without_cycles(
    [owned("barn", ("larder", 2010, 2015), ("cellar", 2015, None)), owned("cellar", ("mill", 2018, None)), MILL]
)


@pytest.mark.parametrize(("day", "name"), [(2004, "Grindery"), (2005, "Mill Works"), (2010, "Mill")])
def test_name_on_a_day(day: int, name: str) -> None:
    assert name_on(MILL, year(day)) == name


@pytest.mark.parametrize(
    ("day", "owner"), [(2009, None), (2010, "larder"), (2015, "cellar"), (2018, "mill"), (2030, "mill")]
)
def test_owner_on_a_day_is_the_end_of_the_chain(day: int, owner: str | None) -> None:
    assert owner_on(KEPT, "barn", year(day)) == owner


def test_periods_are_cut_where_the_chain_changes() -> None:
    assert [(each.owner_id, each.owner, each.valid_from, each.valid_to) for each in periods_of(KEPT, "barn")] == [
        (None, None, None, year(2010)),
        ("larder", "Larder", year(2010), year(2015)),
        ("cellar", "Cellar", year(2015), year(2018)),
        ("mill", "Mill", year(2018), None),
    ]


def test_periods_name_the_owner_as_it_was_called_then() -> None:
    kept, _ = without_cycles([owned("barn", ("mill", 2004, None)), MILL])

    assert [each.owner for each in periods_of(kept, "barn")] == [None, "Grindery", "Mill Works", "Mill"]


def test_owners_in_a_ring_are_found_and_cut_where_told_last() -> None:
    told = [owned("barn", ("larder", 2010, None)), owned("larder", ("cellar", None, None)),
            owned("cellar", ("barn", 2000, 2012))]  # fmt: skip
    kept, findings = without_cycles(told)

    assert [(each.rule, str(each.evidence)) for each in findings] == [("owners-cyclic", "honeyflow.toml:Cellar")]
    assert findings[0].seen == "Cellar owned by Barn, which belongs to Cellar on 2010-01-01"
    assert owner_on(kept, "barn", year(2011)) == "cellar"


def test_owners_that_change_sides_make_no_ring() -> None:
    kept, findings = without_cycles([owned("barn", ("mill", 2000, 2010)), owned("mill", ("barn", 2010, None))])

    assert findings == []
    assert (owner_on(kept, "barn", year(2005)), owner_on(kept, "mill", year(2010))) == ("mill", "barn")


def test_owner_of_itself_is_a_ring() -> None:
    _, findings = without_cycles([owned("barn", ("barn", None, None))])

    assert findings[0].seen == "Barn owned by Barn, which belongs to Barn at all times"


NAMES = st.sampled_from(["a", "b", "c", "d"])
YEARS = st.one_of(st.none(), st.integers(2000, 2010))


@given(st.lists(st.tuples(NAMES, NAMES, YEARS, YEARS), max_size=12))
def test_any_owners_leave_chains_that_end_and_periods_without_gap(
    told: list[tuple[str, str, int | None, int | None]],
) -> None:
    kept, _ = without_cycles(
        owned(name, *((o, s, e) for n, o, s, e in told if n == name and (s or 0) < (e or 9999))) for name in "abcd"
    )

    for name in "abcd":
        periods = periods_of(kept, name)
        assert (periods[0].valid_from, periods[-1].valid_to) == (None, None)
        assert all(one.valid_to == two.valid_from for one, two in pairwise(periods))
        for number in range(1999, 2012):
            owner = owner_on(kept, name, year(number))
            assert owner is None or owner_on(kept, owner, year(number)) is None

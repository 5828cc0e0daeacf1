"""The promise of docs/decisions/0030, on random histories through the real table function and engine."""

from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st

from honeyflow.kernel.period import add_months
from honeyflow.outreach.organizations.publishing import Published
from tests.outreach.organizations.histories import (
    HISTORIES,
    MONTHS,
    Act,
    D,
    K,
    month,
    people,
    publish,
    recent_people,
)

CROWD = [Act(f"p{n}", "larder", n) for n in range(1, 9)]


@given(HISTORIES)
def test_row_and_every_cell_stand_for_at_least_so_many_people(acts: list[Act]) -> None:
    for row in publish(acts).rows:
        there = people(acts, row.organization_id, row.month_on)
        assert len(there) >= row.people_least >= K
        assert len(recent_people(acts, row.organization_id, row.month_on)) >= (row.recent_least or 0)
        for column, listed in (("kind", row.kinds), ("project", row.projects)):
            for value in filter(None, listed.split("; ")):
                some = [act for act in acts if getattr(act, column) == value]
                assert len(people(some, row.organization_id, row.month_on)) >= K


@given(HISTORIES, st.data())
def test_row_never_stands_for_a_group_below_the_minimum(acts: list[Act], data: st.DataObject) -> None:
    few = data.draw(st.sets(st.sampled_from([f"p{n}" for n in range(1, 19)]), max_size=K - 1))
    kept = [act for act in acts if act.organization != "larder" or act.person in few]

    assert not [row for row in publish(kept).rows if row.organization_id == "larder.example"]


@given(HISTORIES)
def test_bounds_change_only_for_a_group(acts: list[Act]) -> None:
    rows = sorted(publish(acts).rows, key=lambda row: (row.organization_id, row.month_on))
    for key, held in groupby(rows, key=lambda row: row.organization_id):
        of_org = list(held)
        assert len(people(acts, key, of_org[0].month_on)) >= K + D - 1
        changed = [new.month_on for old, new in pairwise(of_org) if old.people_least != new.people_least]
        counts = [len(people(acts, key, day)) for day in (of_org[0].month_on, *changed)]
        assert all(abs(one - other) >= D for one, other in pairwise(counts))


@given(HISTORIES, st.permutations([f"p{n}" for n in range(1, 19)]))
def test_who_the_people_are_does_not_enter(acts: list[Act], others: list[str]) -> None:
    names = {f"p{n}": others[n - 1] for n in range(1, 19)}
    renamed = [Act(names[a.person], a.organization, a.month, a.kind, a.project) for a in acts]

    assert publish(acts) == publish(renamed)


@given(HISTORIES, HISTORIES)
def test_published_months_stay_whatever_arrives_late(acts: list[Act], late: list[Act]) -> None:
    first = publish(acts, 20)
    again = publish([*late, *acts[::2]], MONTHS, before=first)

    assert again.rows[: len(first.rows)] == first.rows
    assert all(row.month_on > month(20) for row in again.rows[len(first.rows) :])


@given(HISTORIES, st.integers(0, MONTHS - 2))
def test_month_by_month_gives_what_one_run_gives(acts: list[Act], cut: int) -> None:
    seen = [act for act in acts if act.month <= cut]

    in_parts, at_once = publish(acts, before=publish(seen, cut)), publish(acts)

    assert (in_parts.rows, in_parts.states) == (at_once.rows, at_once.states)


@given(HISTORIES)
def test_run_within_a_month_changes_nothing(acts: list[Act]) -> None:
    told = publish(acts[::2], 20)

    assert publish(acts, 20, before=told) == told


def test_momentum_and_since_follow_from_the_bounds_published() -> None:
    early = [Act(f"p{n}", "larder", 0) for n in range(7)]
    later = [Act(f"q{n}", "larder", 26) for n in range(12)]
    rows = {row.month_on: row for row in publish([*early, *later]).rows}

    assert rows[month(0)].recent_least == 5
    assert (rows[month(24)].recent_least, rows[month(24)].momentum) == (None, None)
    assert (rows[month(26)].people_least, rows[month(26)].recent_least) == (10, 10)
    assert rows[month(26)].momentum == "growing"
    assert {row.since_year for row in rows.values()} == {2020}


def test_momentum_is_told_only_where_both_windows_are() -> None:
    steady = [Act(f"p{n}", "larder", m) for n in range(7) for m in (0, 20)]
    grown = [*steady, *(Act(f"q{n}", "larder", 20) for n in range(5))]

    def at_end(acts: list[Act]) -> str | None:
        return next(row for row in publish(acts).rows if row.month_on == month(24)).momentum

    assert (at_end(steady), at_end(grown), at_end(CROWD)) == ("steady", "growing", None)


def test_month_in_which_nothing_is_told_is_published_too() -> None:
    nothing = publish([], 3)
    later = publish(CROWD, 9, before=nothing)

    assert nothing.publications[-1].month_on == month(3)
    assert nothing.rows == Published().rows
    assert later.publications[1].month_on == add_months(month(3), 1)
    assert later.rows[0].month_on > month(3)

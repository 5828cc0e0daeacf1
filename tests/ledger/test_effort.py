from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.ledger.effort import clocked_months, derived_months, effort_of
from honeyflow.ledger.licensed import Licensed, Stretch
from honeyflow.ledger.payroll import paid_days_by_person
from honeyflow.ledger.records import ClockedDay, Effort, Employment, Provenance, StaffDay
from honeyflow.site.effort import Destination

MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)
OPEN, CLOSED, SERVICE, LEAVE, UNKNOWN = (
    Destination.OPEN,
    Destination.CLOSED,
    Destination.SERVICE,
    Destination.LEAVE,
    Destination.UNKNOWN,
)
ADA = Employment("s1", MARCH, None, Decimal(1), None, None)
BEN = Employment("s2", MARCH, None, Decimal("0.5"), None, None)
LICENSED = Licensed(
    [
        Stretch("press", date(2024, 1, 1), date(2025, 3, 10), "MIT", True),
        Stretch("press", date(2025, 3, 10), date(2025, 3, 20), "BUSL-1.1", False),
        Stretch("press", date(2025, 3, 20), None, "unknown", None),
        Stretch("almanac", date(2024, 1, 1), None, "MIT", True),
    ]
)


def effort(
    staff: list[Employment], clocked: list[ClockedDay] | None = None, days: list[StaffDay] | None = None
) -> dict[tuple[str, str, str], Decimal]:
    persons = {each.staff_id: {f"p-{each.staff_id}"} for each in staff}
    found = effort_of(
        paid_days_by_person(staff, MARCH),
        clocked_months(clocked or [], LICENSED),
        derived_months(days or [], staff, persons, LICENSED),
    )
    return {(each.destination.value, each.project, each.provenance.value): each.days for each in found}


def clocked(day: int, days: str, destination: Destination, project: str | None = None, who: str = "s1") -> ClockedDay:
    return ClockedDay(who, date(2025, 3, day), Decimal(days), destination, project)


def worked(day: int, project: str, who: str = "p-s1") -> StaffDay:
    return StaffDay(who, date(2025, 3, day), project)


def test_time_sheet_says_where_a_month_went_and_the_rest_is_unknown() -> None:
    sheet = [
        clocked(3, "1", OPEN, "press"),
        clocked(4, "0.5", SERVICE),
        clocked(4, "0.25", OPEN),
        clocked(5, "1", LEAVE),
    ]

    assert effort([ADA], sheet, [worked(6, "press")]) == {
        ("open", "press", "time sheet"): 1,
        ("open", "", "time sheet"): Decimal("0.25"),
        ("service", "", "time sheet"): Decimal("0.5"),
        ("leave", "", "time sheet"): 1,
        ("unknown", "", "no record"): Decimal("18.25"),
    }


def test_commits_and_reviews_say_it_where_there_is_no_sheet() -> None:
    days = [worked(3, "press"), worked(3, "almanac"), worked(4, "press"), worked(4, "press")]

    assert effort([ADA], [], days) == {
        ("open", "press", "commits and reviews"): Decimal("1.5"),
        ("open", "almanac", "commits and reviews"): Decimal("0.5"),
        ("unknown", "", "no record"): 19,
    }


def test_sheets_of_one_person_leave_the_others_to_their_commits() -> None:
    sheet = [clocked(3, "1", SERVICE)]

    got = effort([ADA, BEN], sheet, [worked(3, "press"), worked(3, "press", "p-s2")])

    assert got["service", "", "time sheet"] == 1
    assert got["open", "press", "commits and reviews"] == 1
    assert got["unknown", "", "no record"] == 20 + Decimal("9.5")


@pytest.mark.parametrize(
    ("day", "destination", "project"), [(7, "open", "press"), (12, "closed", "press"), (25, "unknown", "")]
)
def test_day_in_a_repository_counts_as_its_licence_was(day: int, destination: str, project: str) -> None:
    assert effort([ADA], [], [worked(day, "press")])[destination, project, "commits and reviews"] == 1
    assert effort([ADA], [clocked(day, "1", OPEN, "press")])[destination, project, "time sheet"] == 1


def test_project_that_is_no_repository_is_open_as_told() -> None:
    assert effort([ADA], [clocked(12, "1", OPEN, "upstream")])["open", "upstream", "time sheet"] == 1


def test_more_time_than_paid_scales_down_to_the_days_paid() -> None:
    sheet = [clocked(day, "1", OPEN if day < 15 else SERVICE, who="s2") for day in range(1, 29)]

    assert effort([BEN], sheet) == {
        ("open", "", "time sheet"): Decimal("5.25"),
        ("service", "", "time sheet"): Decimal("5.25"),
    }


def test_day_after_an_employment_is_nobodys() -> None:
    left = Employment("s1", MARCH, date(2025, 3, 10), Decimal(1), None, None)

    assert effort([left], [], [worked(12, "almanac")]) == {("unknown", "", "no record"): 5}


def test_person_of_two_staff_numbers_counts_once() -> None:
    staff = [ADA, Employment("s2", MARCH, None, Decimal(1), None, None)]
    months = derived_months([worked(3, "almanac")], staff, {"s1": {"p-s1"}, "s2": {"p-s1"}}, LICENSED)

    assert {key: sum(days.values()) for key, days in months.items()} == {("s1", MARCH): 1}


many_days = st.dates(date(2025, 1, 1), date(2025, 5, 31))
staff_lists = st.lists(
    st.builds(
        Employment,
        st.sampled_from(["s1", "s2", "s3"]),
        many_days,
        st.none() | st.dates(date(2025, 6, 1), date(2025, 7, 1)),
        st.sampled_from([Decimal(1), Decimal("0.8"), Decimal("0.3333")]),
        st.none(),
        st.none(),
    ),
    max_size=4,
)
sheets = st.lists(
    st.builds(
        ClockedDay,
        st.sampled_from(["s1", "s2", "s3", "s9"]),
        many_days,
        st.decimals(Decimal("0.0001"), Decimal(3), places=4),
        st.sampled_from(Destination),
        st.sampled_from([None, "press", "almanac", "upstream"]),
    ),
    max_size=30,
)
worked_days = st.lists(
    st.builds(
        StaffDay, st.sampled_from(["p-s1", "p-s2", "p-x"]), many_days, st.sampled_from(["press", "almanac", "vat"])
    ),
    max_size=40,
)


@given(staff_lists, sheets, worked_days)
def test_destinations_sum_to_the_days_paid_always(
    staff: list[Employment], sheet: list[ClockedDay], days: list[StaffDay]
) -> None:
    paid = paid_days_by_person(staff, MARCH)
    persons = {each.staff_id: {f"p-{each.staff_id}"} for each in staff}

    found = effort_of(paid, clocked_months(sheet, LICENSED), derived_months(days, staff, persons, LICENSED))

    assert min((each.days for each in found), default=Decimal(1)) > 0
    for month in {month for _, month in paid}:
        assert _sum(found, month) == sum(days for (_, each), days in paid.items() if each == month)
    assert {each.month for each in found} <= {month for _, month in paid}


def _sum(found: tuple[Effort, ...], month: date) -> Decimal:
    return sum((each.days for each in found if each.month == month), Decimal(0))


def test_provenances_are_three() -> None:
    assert [each.value for each in Provenance] == ["time sheet", "commits and reviews", "no record"]

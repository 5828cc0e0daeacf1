"""Periods from months: where they begin and end, their evidence, and what is not told."""

from datetime import date

from honeyflow.people.affiliations.inferred import infer
from honeyflow.people.records import SeenMonth

SURE = {"larder": 0.95, "mill": 0.95, "doubtful": 0.5}


def month(place: str | None, year: int, number: int, first: int = 5, last: int = 20) -> SeenMonth:
    at = 12 * year + number - 1
    return SeenMonth("p", place, at, date(year, number, first), date(year, number, last))


def found(*months: SeenMonth) -> list[tuple[str, date, date, str]]:
    periods = infer(months, SURE, 0.65).periods
    return [(each.organization_id, each.start, each.end, each.evidence) for each in periods]


def test_period_reaches_from_the_first_day_seen_to_the_last() -> None:
    assert found(*(month("larder", 2024, number) for number in (1, 2, 3))) == [
        ("larder", date(2024, 1, 5), date(2024, 3, 21), "email-domain")
    ]


def test_gap_between_two_sightings_of_one_organization_is_its_own_and_says_so() -> None:
    seen = found(*(month("larder", 2024, number) for number in (1, 2, 3, 4, 6, 7, 8, 9)))

    assert [(start, end, why) for _, start, end, why in seen] == [
        (date(2024, 1, 5), date(2024, 5, 1), "email-domain"),
        (date(2024, 5, 1), date(2024, 6, 1), "between-work-emails"),
        (date(2024, 6, 1), date(2024, 9, 21), "email-domain"),
    ]


def test_change_of_job_within_a_month_falls_on_the_first_day_of_the_new_one() -> None:
    old = [month("larder", 2024, number, 2, 9) for number in (1, 2, 3, 4, 5, 6)]
    new = [month("mill", 2024, number, 12, 25) for number in (6, 7, 8, 9, 10, 11)]

    seen = found(*old, *new)

    assert [place for place, *_ in seen] == ["larder", "mill"]
    assert date(2024, 6, 10) <= seen[0][2] <= seen[1][1] == date(2024, 6, 12)


def test_return_to_a_former_employer_is_a_period_of_its_own() -> None:
    seen = found(
        *(month("larder", 2020, number) for number in range(1, 13)),
        *(month("mill", 2021, number) for number in range(1, 13)),
        *(month("larder", 2022, number) for number in range(1, 13)),
    )

    assert [place for place, *_ in seen] == ["larder", "mill", "larder"]


def test_address_of_a_doubtful_domain_counts_as_a_private_one() -> None:
    assert found(*(month("doubtful", 2024, number) for number in (1, 2, 3))) == []


def test_years_after_the_last_work_address_are_not_told() -> None:
    work = [month("larder", 2020, number) for number in range(1, 13)]
    private = [month(None, 2023, number) for number in range(1, 13)]

    assert max(end for _, _, end, _ in found(*work, *private)) < date(2023, 1, 1)


def test_nobody_seen_is_nothing_told() -> None:
    assert found() == []

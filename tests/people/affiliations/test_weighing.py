from datetime import date

from honeyflow.people.affiliations.weighing import (
    EARLIEST,
    Span,
    build_affiliations,
    drop_kept_addresses,
    merge_spans,
    tell_staff,
    weigh,
)
from honeyflow.people.records import Inferred, Organization, SeenMonth, Told

KEEPER = "orchard.example"
PLACES = {
    KEEPER: Organization(KEEPER, "Orchard", "keeper", 0, 0.95),
    "larder.example": Organization("larder.example", "Larder", "customer", 0, 0.95),
    "ash.edu": Organization("ash.edu", "Ash", "university", 0, 0.7),
}
AS_OF = date(2025, 1, 30)


def day(number: int) -> date:
    return date(2025, 1, number)


def inferred(place: str, start: int, end: int) -> Inferred:
    return Inferred("p", place, day(start), day(end), "email-domain", 0.9)


def told(place: str | None, start: date | None, end: date | None, capacity: str = "employee") -> Told:
    return Told("p", place, start, end, capacity, "people.csv:line 2 by address", 0.95)


def found(periods: list[Inferred], *stated: Told, employed: tuple[Span, ...] = ()) -> list[tuple[str, int, int, str]]:
    by_person = weigh(tell_staff({"p": employed} if employed else {}, KEEPER), stated)
    rows = build_affiliations(periods, by_person, PLACES, keeper_id=KEEPER, as_of=AS_OF)
    return [(row.organization, row.valid_from.day, row.valid_to.day, row.evidence[:10]) for row in rows]


def test_affiliations_of_staff_override_addresses_and_part_what_lies_around() -> None:
    assert found([inferred("larder.example", 1, 21)], employed=(Span(day(10), day(15)),)) == [
        ("Larder", 1, 10, "email-doma"),
        ("Orchard", 10, 15, "staff-list"),
        ("Larder", 15, 21, "email-doma"),
    ]


def test_affiliations_of_staff_end_as_the_list_says() -> None:
    assert found([inferred(KEEPER, 2, 25)], employed=(Span(day(10), day(15)),)) == [
        ("Orchard", 2, 10, "email-doma"),
        ("Orchard", 10, 15, "staff-list"),
    ]


def test_affiliations_take_the_companys_word_before_a_lists() -> None:
    assert found([], told("larder.example", day(5), day(12)), employed=(Span(day(10), day(15)),)) == [
        ("Larder", 5, 10, "people.csv"),
        ("Orchard", 10, 15, "staff-list"),
    ]


def test_affiliations_of_a_contractor_stand_beside_their_employer() -> None:
    client = told("larder.example", day(3), day(20), "contractor")

    assert found([inferred("ash.edu", 1, 10)], client, employed=(Span(day(10), day(15)),)) == [
        ("Ash", 1, 10, "email-doma"),
        ("Larder", 3, 20, "people.csv"),
        ("Orchard", 10, 15, "staff-list"),
    ]


def test_affiliations_stated_without_days_reach_from_the_beginning_to_the_day_of_the_run() -> None:
    (row,) = build_affiliations([], {"p": [told(None, None, None, "volunteer")]}, PLACES, keeper_id=KEEPER, as_of=AS_OF)

    assert (row.organization, row.capacity, row.valid_from, row.valid_to) == (
        "independent", "volunteer", EARLIEST, date(2025, 1, 31),
    )  # fmt: skip


def test_affiliations_at_a_university_are_a_students() -> None:
    (row,) = build_affiliations([inferred("ash.edu", 1, 3)], {}, PLACES, keeper_id=KEEPER, as_of=AS_OF)

    assert (row.capacity, row.stated) == ("student", False)


def test_addresses_of_the_company_kept_after_leaving_tell_nothing() -> None:
    months = [SeenMonth("p", KEEPER, month, date(2025, month, 20), date(2025, month, 25)) for month in (1, 2, 3)]

    kept = drop_kept_addresses(months, KEEPER, {"p": [Span(date(2025, 1, 1), date(2025, 2, 21))]})

    assert [month.month for month in kept] == [1, 2]


def test_merge_spans_joins_those_that_touch() -> None:
    assert merge_spans([Span(day(5), day(9)), Span(day(1), day(5)), Span(day(3), day(3))]) == [Span(day(1), day(9))]

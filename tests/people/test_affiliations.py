from datetime import date

from honeyflow.people.affiliations import Span, build_affiliations, merge_spans
from honeyflow.people.records import Organization, Sighting

KEEPER = Organization("orchard.example", "Orchard", "keeper", 0, 0.95)
PLACES = {
    "orchard.example": KEEPER,
    "larder.example": Organization("larder.example", "Larder", "customer", 0, 0.95),
    "ash.edu": Organization("ash.edu", "Ash", "university", 0, 0.6),
}


def day(number: int) -> date:
    return date(2025, 1, number)


def sighted(*days: tuple[str, int]) -> list[Sighting]:
    return [Sighting("p", place, day(number)) for place, number in days]


def found(seen: list[Sighting], *employed: Span) -> list[tuple[str, int, int, str]]:
    periods = build_affiliations(seen, PLACES, KEEPER, {"p": employed} if employed else {})
    return [(p.organization, p.valid_from.day, p.valid_to.day, p.evidence) for p in periods]


def test_affiliations_of_a_change_leave_the_gap_to_nobody() -> None:
    seen = sighted(("larder.example", 1), ("larder.example", 5), ("ash.edu", 9))

    assert found(seen) == [("Larder", 1, 6, "email-domain"), ("Ash", 9, 10, "email-domain")]


def test_affiliations_of_a_return_are_two_periods() -> None:
    seen = sighted(("larder.example", 1), ("ash.edu", 2), ("larder.example", 3))

    assert [name for name, *_ in found(seen)] == ["Larder", "Ash", "Larder"]


def test_affiliations_of_staff_override_addresses_and_part_what_lies_around() -> None:
    seen = sighted(("larder.example", 1), ("larder.example", 12), ("larder.example", 20))

    assert found(seen, Span(day(10), day(15))) == [
        ("Larder", 1, 2, "email-domain"),
        ("Orchard", 10, 15, "staff-list"),
        ("Larder", 20, 21, "email-domain"),
    ]


def test_affiliations_ignore_the_companys_address_after_leaving() -> None:
    seen = sighted(("orchard.example", 2), ("orchard.example", 20))

    assert found(seen, Span(day(10), day(15))) == [("Orchard", 2, 3, "email-domain"), ("Orchard", 10, 15, "staff-list")]


def test_affiliations_at_a_university_are_a_students() -> None:
    (period,) = build_affiliations(sighted(("ash.edu", 1)), PLACES, KEEPER, {})

    assert (period.capacity, period.confidence_share) == ("student", 0.6)


def test_merge_spans_joins_those_that_touch() -> None:
    assert merge_spans([Span(day(5), day(9)), Span(day(1), day(5)), Span(day(3), day(3))]) == [Span(day(1), day(9))]

"""Whose people count: not the keeper's, no programs, an owner's in place of its parts'."""

from datetime import date

from honeyflow.outreach.organizations.relations import Served, relation_of
from honeyflow.people.records import OrganizationKind
from tests.outreach.organizations.histories import Act, organization, publish

JULY, AUGUST = date(2025, 7, 1), date(2025, 8, 1)


def crowd(name: str, count: int = 8, first: int = 0) -> list[Act]:
    return [Act(f"p{n}", name, 1) for n in range(first, first + count)]


def named(acts: list[Act], organizations: list[dict[str, object]]) -> dict[str, int]:
    rows = publish(acts, 5, organizations=organizations).rows
    return {row.organization_id: row.people_least for row in rows}


def test_keeper_and_what_belongs_to_it_is_left_out() -> None:
    organizations = [organization("orchard", "keeper"), organization("grafts", owner="orchard")]

    assert named([*crowd("orchard"), *crowd("grafts")], organizations) == {}


def test_unknown_independent_and_programs_count_for_nobody() -> None:
    acts = [*crowd("unknown"), *crowd("independent"), *crowd("larder", 6), Act("bot", "larder", 1)]

    assert named(acts, [organization("larder")]) == {}


def test_parts_count_for_their_owner_alone_so_that_no_difference_can_be_formed() -> None:
    organizations = [organization("larder"), organization("cellar", owner="larder"), organization("barn")]
    acts = [*crowd("cellar", 8), *crowd("larder", 1, first=20)]  # larder less cellar would be one person

    assert named(acts, organizations) == {"larder.example": 5}
    assert named(acts, [organization("larder"), organization("cellar")]) == {"cellar.example": 5}  # it would leak else


def test_person_counts_once_for_an_owner_with_two_parts() -> None:
    organizations = [
        organization("larder"),
        organization("cellar", owner="larder"),
        organization("barn", owner="larder"),
    ]

    assert named([*crowd("cellar", 6), *crowd("barn", 6)], organizations) == {}


def test_relation_is_of_the_organization_and_of_the_month() -> None:
    served = [Served(date(2024, 1, 1), JULY)]
    company, partner, university = (OrganizationKind(kind) for kind in ("company", "partner", "university"))

    assert relation_of(company, served, date(2023, 12, 1)) == "prospect"
    assert relation_of(partner, served, date(2025, 6, 1)) == "customer"
    assert relation_of(company, served, JULY) == "former customer"
    assert relation_of(partner, served, AUGUST) == "partner"
    assert relation_of(university, [], AUGUST) == "academic"
    assert relation_of(OrganizationKind.COMPANY, [Served(AUGUST, None)], date(2030, 1, 1)) == "customer"

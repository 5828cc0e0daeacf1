"""What files that name people tell: whom, which organization, and when."""

from datetime import date
from pathlib import Path

from honeyflow.people.affiliations.known_people import KnownPeople
from honeyflow.people.affiliations.named import Named, NamedLine, hear_files, hints_of
from honeyflow.people.organizations.naming import directory
from honeyflow.people.records import OrganizationKind, Workplace
from honeyflow.site import Site
from honeyflow.site.config import Company
from tests.people.people import matching, seen

ANN = seen("Ann Crosswood", "12+annc@users.noreply.github.com")
ANN_AT_WORK = seen("Ann Crosswood", "ann@larder.example")
LARDER = Workplace("larder.example", "Larder", OrganizationKind.COMPANY)
FROM, TO = date(2024, 1, 5), date(2024, 6, 5)


def line(
    name: str | None = None,
    email: str | None = None,
    login: str | None = None,
    organization: str | None = None,
    *,
    path: str = "MAINTAINERS",
    days: tuple[date, date | None] = (FROM, TO),
) -> NamedLine:
    return NamedLine("press", path, name, email, login, organization, *days)


def heard(*lines: NamedLine) -> list[Named]:
    identities = [ANN, ANN_AT_WORK]
    people = KnownPeople(identities, matching(identities).memberships)
    found = directory(Site(Path("/nowhere"), company=Company("Orchard", ("orchard.example",))), ())
    return hear_files(lines, people, found, [LARDER])[0]


def ways(*lines: NamedLine) -> list[tuple[str, str, bool]]:
    return [(each.organization_id, each.by, each.address) for each in heard(*lines)]


def test_work_address_tells_and_the_person_is_found_by_it_else_by_login_else_by_name() -> None:
    assert ways(line(None, "ann@larder.example")) == [("larder.example", "address", True)]
    assert ways(line(None, "a.c@larder.example", "AnnC")) == [("larder.example", "login", True)]
    assert ways(line("Crosswood, Ann", "a.c@larder.example")) == [("larder.example", "name", True)]


def test_organization_beside_the_person_tells_when_it_is_known() -> None:
    assert ways(line("Ann Crosswood", None, None, "larder")) == [("larder.example", "name", False)]
    assert ways(line(None, None, "annc", "Red Hat, Inc.")) == [("redhat.com", "login", False)]
    assert ways(line("Ann Crosswood", None, None, "Release captain")) == []
    assert ways(line("Ann Crosswood", None, None, "Independent")) == []


def test_private_address_a_domain_nobody_commits_from_and_strangers_tell_nothing() -> None:
    assert ways(line("Ann Crosswood", "ann.crosswood@gmail.com")) == []
    assert ways(line("Ann Crosswood", "ann@crosswood.example")) == []
    assert ways(line("Bo Dale", "bo@larder.example")) == []


def test_what_a_renamed_file_goes_on_saying_is_said_once() -> None:
    moved = line(None, "ann@larder.example", path="docs/MAINTAINERS", days=(TO, None))

    assert [(each.start, each.end) for each in heard(line(None, "ann@larder.example"), moved)] == [(FROM, None)]


def test_what_was_taken_out_and_put_back_is_said_twice() -> None:
    back = line(None, "ann@larder.example", days=(date(2025, 1, 1), None))

    assert len(heard(line(None, "ann@larder.example"), back)) == 2


def test_hint_weighs_by_what_means_the_person() -> None:
    address, name = (
        hints_of(heard(each), date(2025, 12, 31))[0]
        for each in (line(None, "ann@larder.example"), line("Ann Crosswood", "x@larder.example"))
    )

    assert address.weight > name.weight > 1
    assert (address.month, address.until) == (12 * 2024, 12 * 2024 + 5)


def test_organization_beside_a_name_weighs_like_an_address_and_stands_in_files_of_who_is_in_charge_alone() -> None:
    kept, record = (
        hints_of(heard(line("Ann Crosswood", None, None, "Larder", path=path)), date(2025, 12, 31))[0]
        for path in ("docs/committers.md", "AUTHORS")
    )

    assert kept.weight > record.weight > 1
    assert (kept.yearly > 1, record.yearly) == (True, 1.0)


def test_record_of_who_took_part_tells_of_addresses_that_the_commits_lack_alone() -> None:
    echo, new = (
        hints_of(heard(line("Ann Crosswood", email, "annc", path="AUTHORS")), date(2025, 12, 31))
        for email in ("ann@larder.example", "a.c@larder.example")
    )

    assert (echo, [hint.yearly for hint in new]) == ([], [1.0])

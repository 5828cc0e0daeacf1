from datetime import date
from pathlib import Path

from honeyflow.people.affiliations.staff import employments, find_staff, missing_staff
from honeyflow.people.affiliations.workplaces import find_workplaces
from honeyflow.people.organizations.naming import Customer, Directory, directory
from honeyflow.people.records import Employment, Identity, Membership, SeenIdentity
from honeyflow.site.config import Company, Site


def orchard(customers: tuple[Customer, ...] = (), **organizations: str) -> Directory:
    named = {key.replace("_", "."): name for key, name in organizations.items()}
    company = Company("Orchard", ("orchard.example",))
    return directory(Site(folder=Path(), company=company, organizations=named), customers)


def kind_of(found: Directory, email: str) -> tuple[str, str] | None:
    place = found.workplace(email)
    return (place.name, place.kind.value) if place else None


def workplaces(*people: tuple[str, str]) -> list[str]:
    seen = [SeenIdentity(email, name, email) for name, email in people]
    alone = {one.identity_id: Membership(one.identity_id, "alone", 1.0) for one in seen}
    return sorted(find_workplaces(seen, alone, orchard()))


def test_workplace_by_the_companys_customers_and_sites_tables() -> None:
    found = orchard((Customer("C1", "Larder Ltd", ("larder.example",)),), cellar_example="Cellar")

    assert kind_of(found, "a@mail.orchard.example") == ("Orchard", "keeper")
    assert kind_of(found, "a@larder.example") == ("Larder Ltd", "customer")
    assert kind_of(found, "a@cellar.example") == ("Cellar", "company")


def test_workplace_of_free_mail_forges_and_volunteers_is_none() -> None:
    hosts = ("gmail.com", "users.noreply.github.com", "apache.org", "alum.mit.edu", "laptop.local")

    assert [kind_of(orchard(), f"a@{host}") for host in hosts] == [None] * 5


def test_workplace_claimed_by_two_customers_is_found_and_the_first_kept() -> None:
    found = orchard((Customer("C1", "Larder", ("a.example",)), Customer("C2", "Cellar", ("a.example",))))

    assert kind_of(found, "x@a.example") == ("Larder", "customer")
    assert [finding.rule for finding in found.findings] == ["domain-claimed-twice"]


def test_workplaces_leave_out_a_domain_that_bears_its_users_name() -> None:
    assert workplaces(("Ann Crosswood", "me@crosswood.example"), ("Bo Reed", "bo@attic.example")) == [
        "bo@attic.example"
    ]


def test_workplaces_keep_a_domain_that_bears_the_name_of_one_user_only() -> None:
    people = (("Ann Crosswood", "ann@crosswood.example"), ("Bo Reed", "bo@crosswood.example"))

    assert len(workplaces(*people)) == 2


def identity(name: str, email: str) -> Identity:
    return Identity(email, name, email, f"person of {email}", bot=False, evidence="alone", confidence_share=1.0)


def test_staff_is_found_by_address_else_by_the_only_one_of_that_name() -> None:
    people = [identity("ada", "ada@orchard.example"), identity("Ben Quince", "b@gmail.com")]
    staff = [
        Employment("S1", "Ada", ("ADA@orchard.example",), date(2025, 1, 1)),
        Employment("S2", "Ben Quince", (), date(2025, 1, 1)),
    ]

    assert find_staff(staff, people) == {"S1": {"person of ada@orchard.example"}, "S2": {"person of b@gmail.com"}}


def test_staff_by_a_name_that_two_bear_finds_nobody_and_says_so() -> None:
    people = [identity("Ben Quince", "b@gmail.com"), identity("Ben Quince", "ben@larder.example")]
    staff = [Employment("S2", "Ben Quince", (), date(2025, 1, 1))]

    found = find_staff(staff, people)

    assert not found.get("S2")
    assert [finding.rule for finding in missing_staff(staff, found)] == ["staff-without-commits"]


def test_employment_that_goes_on_reaches_to_the_day_after_the_run() -> None:
    spans = employments([Employment("S1", "Ada", (), date(2025, 1, 1))], {"S1": {"p"}}, date(2025, 4, 1))

    assert spans["p"][0].end == date(2025, 4, 2)

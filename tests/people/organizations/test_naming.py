from pathlib import Path

import pytest

from honeyflow.people.organizations.naming import Customer, Directory, directory
from honeyflow.people.records import OrganizationKind
from honeyflow.people.tables import ORGANIZATION
from honeyflow.site import Site
from honeyflow.site.config import Company
from tests.people.commits import Commit, people_of


def listed(*customers: Customer, **organizations: str) -> Directory:
    company = Company("Orchard", ("orchard.example",))
    named = {domain.replace("_", "."): name for domain, name in organizations.items()}
    return directory(Site(Path("orchard"), company=company, organizations=named), customers)


@pytest.mark.parametrize(
    ("email", "name", "kind"),
    [
        ("ada@orchard.example", "Orchard", OrganizationKind.KEEPER),
        ("ada@lab.orchard.example", "Orchard", OrganizationKind.KEEPER),
        ("dan@larder.example", "Larder", OrganizationKind.CUSTOMER),
        ("x@us.ibm.com", "IBM", OrganizationKind.COMPANY),
        ("x@cs.ox.ac.uk", "University of Oxford", OrganizationKind.UNIVERSITY),
        ("x@mail.nasa.gov", "NASA", OrganizationKind.GOVERNMENT),
        ("x@blue-moon.de", "Blue Moon", OrganizationKind.COMPANY),
    ],
)
def test_workplace_of_a_work_address(email: str, name: str, kind: OrganizationKind) -> None:
    place = listed(Customer("C1", "Larder", ("larder.example",))).workplace(email)

    assert place is not None
    assert (place.name, place.kind) == (name, kind)


@pytest.mark.parametrize(
    "email",
    [
        "x@gmail.com",
        "x@apache.org",
        "x@users.noreply.github.com",
        "x@alum.mit.edu",
        "x@localhost",
        "x@facebook.com",
        "x@dyn.homelinux.org",
        "",
    ],
)
def test_workplace_of_addresses_that_name_no_employer(email: str) -> None:
    assert listed().workplace(email) is None


def test_workplace_named_by_the_site_takes_the_place_of_the_curated_one() -> None:
    found = listed(thinkpad_example="International Business Machines", gmail_com="Mail Works")

    assert [place and place.name for place in map(found.workplace, ("x@thinkpad.example", "x@gmail.com"))] == [
        "IBM",
        "Mail Works",
    ]


def test_domain_of_two_customers_is_a_finding_and_stays_the_firsts() -> None:
    found = listed(Customer("C1", "Larder", ("a.example",)), Customer("C2", "Cellar", ("a.example",)))

    assert [(finding.rule, finding.evidence.locator) for finding in found.findings] == [
        ("domain-claimed-twice", "a.example")
    ]
    assert found.listed["a.example"] == listed(Customer("C1", "Larder", ("a.example",))).listed["a.example"]


def test_organizations_of_one_name_say_which_domain(tmp_path: Path) -> None:
    commits = [
        Commit(str(n), f"{who} Hazel", f"{who}@mill.{suffix}")
        for n, (who, suffix) in enumerate([("Dan", "de"), ("Eva", "ch")])
    ]

    rows = people_of(tmp_path, commits).rows(ORGANIZATION)

    assert [row["name"] for row in rows if row["kind"] == "company"] == ["Mill", "Mill (mill.de)"]


def test_organizations_of_one_person_are_their_own_where_people_settle(tmp_path: Path) -> None:
    alone, shared = (
        Commit("1", "Dan Hazel", "dan@mill.org"),
        [Commit(n, f"{n} Elm", f"{n}@barn.org") for n in ("Eva", "Gil")],
    )

    rows = people_of(tmp_path, [alone, *shared]).rows(ORGANIZATION)

    assert [(row["organization_id"], row["confidence_share"]) for row in rows if row["kind"] == "company"] == [
        ("barn.org", 0.5)
    ]


def test_customer_with_an_address_at_a_mail_provider_does_not_employ_its_users() -> None:
    found = listed(Customer("C1", "Larder", ("gmail.com", "larder.example")))
    assert found.workplace("eva@gmail.com") is None
    assert found.workplace("dan@larder.example") is not None

from pathlib import Path

from honeyflow.people.organizations.naming import Customer, Directory, directory
from honeyflow.people.records import OrganizationKind
from honeyflow.site import Site
from honeyflow.site.config import Company
from honeyflow.site.organizations import KnownOrganization


def known(*organizations: KnownOrganization, customers: tuple[Customer, ...] = ()) -> Directory:
    company = Company("Orchard", ("orchard.example",))
    return directory(Site(Path("orchard"), company=company, known_organizations=organizations), customers)


def test_organization_of_the_site_names_what_its_domains_employ() -> None:
    place = known(KnownOrganization("Barn", "partner", ("barn.example", "barn.example.org"))).workplace(
        "x@mail.barn.example.org"
    )

    assert place is not None
    assert (place.organization_id, place.name, place.kind) == ("barn.example", "Barn", OrganizationKind.PARTNER)


def test_organization_that_does_not_employ_names_no_workplace() -> None:
    assert known(KnownOrganization("Barn", "foundation", ("barn.example",), employs=False)).workplace(
        "x@barn.example"
    ) is None  # fmt: skip


def test_organization_of_the_site_extends_the_curated_one() -> None:
    found = known(KnownOrganization("Red Hat, Inc.", "competitor", ("hats.example",)))

    places = [found.workplace(f"x@{domain}") for domain in ("redhat.com", "hats.example")]
    assert [place and (place.organization_id, place.name, place.kind) for place in places] == [
        ("redhat.com", "Red Hat, Inc.", OrganizationKind.COMPETITOR)
    ] * 2


def test_organization_called_as_a_customer_is_the_customer() -> None:
    found = known(
        KnownOrganization("Larder Ltd", domains=("pantry.example",)),
        customers=(Customer("C1", "Larder", ("larder.example",)),),
    )

    place = found.workplace("x@pantry.example")
    assert place is not None
    assert (place.organization_id, place.kind) == ("larder.example", OrganizationKind.CUSTOMER)


def test_name_that_two_organizations_claim_is_found_and_stays_the_firsts() -> None:
    found = known(KnownOrganization("Barn", aliases=("Shed",)), KnownOrganization("Mill", aliases=("SHED Inc.",)))

    assert [(each.rule, str(each.evidence)) for each in found.findings] == [
        ("name-claimed-twice", "honeyflow.toml:SHED Inc.")
    ]


def test_domain_that_two_organizations_claim_is_found() -> None:
    found = known(KnownOrganization("Barn", domains=("a.example",)), KnownOrganization("Mill", domains=("a.example",)))

    assert [each.rule for each in found.findings] == ["domain-claimed-twice"]

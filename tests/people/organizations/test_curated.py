"""Promises of the curated list, whatever is added to it."""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from honeyflow.people.domains import Use, classify
from honeyflow.people.organizations.known import called, curated_organizations
from honeyflow.people.organizations.names import organization_key
from honeyflow.people.organizations.naming import Directory, directory
from honeyflow.people.organizations.ownership import owner_on
from honeyflow.site import Site

WITHOUT_DOMAIN = {"Apollo Global Management", "EQT", "Emerson", "Idera", "Rogue Wave Software", "TPG"}
"""Owners that nobody writes from."""


@pytest.fixture(scope="module")
def found() -> Directory:
    return directory(Site(Path("orchard")), ())


def test_curated_domains_and_names_are_each_at_one_organization() -> None:
    domains = Counter(domain for each in curated_organizations() for domain in each.domains)
    names = Counter(
        key for each in curated_organizations() for key in {organization_key(name) for name in called(each)}
    )

    assert [key for key, count in (domains + names).items() if count > 1] == []


def test_curated_organizations_have_domains_and_anybodys_employ_nobody() -> None:
    employing = (domain for each in curated_organizations() if each.employs for domain in each.domains)

    assert [each.name for each in curated_organizations() if not each.domains] == []
    assert [domain for domain in employing if classify(domain).use in (Use.FREE, Use.PROVIDER)] == ["linux.alibaba.com"]


def test_curated_owners_are_listed_and_in_order() -> None:
    keys = {organization_key(name) for each in curated_organizations() for name in called(each)}

    owners = {owner.name for each in curated_organizations() for owner in each.owners}
    assert {name for name in owners if organization_key(name) not in keys} == WITHOUT_DOMAIN
    for each in curated_organizations():
        ends = [(owner.start or date.min, owner.end or date.max) for owner in each.owners]
        assert all(one[1] <= two[0] for one, two in pairwise(ends)), each.name


def test_curated_owners_make_no_ring(found: Directory) -> None:
    assert found.findings == []


@pytest.mark.parametrize(
    ("domain", "day", "owner"),
    [
        ("sun.com", date(2010, 1, 26), None),
        ("sun.com", date(2010, 1, 27), "oracle.com"),
        ("mysql.com", date(2009, 1, 1), "sun.com"),
        ("mysql.com", date(2011, 1, 1), "oracle.com"),
        ("redhat.com", date(2019, 7, 9), "ibm.com"),
        ("pentaho.com", date(2016, 1, 1), "hitachi.com"),
        ("springsource.com", date(2010, 1, 1), "emc.com"),
        ("springsource.com", date(2024, 1, 1), "broadcom.com"),
        ("trolltech.com", date(2010, 1, 1), "nokia.com"),
        ("trolltech.com", date(2020, 1, 1), "qt.io"),
        ("windriver.com", date(2023, 1, 1), "aptiv.com"),
        ("novell.com", date(2024, 1, 1), "opentext.com"),
    ],
)
def test_curated_owner_on_a_day(found: Directory, domain: str, day: date, owner: str | None) -> None:
    assert owner_on(found.histories, domain, day) == owner

"""The offer a company publishes: what its pages tell, and no more."""

import dataclasses
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from honeyflow.cli.offered import offer_from
from honeyflow.ledger.money_read import read_customer_names
from honeyflow.ledger.projects_read import Published, read_projects_published
from honeyflow.outreach.briefs.offer import Offer, offer_json, read_offer
from honeyflow.outreach.briefs.publish import offer_of
from honeyflow.people.reads.known_names import read_known_names
from honeyflow.site import Site, load_site
from honeyflow.site.projects import Project
from tests.worlds.snapshots import AS_OF, orchard_site


@pytest.fixture(scope="module")
def orchard() -> Offer:
    return offer_from(load_site(orchard_site()))


def told(**of_site: Any) -> Offer:
    return offer_from(dataclasses.replace(load_site(orchard_site()), **of_site))


def test_published_offer_reads_back_as_it_is(orchard: Offer) -> None:
    assert read_offer(offer_json(orchard)) == (orchard, ())


def test_offer_is_of_the_snapshots_day_with_the_sites_services(orchard: Offer) -> None:
    assert orchard.as_of == AS_OF
    assert [each.slug for each in orchard.services] == sorted(each.slug for each in orchard.services)
    assert orchard.services


def test_commons_are_the_statements_for_whole_quarters(orchard: Offer) -> None:
    commons = orchard.commons

    assert commons is not None
    assert commons.open + commons.other + commons.unknown == 100
    assert (commons.first_on, commons.last_on) == (date(2024, 7, 1), date(2025, 3, 31))


def test_named_project_has_what_the_site_and_the_records_tell() -> None:
    named = told(projects=(Project("press", ("pkg:pypi/press",), "https://f.example/press", "", "MIT"),))
    (press,) = [each for each in named.projects if each.name == "press"]

    assert (press.packages, press.licence) == (("pkg:pypi/press",), "MIT")
    assert [(each.version, each.on) for each in press.releases] == [("v1.0", date(2025, 2, 6))]


@pytest.mark.parametrize("opened", [False, None])
def test_project_that_is_not_open_is_told_only_when_the_site_names_it(opened: bool | None) -> None:
    secret = Published("secret", "git@github.com:weft/secret.git", "proprietary", opened, ())
    answers = {read_projects_published: (secret,), read_customer_names: (), read_known_names: frozenset[str]()}

    def ask(read: Any, *_: Any) -> Any:
        return answers.get(read)

    site = Site(folder=Path("/nowhere"))
    named = dataclasses.replace(site, projects=(Project("secret"),))
    assert offer_of(site, ask, AS_OF).projects == ()
    assert [(each.name, each.licence) for each in offer_of(named, ask, AS_OF).projects] == [("secret", "")]


@pytest.mark.parametrize(
    ("name", "people", "customers"), [("ada-pomme", {"ada pomme"}, ()), ("larder", (), ("Larder",))]
)
def test_project_named_for_somebody_is_left_out(name: str, people: Any, customers: Any) -> None:
    found = Published(name, "/srv/x.git", "MIT", open=True, releases=())
    answers = {read_projects_published: (found,), read_customer_names: customers, read_known_names: frozenset(people)}

    def ask(read: Any, *_: Any) -> Any:
        return answers.get(read)

    assert offer_of(Site(folder=Path("/nowhere")), ask, AS_OF).projects == ()


def test_no_person_and_no_customer_is_named() -> None:
    text = offer_json(told(projects=(Project("press"), Project("almanac"))))

    assert "Ada" not in text
    assert "@" not in text


def test_site_without_a_snapshot_tells_its_own_words(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(orchard_site(), site, ignore=shutil.ignore_patterns("data", "repositories"))
    offer = offer_from(load_site(site))

    assert offer.commons is None
    assert offer.projects == ()
    assert offer.services


def test_offer_of_a_site_alone_has_its_projects() -> None:
    site = Site(folder=Path("/nowhere"), projects=(Project("weft", ("pkg:pypi/weft",)),))

    assert [each.packages for each in offer_of(site).projects] == [("pkg:pypi/weft",)]


def test_company_that_told_no_name_has_none() -> None:
    assert offer_of(Site(folder=Path("/nowhere"))).company == ""

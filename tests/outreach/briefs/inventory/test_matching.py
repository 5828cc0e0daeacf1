"""Which of what is used is the project, in which version, and how old."""

import json
from datetime import date
from pathlib import Path

import pytest

from honeyflow.outreach.briefs.inventory.matching import By, Standing, Use, match
from honeyflow.outreach.briefs.inventory.records import Component
from honeyflow.outreach.briefs.inventory.versions import compare_versions, is_before_release
from honeyflow.outreach.briefs.offer import Project, Release

TODAY = date(2026, 11, 24)
RELEASES = (
    Release("v2.3.0", date(2025, 1, 10)),
    Release("v2.3.1", date(2025, 11, 24)),
    Release("weft-2.4.0", date(2026, 6, 1)),
    Release("v2.10.0", date(2026, 10, 1)),
    Release("v3.0.0rc1", date(2026, 11, 1)),
)
WEFT = Project("weft", ("pkg:pypi/weft", "pkg:npm/%40loom/weft"), releases=RELEASES)
VERSIONS = json.loads((Path(__file__).parent / "versions.json").read_text(encoding="utf-8"))


def used(purl: str, name: str = "weft", version: str = "", project: Project = WEFT) -> tuple[Use, ...]:
    return match([Component(purl, name, version, "sbom.json")], [project], TODAY)


def test_version_is_dated_and_later_releases_are_counted() -> None:
    (use,) = used("pkg:pypi/weft@2.3.1", version="2.3.1")

    assert (use.by, use.standing, use.released_on, use.days) == (By.PACKAGE, Standing.BEHIND, date(2025, 11, 24), 365)
    assert (use.behind, use.newest, use.newest_on) == (2, "2.10.0", date(2026, 10, 1))


@pytest.mark.parametrize(
    ("version", "standing", "behind"),
    [
        ("2.10.0", Standing.NEWEST, 0),
        ("2.10", Standing.NEWEST, 0),
        ("2.11.0", Standing.AHEAD, 0),
        ("2.3.9", Standing.BEHIND, 2),
        ("", Standing.UNKNOWN_VERSION, None),
    ],
)
def test_standing_says_what_is_known(version: str, standing: Standing, behind: int | None) -> None:
    (use,) = used("pkg:pypi/weft", version=version)

    assert (use.standing, use.behind) == (standing, behind)


def test_version_that_was_not_published_has_no_age() -> None:
    (use,) = used("pkg:pypi/weft@2.3.9", version="2.3.9")

    assert (use.released_on, use.days) == (None, None)


@pytest.mark.parametrize("purl", ["pkg:pypi/Weft@1", "pkg:pypi/weft", "pkg:npm/%40loom/weft@1", "pkg:npm/@loom/weft"])
def test_package_is_known_by_its_url(purl: str) -> None:
    assert [use.by for use in used(purl, "weft", "1")] == [By.PACKAGE]


@pytest.mark.parametrize(
    ("purl", "name"),
    [("", "weft"), ("", "Weft"), ("pkg:deb/debian/python3-weft@1", "python3-weft"), ("pkg:cargo/weft@1", "weft")],
)
def test_name_alone_says_that_it_is_only_the_name(purl: str, name: str) -> None:
    assert [use.by for use in used(purl, name, "1")] == [By.NAME]


@pytest.mark.parametrize("purl", ["pkg:pypi/weft-http@1", "pkg:pypi/wefts@1", "pkg:npm/weaver@1"])
def test_other_package_is_not_the_project(purl: str) -> None:
    assert used(purl, purl.rpartition("/")[2].partition("@")[0], "1") == ()


def test_versions_go_before_none_and_packages_before_names() -> None:
    told = [("", "2.3.0"), ("pkg:pypi/weft", ""), ("pkg:pypi/weft@2.3.1", "2.3.1"), ("pkg:pypi/weft@2.4.0", "2.4.0")]
    found = match([Component(purl, "weft", version) for purl, version in told], [WEFT], TODAY)

    assert [use.version for use in found] == ["2.4.0", "2.3.1"]


def test_project_without_releases_says_so() -> None:
    (use,) = used("pkg:pypi/weft@1", version="1", project=Project("weft", ("pkg:pypi/weft",)))

    assert (use.standing, use.behind, use.newest) == (Standing.NO_RELEASES, None, "")


@pytest.mark.parametrize(("kind", "one", "other", "order"), VERSIONS)
def test_versions_are_in_their_order(kind: str, one: str, other: str, order: int) -> None:
    assert compare_versions(kind, one, other) == order
    assert compare_versions(kind, other, one) == -order


def test_what_comes_before_a_release_is_told_apart() -> None:
    assert is_before_release("pypi", "2.0rc1")
    assert is_before_release("npm", "2.0.0-beta.3")
    assert not is_before_release("pypi", "2.0.post1")
    assert not is_before_release("maven", "2.0.RELEASE")

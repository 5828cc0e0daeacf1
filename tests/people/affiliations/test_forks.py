"""Owners of forks: which merges tell where their author worked."""

from datetime import date
from pathlib import Path

import pytest

from honeyflow.people.affiliations.forks import MergedBranch, hear_forks
from honeyflow.people.organizations.naming import directory
from honeyflow.people.records import Identity
from honeyflow.site import Site
from honeyflow.site.config import Company

ANN = Identity("a", "Ann Suse", "annc@gmail.com", "ann", False, "alone", 1.0)


def told(owner: str, repository: str = "press") -> list[tuple[str, str]]:
    subject = f"Merge pull request #12 from {owner}"
    merged = [MergedBranch(repository, "1", subject, "ann", date(2024, 3, 5))] * 2
    found = directory(Site(Path("/nowhere"), company=Company("Orchard", ("orchard.example",))), ())
    return [(hint.organization_id, hint.evidence) for hint in hear_forks(merged, [ANN], found)[0]]


def test_copy_of_an_organization_tells_once_a_month() -> None:
    assert told("RedHat/topic") == [("redhat.com", "fork-owner:redhat")]


@pytest.mark.parametrize("owner", ["annc/topic", "suse/topic", "somebody/topic", "apache/topic", "RedHat"])
def test_own_login_own_name_strangers_foundations_and_other_subjects_tell_nothing(owner: str) -> None:
    assert told(owner) == []


def test_branch_of_the_project_itself_is_no_copy() -> None:
    assert told("redhat/topic", "RedHat") == []

from dataclasses import dataclass, field
from datetime import date
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.people.affiliations.listed import Heard, hear_lists
from honeyflow.people.organizations.naming import directory
from honeyflow.people.records import Membership, OrganizationKind, SeenIdentity, Workplace
from honeyflow.site import Site
from honeyflow.site.config import Company
from honeyflow.sources.lists.records import ListedAffiliation

PLACES = (Workplace("blue-moon.de", "Blue Moon", OrganizationKind.COMPANY),)


@dataclass
class Row:
    """A line of a list in a few words."""

    organization: str = "Red Hat, Inc."
    email: str | None = None
    login: str | None = None
    name: str | None = None
    start: date | None = None
    end: date | None = None
    capacity: str | None = None
    list: str = "a.txt"
    line: int | None = None
    number: int = field(default_factory=count(1).__next__)
    decided: bool = False

    def listed(self) -> ListedAffiliation:
        who = (self.login, self.name, self.email, self.organization)
        return ListedAffiliation(
            self.list, self.number, self.line or self.number, *who, self.start, self.end, self.capacity, self.decided
        )


def one(name: str, email: str, first_on: date | None = date(2015, 1, 1)) -> SeenIdentity:
    return SeenIdentity(f"{name} {email}", name, email, first_on=first_on)


DAN = (
    one("Dan Hazel", "dan@larder.example", date(2012, 1, 1)),
    one("Dan Hazel", "7+danh@users.noreply.github.com", date(2016, 1, 1)),
    one("Dan Hazel", "dan@gmail.com", date(2014, 1, 1)),
)
EVA = (one("Eva Elm", "eva@gmail.com"),)


def hear(*rows: Row, people: dict[str, tuple[SeenIdentity, ...]] | None = None) -> Heard:
    groups = people or {"dan": DAN, "eva": EVA}
    memberships = {each.identity_id: Membership(person, "alone", 1.0) for person in groups for each in groups[person]}
    found = directory(Site(Path("orchard"), company=Company("Orchard", ("orchard.example",))), ())
    seen = [each for group in groups.values() for each in group]
    return hear_lists([row.listed() for row in rows], seen, memberships, found, PLACES, order=("b.txt", "a.txt"))


@pytest.mark.parametrize(
    ("row", "by", "confidence"),
    [
        (Row(email="DAN@larder.example", start=date(2015, 1, 1)), "address", 0.95),
        (Row(email="no@x.example", login="DanH", start=date(2015, 1, 1)), "login", 0.93),
        (Row(name="dan hazel", start=date(2015, 1, 1)), "name", 0.8),
        (Row(email="dan@gmail.com"), "address", 0.855),
    ],
)
def test_list_means_a_person_by_address_login_or_name(row: Row, by: str, confidence: float) -> None:
    (told,) = hear(row).told

    assert (told.person_id, told.organization_id, told.capacity) == ("dan", "redhat.com", "employee")
    assert told.evidence.endswith(f" by {by}")
    assert told.confidence == pytest.approx(confidence)


@pytest.mark.parametrize("row", [Row(name="Dan"), Row(login="nobody"), Row(email="x@y.example"), Row(name="Eva Elm")])
def test_list_means_nobody_where_it_may_mean_two(row: Row) -> None:
    twins = {"dan": DAN, "eva": EVA, "other": (one("Eva Elm", "elm@gmail.com"),)}

    heard = hear(row, people=twins)

    assert heard.told == []
    assert [(each.rule, each.seen) for each in heard.findings] == [
        ("listed-without-commits", "1 on the list, found in no commit")
    ]


@pytest.mark.parametrize(
    ("name", "organization_id"),
    [
        ("RedHat", "redhat.com"),
        ("Orchard Ltd", "orchard.example"),
        ("blue moon gmbh", "blue-moon.de"),
        ("Night Owl, Inc.", "night-owl"),
    ],
)
def test_organization_of_a_list_is_one_that_is_known_or_a_new_one(name: str, organization_id: str) -> None:
    heard = hear(Row(name, email="dan@gmail.com"), Row(name.upper(), email="eva@gmail.com"))

    assert [each.organization_id for each in heard.told] == [organization_id] * 2
    assert list(heard.places) == [organization_id]


@pytest.mark.parametrize(
    ("row", "capacity"),
    [
        (Row("Self", email="dan@gmail.com", capacity="independent"), "independent"),
        (Row("KDE", email="dan@gmail.com", capacity="volunteer"), "volunteer"),
        (Row("Student", email="dan@gmail.com", capacity="student"), "student"),
    ],
)
def test_people_who_work_for_nobody(row: Row, capacity: str) -> None:
    (told,) = hear(row).told

    assert (told.organization_id, told.capacity) == (None, capacity)


def test_list_named_first_by_the_site_has_precedence() -> None:
    second = Row("Intel", email="dan@gmail.com", start=date(2010, 1, 1), list="a.txt")
    first = Row("SUSE", email="dan@gmail.com", start=date(2012, 1, 1), end=date(2014, 1, 1), list="b.txt")

    heard = hear(second, first)

    assert [(each.organization_id, each.start, each.end) for each in heard.told] == [
        ("intel.com", date(2010, 1, 1), date(2012, 1, 1)),
        ("suse.com", date(2012, 1, 1), date(2014, 1, 1)),
        ("intel.com", date(2014, 1, 1), None),
    ]
    assert [each.rule for each in heard.findings] == ["lists-disagree"]


def test_undated_lines_of_several_addresses_follow_each_other_as_seen() -> None:
    heard = hear(Row("SUSE", email="dan@gmail.com"), Row("Intel", email="dan@larder.example"))

    day = date(2014, 1, 1)
    assert [(each.organization_id, each.start, each.end) for each in heard.told] == [
        ("intel.com", None, day),
        ("suse.com", day, None),
    ]
    assert heard.findings == []


def test_addresses_of_one_line_tell_one_period() -> None:
    heard = hear(Row(email="dan@gmail.com", login="d", line=3), Row(email="dan@larder.example", login="d", line=3))

    assert len(heard.told) == 1


DAYS = st.one_of(st.none(), st.dates(date(2010, 1, 1), date(2010, 1, 20)))


@given(st.lists(st.tuples(st.sampled_from(["SUSE", "Intel", "Self"]), st.integers(0, 2), DAYS, DAYS), max_size=8))
def test_what_is_told_of_one_person_never_overlaps(rows: list[tuple[str, int, date | None, date | None]]) -> None:
    sound = [row for row in rows if row[2] is None or row[3] is None or row[2] < row[3]]
    told = hear(*(Row(name, DAN[n].email, start=start, end=end) for name, n, start, end in sound)).told

    assert all((one.end or date.max) <= (two.start or date.min) for one, two in pairwise(told))


ROOT = "root@localhost"
SHARED = {"ann": (one("Ann Reed", ROOT),), "bo": (one("Bo Finch", ROOT),), "eva": EVA}


def test_decision_by_name_and_address_is_about_that_one_alone() -> None:
    heard = hear(Row(email=ROOT, name="ann REED", line=4, decided=True), people=SHARED)

    assert [(each.person_id, each.evidence) for each in heard.told] == [("ann", "a.txt:line 4 by name and address")]
    assert not heard.findings


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (Row(email=ROOT, line=4, decided=True), "match-decision-about-many"),
        (Row(email=ROOT, name="Cy Dale", line=4, decided=True), "match-decision-about-nobody"),
        (Row(email="cy@x.example", line=4, decided=True), "match-decision-about-nobody"),
    ],
)
def test_decision_about_nobody_or_many_is_a_finding_with_its_line(row: Row, rule: str) -> None:
    heard = hear(row, people=SHARED)

    assert not heard.told
    assert [(each.rule, each.evidence.locator) for each in heard.findings] == [(rule, "line 4")]

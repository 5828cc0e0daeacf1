from datetime import date
from pathlib import Path

from honeyflow.people.tables import ORGANIZATION, ORGANIZATION_PERIOD
from honeyflow.site.organizations import FormerName, KnownOrganization, Owner
from tests.people.commits import Commit, CustomerRow, people_of

BARN = KnownOrganization(
    "Barn",
    "competitor",
    ("barn.example",),
    renamed=(FormerName("Shed", date(2010, 1, 1)),),
    owners=(Owner("Larder", date(2015, 1, 1), date(2020, 1, 1)), Owner("Orchard", date(2020, 1, 1))),
)
AT_BARN = Commit("1", "Dan Hazel", "dan@barn.example")
LARDER = CustomerRow("C1", "Larder", "larder.example")


def test_organization_says_whose_it_is_today(tmp_path: Path) -> None:
    rows = people_of(tmp_path, [AT_BARN], known=[BARN], customers=[LARDER]).rows(ORGANIZATION)

    assert [(row["name"], row["kind"], row["owner_id"], row["owner"], row["owner_kind"]) for row in rows] == [
        ("Barn", "competitor", "orchard.example", "Orchard", "keeper"),
        ("Orchard", "keeper", None, None, None),
    ]


def test_organization_periods_say_whose_it_was_then(tmp_path: Path) -> None:
    rows = people_of(tmp_path, [AT_BARN], known=[BARN], customers=[LARDER]).rows(ORGANIZATION_PERIOD)

    told = {
        (row["valid_from"], row["name"], row["owner_id"]) for row in rows if row["organization_id"] == "barn.example"
    }
    assert told == {
        (None, "Shed", None),
        (date(2010, 1, 1), "Barn", None),
        (date(2015, 1, 1), "Barn", "larder.example"),
        (date(2020, 1, 1), "Barn", "orchard.example"),
    }


def test_organizations_in_a_ring_are_found_by_the_run(tmp_path: Path) -> None:
    ring = [KnownOrganization("Barn", owners=(Owner("Mill"),)), KnownOrganization("Mill", owners=(Owner("Barn"),))]
    findings = people_of(tmp_path, [AT_BARN], known=ring).findings

    assert [(each.rule, str(each.evidence)) for each in findings] == [("owners-cyclic", "honeyflow.toml:Mill")]

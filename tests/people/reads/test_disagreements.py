from datetime import date

import pytest

from honeyflow.people.reads.disagreements import find_disagreements
from honeyflow.sources.decisions.records import Decision

HERSELF, MANAGER = "ann@mill.example", "cy@orchard.example"


def decided(line: int, by: str, organization: str, **told: object) -> Decision:
    given = {"kind": "works-for", "valid_from": None, "valid_to": None, "capacity": None, "who": HERSELF, **told}
    return Decision(
        line, "2026-01-01", by, given["kind"], given["who"], None, organization, given["valid_from"],
        given["valid_to"], given["capacity"],
    )  # type: ignore[arg-type]  # fmt: skip


def test_two_places_on_the_same_days_contradict_each_other() -> None:
    found = find_disagreements([decided(2, HERSELF, "Mill"), decided(3, MANAGER, "Larder")], {})

    assert found == {2: (3,), 3: (2,)}


@pytest.mark.parametrize(
    "other",
    [
        decided(3, MANAGER, "mill"),
        decided(3, HERSELF, "Larder"),
        decided(3, MANAGER, "Larder", capacity="contractor"),
        decided(3, MANAGER, "Larder", valid_from=date(2026, 1, 1)),
        decided(3, MANAGER, "Larder", kind="not-works-for"),
        decided(3, MANAGER, "Larder", who="bo@mill.example"),
    ],
)
def test_what_can_both_be_right_does_not(other: Decision) -> None:
    assert find_disagreements([decided(2, HERSELF, "Mill", valid_to=date(2026, 1, 1)), other], {}) == {}


def test_denial_of_what_somebody_else_states_contradicts_it() -> None:
    denial = decided(2, HERSELF, "Mill", kind="not-works-for")

    assert find_disagreements([denial, decided(3, MANAGER, "Mill")], {}) == {2: (3,), 3: (2,)}


def test_two_addresses_of_one_person_are_one() -> None:
    other = decided(3, MANAGER, "Larder", who="ann@home.example")

    assert find_disagreements([decided(2, HERSELF, "Mill"), other], {HERSELF: "p", "ann@home.example": "p"})

"""Texts from outside, shown without the people named in them."""

import pytest

from honeyflow.people.reads.known_names import read_known_names, without_people
from honeyflow.store.engines import open_engine
from tests.worlds.snapshots import orchard_snapshot

NAMES = frozenset({"ann reed", "gil sahin", "jose maria silva"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mend the press, thanks to Ann Reed", "Mend the press, thanks to …"),
        ("Ann Reed: mend the press", "…: mend the press"),
        ("José María Silva and Gil Şahin agree.", "… and … agree."),
        ("Merge from ann@x.example into main", "Merge from … into main"),
        ("Signed <ann.reed@x.example>.", "Signed …."),
        ("Fix #12 as @annr said", "Fix #12 as … said"),
        ("Pull request from annr/steam", "Pull request from …/steam"),
        ("Use @angular/core and list[int]", "Use @angular/core and list[int]"),
        ("Reed the pipe", "Reed the pipe"),
        ("", ""),
    ],
)
def test_people_are_masked_and_nothing_else(text: str, shown: str) -> None:
    assert without_people(text, NAMES) == shown


def test_names_are_those_of_people_not_of_programs() -> None:
    engine = open_engine("duckdb")
    names = read_known_names(orchard_snapshot(), engine)
    engine.close()

    assert {"ada pomme", "gil sahin"} <= names
    assert not [name for name in names if "bot" in name]

"""Decisions and lists, from their tables to the employer of a commit."""

from datetime import date
from pathlib import Path

from honeyflow.people.tables import AFFILIATION, COMMIT_EMPLOYERS, IDENTITY, PERSON
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.lists.records import ListedAffiliation
from tests.people.commits import Commit, CustomerRow, People, StaffRow, people_of

LARDER = CustomerRow("C1", "Larder", "larder.example")
WORK, PRIVATE, OTHER = "dan@larder.example", "dan.h@gmail.com", "hazel.code@posteo.de"
COMMITS = [
    Commit("1", "Dan Hazel", WORK, date(2024, 1, 5)),
    Commit("2", "Dan Hazel", PRIVATE, date(2024, 3, 5)),
    Commit("3", "hz", OTHER, date(2024, 4, 5)),
]


def decided(line: int, kind: str, who: str, **told: object) -> Decision:
    told = {"other": None, "organization": None, "valid_from": None, "valid_to": None, "capacity": None} | told
    return Decision(line, "2025-01-01T00:00:00+00:00", "Ada", kind, who, **told)  # type: ignore[arg-type]


def built(folder: Path, *decisions: Decision, **more: object) -> People:
    return people_of(folder, COMMITS, customers=[LARDER], decisions=decisions, **more)  # type: ignore[arg-type]


def persons(people: People) -> dict[str, str]:
    return {row["email"]: row["person_id"] for row in people.rows(IDENTITY)}


def employers(people: People) -> list[tuple[str, str, str]]:
    return [(row["employer"], row["capacity"], row["evidence"]) for row in people.rows(COMMIT_EMPLOYERS)]


def test_decision_joins_two_persons_and_taking_it_back_restores_exactly_what_was(tmp_path: Path) -> None:
    before = built(tmp_path / "a")
    joined = built(tmp_path / "b", decided(2, "same", WORK, other=OTHER))
    after = built(tmp_path / "c")

    assert persons(before)[WORK] != persons(before)[OTHER]
    assert persons(joined)[WORK] == persons(joined)[OTHER]
    for table in (IDENTITY, PERSON, AFFILIATION, COMMIT_EMPLOYERS):
        assert after.rows(table) == before.rows(table)


def test_decision_parts_what_a_name_joins(tmp_path: Path) -> None:
    joined = persons(built(tmp_path / "a"))
    assert joined[WORK] == joined[PRIVATE]

    parted = persons(built(tmp_path / "b", decided(2, "different", WORK, other=PRIVATE)))

    assert parted[WORK] != parted[PRIVATE]


def test_decision_about_an_employer_holds_in_its_days_and_against_the_address(tmp_path: Path) -> None:
    people = built(
        tmp_path,
        decided(2, "works-for", WORK, organization="Mill", valid_from=date(2024, 1, 1), valid_to=date(2024, 2, 1)),
    )

    assert employers(people)[0] == ("Mill", "employee", "decisions.csv:line 2 by address")
    assert employers(people)[1][0] != "Mill"


def test_decision_that_somebody_is_independent_is_shown_as_such(tmp_path: Path) -> None:
    people = built(tmp_path, decided(2, "works-for", PRIVATE, organization="independent", capacity="volunteer"))

    assert employers(people)[1][:2] == ("independent", "volunteer")


def test_decision_comes_before_a_list_and_the_staff_list_before_both(tmp_path: Path) -> None:
    listed = ListedAffiliation("people.csv", 1, 2, None, None, PRIVATE, "Press House", None, None, None)
    mill = decided(2, "works-for", PRIVATE, organization="Mill")
    staff = StaffRow("S1", "Dan Hazel", PRIVATE, date(2024, 3, 1), date(2024, 4, 1))

    found = [
        employers(built(tmp_path / "a", listed=[listed]))[1][0],
        employers(built(tmp_path / "b", mill, listed=[listed]))[1][0],
        employers(built(tmp_path / "c", mill, listed=[listed], staff=[staff]))[1][0],
    ]

    assert found == ["Press House", "Mill", "Orchard"]


def test_decision_that_a_person_is_themselves_is_a_finding_with_its_line(tmp_path: Path) -> None:
    people = built(tmp_path, decided(7, "same", WORK, other=WORK))

    assert [(each.rule, each.evidence.locator) for each in people.findings if "decision" in each.rule] == [
        ("match-decision-contradictory", "line 7")
    ]


def test_decision_about_an_address_that_nobody_has_is_a_note_with_its_line(tmp_path: Path) -> None:
    people = built(tmp_path, decided(3, "same", WORK, other="nobody@elsewhere.example"))

    assert [(each.rule, each.evidence.locator) for each in people.findings if "nobody" in each.rule] == [
        ("match-decision-about-nobody", "line 3")
    ]


def test_decision_about_an_address_that_many_write_from_joins_nobody(tmp_path: Path) -> None:
    strangers = [Commit("8", "Eve", "none@none"), Commit("9", "Finn", "none@none")]
    people = people_of(tmp_path, [*COMMITS, *strangers], decisions=[decided(4, "same", WORK, other="none@none")])

    named = {row["name"]: row["person_id"] for row in people.rows(IDENTITY)}
    assert len({named["Eve"], named["Finn"], named["Dan Hazel"]}) == 3
    assert [each.evidence.locator for each in people.findings if each.rule == "match-decision-about-many"] == ["line 4"]

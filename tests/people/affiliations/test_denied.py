"""What somebody says they did not do: addresses and lists give way in its days, the later decision wins."""

from datetime import date
from pathlib import Path

from honeyflow.people.tables import AFFILIATION, COMMIT_EMPLOYERS
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.lists.records import ListedAffiliation
from tests.people.commits import Commit, CustomerRow, People, StaffRow, people_of

DAN = ("Dan Hazel", "dan@larder.example")
LARDER = CustomerRow("C1", "Larder", "larder.example")


def decided(line: int, kind: str, first: date | None = None, end: date | None = None, who: str = DAN[1]) -> Decision:
    return Decision(line, "2025-12-01", "dan", kind, who, None, "Larder", first, end, None)


def worked(folder: Path, *decisions: Decision, **more: object) -> People:
    commits = [Commit(str(month), *DAN, date(2025, month, 5)) for month in range(1, 7)]
    return people_of(folder, commits, customers=[LARDER], decisions=decisions, **more)  # type: ignore[arg-type]


def employers(people: People) -> list[str]:
    return [row["employer"] for row in people.rows(COMMIT_EMPLOYERS)]


def test_denied_days_have_no_employer_and_the_others_keep_theirs(tmp_path: Path) -> None:
    people = worked(tmp_path, decided(2, "not-works-for", date(2025, 3, 1), date(2025, 5, 1)))

    assert employers(people) == ["Larder", "Larder", "unknown", "unknown", "Larder", "Larder"]
    periods = [row for row in people.rows(AFFILIATION) if row["organization"] == "Larder"]
    assert periods
    assert all(row["valid_to"] <= date(2025, 3, 1) or row["valid_from"] >= date(2025, 5, 1) for row in periods)


def test_denied_without_days_is_denied_for_ever(tmp_path: Path) -> None:
    assert employers(worked(tmp_path, decided(2, "not-works-for"))) == ["unknown"] * 6


def test_later_decision_wins_over_a_denial_and_a_denial_over_an_earlier_one(tmp_path: Path) -> None:
    denial, statement = decided(2, "not-works-for"), decided(3, "works-for", date(2025, 4, 1), date(2025, 5, 1))
    later = worked(tmp_path / "a", denial, statement)
    earlier = worked(tmp_path / "b", decided(2, "works-for"), decided(3, "not-works-for"))

    assert employers(later) == ["unknown", "unknown", "unknown", "Larder", "unknown", "unknown"]
    assert employers(earlier) == ["unknown"] * 6


def test_list_gives_way_and_the_companys_staff_list_does_not(tmp_path: Path) -> None:
    line = ListedAffiliation("people.csv", 1, 1, None, None, DAN[1], "Larder", None, None, None)
    listed = worked(tmp_path / "a", decided(2, "not-works-for"), listed=[line])
    staff = StaffRow("S1", "Dan Hazel", DAN[1], date(2025, 1, 1))
    denial = Decision(2, "2025-12-01", "dan", "not-works-for", DAN[1], None, "Orchard", None, None, None)
    paid = people_of(tmp_path / "b", [Commit("1", *DAN, date(2025, 2, 1))], staff=[staff], decisions=[denial])

    assert employers(listed) == ["unknown"] * 6
    assert employers(paid) == ["Orchard"]


def test_denial_about_nobody_is_noted_and_changes_nothing(tmp_path: Path) -> None:
    people = worked(tmp_path, decided(2, "not-works-for", who="no@larder.example"))

    assert employers(people) == ["Larder"] * 6
    assert "match-decision-about-nobody" in {finding.rule for finding in people.findings}

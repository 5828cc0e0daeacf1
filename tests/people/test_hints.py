"""What others said of people's work, from its tables to employers and to what is told of the unsure."""

from datetime import date
from pathlib import Path

import pytest

from honeyflow.people.reads.profile import find_profiles
from honeyflow.people.tables import AFFILIATION, AFFILIATION_CHANCE, COMMIT_EMPLOYERS
from honeyflow.sources.git.statements import FileStatement
from tests.people.commits import Commit, CustomerRow, People, people_of

LARDER, MILL = CustomerRow("C1", "Larder", "larder.example"), CustomerRow("C2", "Mill", "mill.example")
WORK, PRIVATE = "dan@larder.example", "dan.hazel@gmail.com"
MONTHS = [date(2024, month, 5) for month in range(1, 13)]
PRIVATELY = [Commit(f"{day.month}", "Dan Hazel", PRIVATE, day) for day in MONTHS]


def stated(email: str, start: date = MONTHS[0], end: date | None = None, path: str = "MAINTAINERS") -> FileStatement:
    return FileStatement("press", path, 1, 3, "Dan Hazel", email, None, None, start, end, "s")


def built(folder: Path, *statements: FileStatement, commits: list[Commit] | None = None) -> People:
    return people_of(folder, commits or PRIVATELY, customers=[LARDER, MILL], statements=statements)


def employers(people: People) -> dict[str, tuple[str, str]]:
    return {row["sha"]: (row["employer"], row["evidence"]) for row in people.rows(COMMIT_EMPLOYERS)}


def why(people: People) -> list[str]:
    snapshot = people.staging.publish({})
    (profile,) = find_profiles(snapshot, people.staging.engine, "Dan Hazel")
    return [each.why for each in profile.unknown]


def test_name_alone_in_a_file_may_be_anothers_and_is_not_enough(tmp_path: Path) -> None:
    assert employers(built(tmp_path, stated("d.hazel@larder.example")))["1"] == ("unknown", "none")


def test_own_address_in_a_file_of_who_is_in_charge_tells_for_years_and_in_a_record_of_who_took_part_it_fades(
    tmp_path: Path,
) -> None:
    years = [Commit(f"{year}", "Dan Hazel", PRIVATE, date(year, 2, 1)) for year in range(2020, 2026)]
    commits = [Commit("w", "Dan Hazel", WORK, date(2020, 1, 1)), *years]

    kept = employers(built(tmp_path / "a", stated(WORK, date(2020, 2, 1)), commits=commits))
    record = employers(built(tmp_path / "b", stated(WORK, date(2020, 2, 1), path="AUTHORS"), commits=commits))

    assert kept["2025"] == ("Larder", "named-in-file:press/MAINTAINERS")
    assert record["2025"] == ("unknown", "none")


def test_own_address_on_the_file_tells_more_than_a_name_and_says_which_file(tmp_path: Path) -> None:
    commits = [*PRIVATELY, Commit("w", "Dan Hazel", WORK, date(2024, 1, 2))]
    later = stated(WORK, date(2024, 10, 1))

    without = employers(built(tmp_path / "a", commits=commits))
    found = employers(built(tmp_path / "b", later, commits=commits))

    assert without["10"] == ("unknown", "none")
    assert found["10"] == ("Larder", "named-in-file:press/MAINTAINERS")


def test_fresh_own_address_outweighs_a_stale_line(tmp_path: Path) -> None:
    commits = [*PRIVATELY[:3], *(Commit(f"m{day.month}", "Dan Hazel", "dan@mill.example", day) for day in MONTHS[4:])]

    people = built(tmp_path, stated(WORK), commits=commits)
    found = employers(people)

    assert {found[f"m{day.month}"][0] for day in MONTHS[4:]} == {"Mill"}
    assert {row["organization"] for row in people.rows(AFFILIATION)} - {"Orchard"} == {"Mill"}


def test_line_beyond_a_persons_months_tells_nothing(tmp_path: Path) -> None:
    people = built(tmp_path, stated(WORK, date(2020, 1, 1), date(2021, 1, 1)))

    assert {employer for employer, _ in employers(people).values()} == {"unknown"}
    assert people.rows(AFFILIATION_CHANCE) == []


def test_figure_of_the_unsure_is_kept_and_told_with_what_is_needed(tmp_path: Path) -> None:
    commits = [*(Commit(f"w{n}", "Dan Hazel", WORK, date(2023, n, 3)) for n in range(1, 7)), *PRIVATELY]
    people = built(tmp_path, commits=commits)

    rows = people.rows(AFFILIATION_CHANCE)

    assert {(row["organization"], row["evidence"]) for row in rows} == {("Larder", "after-last-work-email")}
    assert all(0.01 <= row["chance_share"] < 0.65 for row in rows)
    asked = [row["chance_share"] for row in rows if row["valid_to"] > MONTHS[0]]
    (reason,) = [each for each in why(people) if "that it was" in each]
    assert reason.endswith(f"{min(asked):.2f} to {max(asked):.2f} that it was Larder; 0.65 is needed")


def test_figure_rises_with_the_evidence(tmp_path: Path) -> None:
    def chance(folder: str, *statements: FileStatement) -> float:
        rows = built(tmp_path / folder, *statements).rows(AFFILIATION_CHANCE)
        return max((row["chance_share"] for row in rows), default=0.0)

    none, name = chance("a"), chance("b", stated("d.hazel@larder.example", MONTHS[6]))

    assert none == 0.0 < name < 0.65
    assert why(built(tmp_path / "c", stated("d.hazel@larder.example", MONTHS[6]))) != why(built(tmp_path / "d"))


def test_unsure_word_of_others_is_told_in_words(tmp_path: Path) -> None:
    told = why(built(tmp_path, stated("d.hazel@larder.example", MONTHS[6])))

    (reason,) = [each for each in told if "press/MAINTAINERS" in each]
    assert "press/MAINTAINERS names them for it in these months: 0." in reason
    assert reason.endswith("that it was Larder; 0.65 is needed")


@pytest.mark.parametrize(("owner", "employer"), [("larder", "Larder"), ("danhazel", "unknown"), ("grove", "unknown")])
def test_copy_a_branch_came_from_tells_of_its_author(tmp_path: Path, owner: str, employer: str) -> None:
    tip = Commit("b" * 40, "Dan Hazel", PRIVATE, date(2024, 3, 5))
    subject = f"Merge pull request #1 from {owner}/steam"
    parents = f"{'a' * 40} {'b' * 40}"
    day = date(2024, 3, 6)
    merge = Commit("c" * 40, "Eve Oak", "eve@x.example", day, parents=parents, parent_count=2, subject=subject)

    found = employers(built(tmp_path, commits=[tip, merge]))

    assert found["b" * 40][0] == employer

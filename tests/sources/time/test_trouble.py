from pathlib import Path

import pytest
from tests.sources.time.sheets import PLAIN, TOGGL, plain, read

from honeyflow.kernel.finding import Severity


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("S9,2025-03-03,6,press,", "time-unknown-person"),
        ("zoe@orchard.example,2025-03-03,6,press,", "time-unknown-person"),
        (",2025-03-03,6,press,", "time-unknown-person"),
        ("S2,2025-07-01,6,press,", "time-outside-employment"),
        ("S1,2025-03-03,-6,press,", "duration-negative"),
        ("S1,2025-03-03,-6:00,press,", "duration-negative"),
        ("S1,2025-03-03,30,press,", "duration-absurd"),
        ("S1,2025-03-03,lots,press,", "duration-wrong"),
        ("S1,2025-03-03,,press,", "value-missing"),
        ("S1,2025-03-03,0,press,", "duration-zero"),
        ("S1,2027-03-03,6,press,", "date-future"),
        ("S1,soon,6,press,", "date-wrong"),
        ("S1,2025-03-03,6", "cells-wrong"),
    ],
)
def test_row_that_cannot_be_counted_is_left_out_and_told_of(tmp_path: Path, row: str, rule: str) -> None:
    got = plain(tmp_path, "S1,2025-03-04,6,press,", row)

    assert len(got.rows) == 1
    assert got.rules == [rule]
    assert f"{got.findings[0].evidence}" == "timesheet.csv:row 3"


def test_findings_show_no_name_and_no_wage(tmp_path: Path) -> None:
    header = "name,email,date,hours,project,price\n"
    rows = "Zoe Plum,zoe@orchard.example,2025-03-03,6,press,7654.32\nAda Pomme,,2025-03-03,7654.32,press,7654.32\n"

    got = read(tmp_path, timesheet=header + rows)

    assert len(got.findings) >= 2
    assert not [word for word in ("Zoe", "Plum", "Pomme", "zoe@", "7654") if word in str(got.findings)]


def test_day_of_more_than_24_hours_counts_for_nothing(tmp_path: Path) -> None:
    got = plain(
        tmp_path, "S1,2025-03-03,16,press,", "S1,2025-03-04,8,press,", "S1,2025-03-03,10,Support,", "S2,2025-03-03,9,x,"
    )

    assert [row["worked_on"].day for row in got.rows if row["staff_id"] == "S1"] == [4]
    found = got.finding("time-over-24-hours")
    assert (found.evidence.locator, found.severity) == ("row 4", Severity.SERIOUS)
    assert found.seen == "26.0 hours on one day (row 2, row 4)"


def toggl(start: str, end: str, project: str = "press") -> str:
    length = f"{int(end[:2]) - int(start[:2]):02}:00:00"
    return f"Ada Pomme,ada@orchard.example,,{project},,,No,2025-03-03,{start},2025-03-03,{end},{length},,\n"


def test_time_that_overlaps_counts_once(tmp_path: Path) -> None:
    rows = (("09:00:00", "12:00:00"), ("11:00:00", "13:00:00"), ("10:00:00", "11:00:00"), ("13:00:00", "14:00:00"))

    got = read(tmp_path, toggl=TOGGL + "".join(toggl(*row) for row in rows))

    assert sum(float(row["person_days"]) for row in got.rows) * 8 == 5
    assert [f.evidence.locator for f in got.findings if f.rule == "time-overlap"] == ["row 4", "row 3"]


def test_export_read_twice_counts_once(tmp_path: Path) -> None:
    sheet = TOGGL + toggl("09:00:00", "12:00:00")

    got = read(tmp_path, march=sheet, quarter=sheet + toggl("13:00:00", "14:00:00"))

    assert sum(float(row["person_days"]) for row in got.rows) * 8 == 4
    assert f"{got.finding('time-duplicate').evidence}" == "quarter.csv:row 2"


def test_plain_row_in_two_files_counts_once_but_twice_in_one(tmp_path: Path) -> None:
    row = "S1,2025-03-03,2,press,\n"

    got = read(tmp_path, one=PLAIN + row + row, two=PLAIN + row)

    assert len(got.rows) == 2
    assert f"{got.finding('time-duplicate').evidence}" == "two.csv:row 2"


def test_export_cut_in_half_is_told_of_with_its_line(tmp_path: Path) -> None:
    whole = TOGGL + toggl("09:00:00", "12:00:00") + toggl("13:00:00", "14:00:00")

    got = read(tmp_path, toggl=whole[:-40])

    assert len(got.rows) == 1
    assert [(f.rule, f.evidence.locator) for f in got.findings if f.rule in ("cells-wrong", "file-cut")] == [
        ("file-cut", "row 3"),
    ]


def test_export_cut_within_its_last_cell_is_told_of(tmp_path: Path) -> None:
    got = read(tmp_path, toggl=(TOGGL + toggl("09:00:00", "12:00:00")).rstrip("\n"))

    assert got.finding("file-cut").evidence.locator == "row 2"


def test_duration_longer_than_from_start_to_end_is_cut(tmp_path: Path) -> None:
    row = toggl("09:00:00", "10:00:00").replace("01:00:00", "07:00:00")

    got = read(tmp_path, toggl=TOGGL + row)

    assert got.days == [("S1", "03-03", 0.125, "open", "press")]
    assert "duration-contradicts" in got.rules


def test_rows_that_fit_no_rule_are_told_of_once(tmp_path: Path) -> None:
    got = plain(tmp_path, "S1,2025-03-03,6,Project X,", "S1,2025-03-04,2,Project Y,")

    assert got.finding("time-without-rule").seen == "2 rows, 1.0 person-days, that fit no rule"


def test_destination_nobody_knows_is_told_of(tmp_path: Path) -> None:
    got = read(tmp_path, timesheet="staff_id,date,hours,destination,project\nS1,2025-03-03,6,opne,press\n")

    assert got.days == [("S1", "03-03", 0.75, "open", "press")]
    assert got.rules == ["destination-unknown"]


def test_sheet_that_is_named_and_not_there_is_told_of(tmp_path: Path) -> None:
    got = read(tmp_path, named=("timesheet.csv", "gone/*.csv"), timesheet=f"{PLAIN}S1,2025-03-03,6,press,\n")

    assert (len(got.rows), f"{got.finding('file-missing').evidence}") == (1, "gone/*.csv")

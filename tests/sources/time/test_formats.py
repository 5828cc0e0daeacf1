from pathlib import Path

import pytest
from tests.sources.time.sheets import KIMAI, PLAIN, TOGGL, plain, read

from honeyflow.site.effort import Destination, TimeRule


def kimai(begin: str, end: str, duration: str, rest: str, day: str = "2025-03-03") -> str:
    who = "ada,ada,ada@orchard.example,S1"
    return f"{day},{begin},{end},{duration},EUR,0,0,0,0,{who},{rest},timesheet,work,A-01,,DE-98,\n"


def toggl(start: str, end: str, duration: str, project: str, tags: str = "", task: str = "") -> str:
    who = "Ben Quince,ben@home.example,Larder Ltd"
    return f'{who},{project},{task},"Some, thing",No,2025-03-03,{start},2025-03-03,{end},{duration},"{tags}",\n'


def test_kimai_export_is_read(tmp_path: Path) -> None:
    sheet = KIMAI + kimai("09:00", "13:00", "4.00", 'Orchard,press,Development,"Oil, the screw",1,"oil, screw"')

    got = read(tmp_path, kimai=sheet + kimai("14:00", "18:00", "4.00", "Larder,Larder help,Support,,1,"))

    assert got.days == [("S1", "03-03", 0.5, "open", "press"), ("S1", "03-03", 0.5, "service", None)]
    assert (got.rows[0]["source"], got.rows[0]["locator"], got.rules) == ("kimai.csv", "row 2", [])


@pytest.mark.parametrize("duration", ["1.50", "1,50", "1:30", "01:30:00", "5400"])
def test_kimai_durations_of_every_age_are_told_apart(tmp_path: Path, duration: str) -> None:
    cell = f'"{duration}"' if "," in duration else duration

    got = read(tmp_path, kimai=KIMAI + kimai("22:45", "00:15", cell, "Orchard,press,Development,,1,"))

    assert got.days == [("S1", "03-03", 0.1875, "open", "press")]


def test_toggl_report_is_read(tmp_path: Path) -> None:
    sheet = TOGGL + toggl("09:00:00", "10:00:00", "01:00:00", "Press", "deep work, upstream")
    sheet += toggl("10:00:00", "12:00:00", "02:00:00", "Office", task="Meeting")

    got = read(tmp_path, toggl=sheet)

    assert got.days == [("S2", "03-03", 0.125, "open", "press"), ("S2", "03-03", 0.25, "administration", None)]
    assert [rule for rule in got.rules if rule != "file-form"] == []


def test_toggl_newer_headers_are_read(tmp_path: Path) -> None:
    header = "Description,Billable,Duration,Member,Email,Project,Tags,Start date,Start time,Stop date,Stop time\n"
    row = "Oil,No,1:00:00,Ben Quince,ben@orchard.example,press,,2025-03-03,09:00:00,2025-03-03,10:00:00\n"

    assert read(tmp_path, toggl=header + row).days == [("S2", "03-03", 0.125, "open", "press")]


def test_plain_sheet_counts_hours_or_days(tmp_path: Path) -> None:
    header = "name,date,hours,days,destination,project\n"
    rows = (
        "Ada Pomme,2025-03-03,6,,open,press\nAda Pomme,2025-03-04,,0.5,leave,\nBen Quince,2025-03-04,4,,closed,vault\n"
    )

    assert read(tmp_path, timesheet=header + rows).days == [
        ("S1", "03-03", 0.75, "open", "press"),
        ("S1", "03-04", 0.5, "leave", None),
        ("S2", "03-04", 0.5, "closed", None),
    ]


def test_hours_of_a_day_are_the_sites(tmp_path: Path) -> None:
    got = read(tmp_path, hours=7.5, timesheet=PLAIN + "S1,2025-03-03,6,press,\n")
    assert got.days == [("S1", "03-03", 0.8, "open", "press")]


@pytest.mark.parametrize(
    ("project", "activity", "destination"),
    [
        ("Press", "", "open"),
        ("anything", "press", "open"),
        ("Vacation", "", "leave"),
        ("Intern", "Urlaub", "leave"),
        ("Internal", "Conference", "training"),
        ("Enterprise Edition", "Development", "closed"),
        ("Internal", "Hiring", "administration"),
        ("Larder", "Support", "service"),
        ("Larder", "Training", "service"),
        ("Upstream", "Patches", "open"),
        ("Project X", "Development", "unknown"),
        ("Leavenworth", "Development", "unknown"),
    ],
)
def test_usual_words_say_what_time_was_spent_on(tmp_path: Path, project: str, activity: str, destination: str) -> None:
    assert [row["destination"] for row in plain(tmp_path, f"S1,2025-03-03,6,{project},{activity}").rows] == [
        destination
    ]


def test_site_rules_go_before_names_and_words(tmp_path: Path) -> None:
    rules = (
        TimeRule("activity", "^secret", Destination.CLOSED),
        TimeRule("project", "^project x$", Destination.OPEN, "press"),
        TimeRule("any", "orchard", Destination.OPEN),
    )
    rows = "S1,2025-03-03,2,press,Secret things\nS1,2025-03-03,2,Project X,\nS1,2025-03-03,2,orchard,press\n"

    got = read(tmp_path, rules=rules, timesheet=f"{PLAIN}{rows}S1,2025-03-03,2,Orchard,\n")

    assert [(row["destination"], row["project"]) for row in got.rows] == [
        ("closed", None), ("open", "press"), ("open", "press"), ("open", None),
    ]  # fmt: skip


def test_no_sheet_is_nothing_missing(tmp_path: Path) -> None:
    assert (read(tmp_path).rows, read(tmp_path).findings) == ([], ())

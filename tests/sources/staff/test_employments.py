from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources.staff.listed import STAFF_HEADER, read, staff

from honeyflow.kernel.finding import Severity

ADA = "S1,Ada Pomme,ada@orchard.example,engineer,2024-06-01,2024-12-31,1,6543.21,EUR"


def test_staff_last_day_becomes_half_open(tmp_path: Path) -> None:
    got = staff(tmp_path, ADA)
    assert got.staff == [
        {
            "staff_id": "S1", "name": "Ada Pomme", "emails": "ada@orchard.example", "role": "engineer",
            "started_on": date(2024, 6, 1), "ended_on": date(2025, 1, 1), "workload_share": 1.0,
            "monthly_cost": Decimal("6543.2100"), "day_rate": None, "currency": "EUR",
        }
    ]  # fmt: skip
    assert got.rules("staff.csv") == []


@pytest.mark.parametrize(("text", "share"), [("", 1.0), ("0.5", 0.5), ('"0,5"', 0.5), ("80 %", 0.8), ("100%", 1.0)])
def test_staff_workload_in_any_form(tmp_path: Path, text: str, share: float) -> None:
    got = staff(tmp_path, f"S1,Ada,,,2024-06-01,,{text},,")
    assert [row["workload_share"] for row in got.staff] == [share]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (",Ben,,,2024-06-01,,1,,", "value-missing"),
        ("S2,Ben,,,,,1,,", "value-missing"),
        ("S2,Ben,,,03/04/2024,,1,,", "date-ambiguous"),
        ("S2,Ben,,,2024-06-01,2024-05-01,1,,", "employment-reversed"),
        ("S2,Ben,,,2024-06-01,,80,,", "workload-wrong"),
        ("S2,Ben,,,2024-06-01,,full,,", "amount-wrong"),
        ("S1,Ada,,,2024-06-01,,1,,", "employment-duplicate"),
    ],
)
def test_staff_unsound_row_left_out(tmp_path: Path, row: str, rule: str) -> None:
    got = staff(tmp_path, ADA, row)
    assert [each["staff_id"] for each in got.staff] == ["S1"]
    assert got.rules("staff.csv") == [rule]


@pytest.mark.parametrize(
    ("cost", "rule"),
    [
        ("-6543.21,EUR", "cost-negative"),
        ("six thousand,EUR", "amount-wrong"),
        ("6543.21,EURO", "currency-unknown"),
        ("6543.21 USD,EUR", "currency-contradicts"),
    ],
)
def test_staff_wrong_cost_not_recorded(tmp_path: Path, cost: str, rule: str) -> None:
    got = staff(tmp_path, f"S1,Ada,,,2024-06-01,,1,{cost}")
    assert [(row["monthly_cost"], row["currency"]) for row in got.staff] == [(None, None)]
    assert got.rules("staff.csv") == [rule]


def test_staff_overlap_beyond_full_time_ends_earlier(tmp_path: Path) -> None:
    got = staff(tmp_path, "S1,Ada,,,2024-01-01,,1,,", "S1,Ada,,,2024-07-01,,1,,")
    assert [row["ended_on"] for row in got.staff] == [date(2024, 7, 1), None]
    assert got.finding("employments-overlap").evidence.locator == "row 3"


def test_staff_two_halves_both_kept(tmp_path: Path) -> None:
    got = staff(tmp_path, "S1,Ada,,,2024-01-01,,0.5,,", "S1,Ada,,,2024-07-01,,0.5,,")
    assert [row["ended_on"] for row in got.staff] == [None, None]
    assert got.rules("staff.csv") == ["employments-overlap"]


@pytest.mark.parametrize(("emails", "rule"), [("ada", "email-wrong"), ("ADA@orchard.example", "email-shared")])
def test_staff_odd_address_kept(tmp_path: Path, emails: str, rule: str) -> None:
    got = staff(tmp_path, ADA, f"S2,Ben,{emails},,2024-06-01,,1,,")
    assert len(got.staff) == 2
    assert got.rules("staff.csv") == [rule]


@pytest.mark.parametrize(
    "content",
    [
        "S1,Ada,a@x.example,dev,2024-01-01,,7654321,7654321,EUR",
        "S1,Ada,7654321,dev,7654321,7654321,1,1,EUR",
        "S1,Ada,a@x.example,dev,2024-01-01,,1,EUR,7654321",
        "S1,Ada,a@x.example,dev,2024-01-01,,1,-7654321,EUR",
        "S1,Ada,a@x.example,dev,2024-01-01,,1,7.654.321.1,EUR",
        "S1,Ada,a@x.example,=7654321,2024-01-01,,1,7654321,EURO",
        "S1,Ada,a@x.example,dev,2024-01-01,,1,7654321,EUR,7654321",
        'S1,Ada,a@x.example,dev,2024-01-01,,1,"7654321"x,EUR',
    ],
)
def test_staff_findings_show_no_wage(tmp_path: Path, content: str) -> None:
    got = staff(tmp_path, content)
    told = [finding for finding in got.findings if finding.evidence.source == "staff.csv"]
    assert told
    assert "7654321" not in str(told)
    assert "7.654" not in str(told)


def test_staff_without_header_shows_no_wage(tmp_path: Path) -> None:
    got = read(tmp_path, staff=f"{ADA}\n")
    assert "header-wrong" in got.rules("staff.csv")
    assert "6543" not in str(got.findings)


def test_staff_latin_text_shows_no_wage(tmp_path: Path) -> None:
    got = read(tmp_path, staff=f"{STAFF_HEADER}S1,7654321é7654321,,,2024-01-01,,1,7654321,EUR\n".encode("cp1252"))
    assert got.rules("staff.csv") == ["text-not-utf8"]
    assert "7654" not in str(got.findings)


def test_staff_overlap_with_any_before_found(tmp_path: Path) -> None:
    got = staff(
        tmp_path,
        "S1,Ada,,,2020-01-01,,0.5,,",
        "S1,Ada,,,2021-01-01,2021-06-30,0.5,,",
        "S1,Ada,,,2022-01-01,,1,,",
    )
    assert [row["ended_on"] for row in got.staff] == [date(2022, 1, 1), date(2021, 7, 1), None]
    assert got.rules("staff.csv") == ["employments-overlap", "employments-overlap"]


def test_staff_overlap_within_another_is_serious(tmp_path: Path) -> None:
    got = staff(tmp_path, "S1,Ada,,,2024-01-01,,1,,", "S1,Ada,,,2024-07-01,2024-09-30,1,,")
    assert [row["ended_on"] for row in got.staff] == [date(2024, 7, 1), date(2024, 10, 1)]
    assert got.finding("employments-overlap").severity is Severity.SERIOUS


def test_staff_second_employment_of_one_day_left_out(tmp_path: Path) -> None:
    got = staff(tmp_path, "S1,Ada,,,2024-01-01,,0.5,,", "S1,Ada,,,2024-01-01,2024-06-30,0.5,,")
    assert len(got.staff) == 1
    assert got.rules("staff.csv") == ["employment-duplicate"]


@pytest.mark.parametrize("last", ["9999-12-31", "31.12.9999", "12/31/9999"])
def test_staff_year_9999_is_no_end(tmp_path: Path, last: str) -> None:
    got = staff(tmp_path, f"S1,Ada,,,2024-01-01,{last},1,,")
    assert [row["ended_on"] for row in got.staff] == [None]
    assert got.rules("staff.csv") == []


RATES = "staff_id,name,started_on,monthly_cost,day_rate,currency\n"


def test_staff_day_rate_is_read_beside_no_monthly_cost(tmp_path: Path) -> None:
    got = staff(tmp_path, "S1,Ada,2024-06-01,,412.50,EUR", header=RATES)
    assert [(row["monthly_cost"], row["day_rate"]) for row in got.staff] == [(None, Decimal("412.5000"))]
    assert got.rules() == []


def test_staff_day_rate_beside_a_monthly_cost_is_found(tmp_path: Path) -> None:
    got = staff(tmp_path, "S1,Ada,2024-06-01,6543.21,412.50,EUR", header=RATES)
    assert [(row["monthly_cost"], row["day_rate"]) for row in got.staff] == [(Decimal("6543.2100"), None)]
    assert "412" not in str(got.finding("cost-twice"))

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources.staff.listed import STAFF_HEADER, WAGES_HEADER, Read, read

ADA = "S1,Ada Pomme,ada@orchard.example,engineer,2025-01-01,2025-06-30,1,6543.21,EUR\n"


def wages(folder: Path, *rows: str) -> Read:
    return read(folder, staff=STAFF_HEADER + ADA, wages=WAGES_HEADER + "".join(f"{row}\n" for row in rows))


@pytest.mark.parametrize("month", ["2025-03", "03/2025", "2025-03-31"])
def test_wage_of_a_month_is_read_with_its_place(tmp_path: Path, month: str) -> None:
    got = wages(tmp_path, f"S1,{month},7100.00,EUR")

    assert got.wage == [
        {
            "staff_id": "S1", "month_on": date(2025, 3, 1), "amount": Decimal("7100.0000"), "currency": "EUR",
            "source": "wages.csv", "locator": "row 2",
        }
    ]  # fmt: skip
    assert got.findings == ()


@pytest.mark.parametrize(
    ("row", "rule", "kept"),
    [
        ("S9,2025-03,7777.77,EUR", "wage-without-staff", 0),
        ("S1,2025-08,7777.77,EUR", "wage-outside-employment", 1),
        ("S1,soon,7777.77,EUR", "month-wrong", 0),
        ("S1,2025-13,7777.77,EUR", "month-wrong", 0),
        ("S1,2025-03,7777.77 €,USD", "currency-contradicts", 0),
        ("S1,2025-03,,EUR", "value-missing", 0),
        ("S1,2025-03", "cells-wrong", 0),
    ],
)
def test_wage_that_is_odd_is_found_and_not_shown(tmp_path: Path, row: str, rule: str, kept: int) -> None:
    got = wages(tmp_path, row)

    assert (got.rules("wages.csv"), len(got.wage)) == ([rule], kept)
    assert got.finding(rule).evidence.locator == "row 2"
    assert "7777" not in str(got.findings)
    assert "Ada" not in str(got.findings)


def test_wage_told_twice_counts_once(tmp_path: Path) -> None:
    got = wages(tmp_path, "S1,2025-03,7100.00,EUR", "S1,2025-03,7100.00,EUR", "S1,2025-03,400.00,EUR")

    assert [row["amount"] for row in got.wage] == [Decimal(7100), Decimal(400)]
    assert got.finding("wage-duplicate").evidence.locator == "row 3"


def test_wages_that_are_not_there_are_not_missed(tmp_path: Path) -> None:
    got = read(tmp_path, staff=STAFF_HEADER + ADA)

    assert (got.wage, got.findings) == ([], ())

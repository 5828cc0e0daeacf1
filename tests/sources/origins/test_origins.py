"""Origins: a list, the answers on the pages, which of them is in force, and what is wrong with either."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from honeyflow.kernel.finding import Finding
from honeyflow.kernel.progress import Silent
from honeyflow.site import Site
from honeyflow.site.origins import ASKED, FORM, PAGE, append_origin, origin_row
from honeyflow.sources.connectors import origins
from honeyflow.sources.records import Landing

HEADER = "customer_id,origin,told_on,detail\n"
ANSWERS = "told_at,customer_id,how,origin,detail\n"


@dataclass(frozen=True)
class Read:
    told: list[dict[str, Any]]
    asked: list[dict[str, Any]]
    findings: tuple[Finding, ...]


def land(folder: Path, listed: str = "", answers: str = "") -> Read:
    (folder / "fresh").mkdir()
    (folder / "customers.csv").write_text("customer_id,name\nC1,Larder\nC2,Cellar\n")
    for name, text in (("origins.csv", listed), ("origin_answers.csv", answers)):
        if text:
            (folder / name).write_text(text, encoding="utf-8")
    landing = Landing(
        site=Site(folder), kept=folder, fresh=folder / "fresh", as_of=date(2025, 12, 31), progress=Silent()
    )
    landed = origins.connector.land(landing)
    rows = {name: pq.read_table(parts[0]).to_pylist() for name, parts in landed.parts.items()}
    return Read(rows["customer_origin"], rows["origin_asked"], landed.findings)


def test_without_files_nothing_is_recorded_and_nothing_wrong(tmp_path: Path) -> None:
    assert land(tmp_path) == Read([], [], ())


def test_list_is_read_with_its_place(tmp_path: Path) -> None:
    (row,) = land(tmp_path, HEADER + "C1,Software,2025-02-01,ran it for years\n").told

    assert (row["origin"], row["how"], str(row["told_on"])) == ("software", "import", "2025-02-01")
    assert (row["detail"], row["source"], row["locator"]) == ("ran it for years", "origins.csv", "row 2")


@pytest.mark.parametrize(
    ("listed", "answered", "in_force"),
    [
        ("2025-02-01", "2025-01-01", "sales"),
        ("2025-01-01", "2025-02-01", "partner"),
        ("2025-01-01", "2025-01-01", "partner"),
        ("", "2025-01-01", "partner"),
    ],
)
def test_latest_answer_is_in_force_and_of_one_day_the_customers(
    tmp_path: Path, listed: str, answered: str, in_force: str
) -> None:
    answers = f"{ANSWERS}{answered}T10:00:00+00:00,C1,form,partner,\n"
    (row,) = land(tmp_path, f"{HEADER}C1,sales,{listed},\n", answers).told

    assert row["origin"] == in_force


def test_what_is_appended_is_read_back_the_last_one_in_force(tmp_path: Path) -> None:
    file = tmp_path / "origin_answers.csv"
    lines = [
        append_origin(file, row)
        for row in (
            origin_row("C1", ASKED),
            origin_row("C1", FORM, "sales"),
            origin_row("C1", PAGE, "other", 'a "fair", in May'),
        )
    ]
    found = land(tmp_path)

    assert lines == [2, 3, 4]
    assert [(row["origin"], row["how"], row["detail"]) for row in found.told] == [("other", "page", 'a "fair", in May')]
    assert [row["customer_id"] for row in found.asked] == ["C1"]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("C1,magic,2025-01-01,", "origin-unknown"),
        ("C1,,2025-01-01,", "value-missing"),
        (",sales,2025-01-01,", "value-missing"),
        ("C1,sales,someday,", "date-wrong"),
    ],
)
def test_malformed_row_is_left_out_and_told(tmp_path: Path, row: str, rule: str) -> None:
    found = land(tmp_path, f"{HEADER}{row}\n")

    assert (found.told, [each.rule for each in found.findings]) == ([], [rule])


def test_origin_of_a_customer_nobody_knows_is_kept_and_told(tmp_path: Path) -> None:
    found = land(tmp_path, f"{HEADER}C9,sales,2025-01-01,\n")

    assert ([row["customer_id"] for row in found.told], [each.rule for each in found.findings]) == (
        ["C9"],
        ["customer-unknown"],
    )

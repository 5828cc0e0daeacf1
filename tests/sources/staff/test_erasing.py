"""Somebody erased: wages and time stay in the books under a number, in the same one everywhere."""

from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow.parquet as pq

from honeyflow.kernel.progress import Silent
from honeyflow.site import Site
from honeyflow.site.erased.key import hashed, key_sign
from honeyflow.site.erased.marks import marks_of_address
from honeyflow.site.erased.tombstones import Tombstone, Tombstones
from honeyflow.sources.connectors import staff, time
from honeyflow.sources.records import Landing

KEY = b"k" * 32
STAFF = "staff_id,name,emails,started_on\nS1,Ada Pomme,ada@orchard.example,2025-01-01\nS2,Ben Quince,,2025-01-01\n"


def tombstones(email: str) -> Tombstones:
    rows = [
        Tombstone("2025-06-01T00:00:00Z", "keeper", 1, mark.kind, hashed(KEY, mark), key_sign(KEY))
        for mark in marks_of_address(email)
    ]
    return Tombstones(rows, KEY)


def landed(folder: Path, module: ModuleType, table: str) -> list[dict[str, Any]]:
    fresh = folder / module.__name__
    fresh.mkdir()
    erased = tombstones("ada@orchard.example")
    landing = Landing(
        site=Site(folder), kept=folder, fresh=fresh, as_of=date(2025, 12, 31), progress=Silent(), erased=erased
    )
    rows: list[dict[str, Any]] = pq.read_table(module.connector.land(landing).parts[table][0]).to_pylist()
    return rows


def test_wages_and_time_of_somebody_erased_stay_under_their_number(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text(STAFF)
    (tmp_path / "wages.csv").write_text("staff_id,month,amount,currency\nS1,2025-03,5000,EUR\nS2,2025-03,4000,EUR\n")
    (tmp_path / "timesheet.csv").write_text("email,date,hours,project\nada@orchard.example,2025-03-03,8,vacation\n")

    wages, clocked = landed(tmp_path, staff, "wage"), landed(tmp_path, time, "time_entry")

    numbers = {row["staff_id"] for row in wages}
    assert len(numbers) == 2
    assert numbers >= {"S2", clocked[0]["staff_id"]}
    assert "S1" not in numbers

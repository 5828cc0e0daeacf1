"""Pages over a snapshot doctored for the case: books that do not close, findings that hold people's addresses."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.worlds.snapshots import orchard_site, orchard_snapshot

from honeyflow.kernel.finding import Evidence, Finding
from honeyflow.ledger.close import FAILED, CloseCheck
from honeyflow.ledger.tables import CLOSE_CHECK
from honeyflow.runs.findings import finding_rows
from honeyflow.sources.tables import FINDING
from honeyflow.store.files import write_rows
from honeyflow.store.tables import Table


@pytest.fixture
def doctored(settings: Any, tmp_path: Path) -> Path:
    """Serve a copy of the orchard whose tables a test may replace."""
    shutil.copy(orchard_site() / "honeyflow.toml", tmp_path)
    shutil.copytree(orchard_snapshot().folder, tmp_path / "data" / "snapshots" / "1")
    (tmp_path / "data" / "current").write_text("1\n", encoding="utf-8")
    settings.HONEYFLOW_SITE = tmp_path
    return tmp_path


def put(site: Path, table: Table, rows: list[object]) -> None:
    folder = site / "data" / "snapshots" / "1" / table.name
    shutil.rmtree(folder)
    folder.mkdir()
    write_rows(table, rows, folder / "part-000000.parquet")


def test_a_statement_is_refused_with_the_reason_when_a_month_does_not_close(client: Client, doctored: Path) -> None:
    put(doctored, CLOSE_CHECK, [CloseCheck(date(2025, 2, 1), "every commodity sums to zero", FAILED, "PDAY 3", "0")])
    page = client.get("/?period=2025-Q1").content.decode()

    assert "The books of 2025-02 do not close: every commodity sums to zero: saw PDAY 3; expected 0." in page
    assert "Books closed: 2 of 3 months" in page
    assert "Statement of exchange" not in page
    assert '<svg class="picture' not in page


def test_a_month_that_closes_is_shown_beside_one_that_does_not(client: Client, doctored: Path) -> None:
    put(doctored, CLOSE_CHECK, [CloseCheck(date(2025, 2, 1), "every commodity sums to zero", FAILED, "PDAY 3", "0")])

    assert "Statement of exchange" in client.get("/?period=2025-03").content.decode()


def test_findings_mask_names_addresses_and_logins(client: Client, doctored: Path) -> None:
    seen = "Ada Pomme <ada@orchard.example> and @finn-r under one address"
    finding = Finding(
        "name-shared", Evidence("press", "gil_sahin@gmail.com"), seen, "one person an address", "kept apart"
    )
    put(doctored, FINDING, list(finding_rows([finding])))
    page = client.get("/findings/").content.decode()

    assert "… … and … under one address" in page
    assert [word for word in ("Pomme", "ada@", "finn-r", "gil_sahin") if word in page] == []

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources.market.sites import land, workbook

from honeyflow.kernel.errors import SiteError
from honeyflow.kernel.finding import Severity

ERP = """
[[market.source]]
system = "table"
name = "erp"
services = { "Gold" = "support" }
[[market.source.table]]
holds = "customers"
path = "erp/customers.csv"
columns = { customer_id = "Nr", name = "Firma", domains = "Web" }
[[market.source.table]]
holds = "invoices"
path = "erp/invoices.xlsx"
sheet = "Rechnungen"
columns = { invoice_id = "Beleg", customer_id = "Kunde", issued_on = "Datum", amount = "Net EUR", service = "Artikel" }
"""
CUSTOMERS = "Nr;Firma;Web\n17;Larder Ltd;larder.example\n"
HEADER = ["Beleg", "Kunde", "Datum", "Amount", "Net EUR", "Artikel"]
ROW = ["R1", "17", date(2025, 3, 1), 1190, 1000.5, "Gold"]


def erp(folder: Path, *rows: list[object]) -> dict[str, str | bytes]:
    """Return the ERP's two files; its sheet begins with a title, as reports do."""
    book = workbook(folder / "made.xlsx", {"Deckblatt": [["x"]], "Rechnungen": [["Alle Rechnungen"], HEADER, *rows]})
    return {"erp/customers.csv": CUSTOMERS, "erp/invoices.xlsx": book}


def test_table_mapped_columns_read_with_prefix_and_service(tmp_path: Path) -> None:
    got = land(tmp_path, ERP, erp(tmp_path, ROW))
    assert got.column("customer", "customer_id", "name", "domains") == [("erp:17", "Larder Ltd", "larder.example")]
    (line,) = got.invoice_line
    assert (line["invoice_id"], line["customer_id"], line["service"]) == ("erp:R1", "erp:17", "support")
    assert (line["amount"], line["issued_on"]) == (Decimal("1000.5000"), date(2025, 3, 1))
    assert (line["source"], line["locator"]) == ("erp/invoices.xlsx", "Rechnungen!3")
    assert got.rules == ["file-form"]  # the semicolons


def test_table_mapped_header_beats_one_of_the_documented_name(tmp_path: Path) -> None:
    got = land(tmp_path, ERP, erp(tmp_path, ROW))
    assert got.column("invoice_line", "amount") == [Decimal("1000.5000")]  # not the column Amount


def test_table_bad_cell_named_by_sheet_and_cell(tmp_path: Path) -> None:
    got = land(tmp_path, ERP, erp(tmp_path, ["R1", "17", date(2025, 3, 1), 1, "#REF!", "Gold"], ["R2", *ROW[1:]]))
    found = got.finding("amount-wrong")
    assert (found.evidence.source, found.evidence.locator) == ("erp/invoices.xlsx", "Rechnungen!E3")
    assert got.column("invoice_line", "invoice_id") == ["erp:R2"]


@pytest.mark.parametrize("amount", [1.234, 1234.5, 0.1, 12, 1e6, -3.25])
def test_table_numbers_of_a_workbook_are_never_ambiguous(tmp_path: Path, amount: float) -> None:
    got = land(tmp_path, ERP, erp(tmp_path, ["R1", "17", date(2025, 3, 1), 1, amount, "Gold"]))
    assert got.column("invoice_line", "amount") == [Decimal(repr(amount)).quantize(Decimal("0.0001"))]


def test_table_customer_by_name(tmp_path: Path) -> None:
    got = land(tmp_path, ERP, erp(tmp_path, ["R1", "larder ltd", *ROW[2:]]))
    assert got.column("invoice_line", "customer_id") == ["erp:17"]


def test_table_missing_sheet_says_which_there_are(tmp_path: Path) -> None:
    got = land(tmp_path, ERP.replace("Rechnungen", "Rechnung"), erp(tmp_path, ROW))
    assert got.finding("file-unreadable").seen == "no sheet 'Rechnung', but 'Deckblatt', 'Rechnungen'"


def test_table_workbook_cut_in_half_is_serious(tmp_path: Path) -> None:
    files = erp(tmp_path, ROW)
    whole = bytes(files["erp/invoices.xlsx"])
    got = land(tmp_path, ERP, files | {"erp/invoices.xlsx": whole[: len(whole) // 2]})
    assert (got.finding("file-unreadable").severity, got.invoice_line) == (Severity.SERIOUS, [])


def test_table_files_of_a_pattern_read_in_order(tmp_path: Path) -> None:
    toml = """
[[market.source]]
system = "table"
name = "erp"
customers = "files"
[[market.source.table]]
holds = "invoices"
path = "erp/2025-*.csv"
"""
    head = "invoice_id,customer_id,service,issued_on,amount\n"
    months = {f"erp/2025-{m:02}.csv": f"{head}R{m},C1,support,2025-{m:02}-01,5\n" for m in (2, 1)}
    got = land(tmp_path, toml, {"customers.csv": "customer_id,name\nC1,Larder\n", **months})
    assert got.column("invoice_line", "invoice_id", "customer_id") == [("erp:R1", "C1"), ("erp:R2", "C1")]
    assert set(got.inputs) == {"customers.csv", "erp/2025-01.csv", "erp/2025-02.csv"}


def test_table_pattern_without_files_is_serious(tmp_path: Path) -> None:
    got = land(tmp_path, ERP, {"erp/customers.csv": CUSTOMERS})
    found = [each for each in got.findings if each.rule == "file-missing" and each.severity is Severity.SERIOUS]
    assert [each.evidence.source for each in found] == ["erp/invoices.xlsx"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("amount =", "amuont ="), "market.source[1].table[2].columns.amuont: unknown; expected one of invoice_id"),
        (('holds = "invoices"', 'holds = "bills"'), "market.source[1].table[2].holds: saw 'bills'; expected one of"),
        (('name = "erp"', 'name = "ERP!"'), "market.source[1].name: saw 'ERP!'"),
        (('system = "table"', 'system = "sap"'), "market.source[1].system: saw 'sap'; expected one of "),
        (("sheet =", "shet ="), "market.source[1].table[2].shet: unknown"),
    ],
)
def test_table_fault_of_the_site_stops_before_reading(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    with pytest.raises(SiteError, match=r"market\.source") as caught:
        land(tmp_path, ERP.replace(*change), erp(tmp_path, ROW))
    assert any(each.startswith(fault) for each in caught.value.faults)

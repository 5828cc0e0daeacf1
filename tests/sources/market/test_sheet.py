from datetime import date
from pathlib import Path

import pytest
from tests.sources.market.files import CUSTOMERS, INVOICE_HEADER, invoices, read

from honeyflow.kernel.progress import Silent
from honeyflow.site.config import Market, Site
from honeyflow.sources.connectors.market import land
from honeyflow.sources.records import Landing

ROW = "I1,C1,support,2025-01-10,2025-01-01,2025-12-31,1200.00,EUR,2025-02-10\n"
UMLAUT = "customer_id,name\nC1,Müller GmbH\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_sheet_encoding_read(tmp_path: Path, encoding: str) -> None:
    got = read(tmp_path, customers=UMLAUT.encode(encoding))
    assert [row["name"] for row in got.customer] == ["Müller GmbH"]
    assert got.rules("customers.csv") == ["text-not-utf8" if encoding == "cp1252" else "file-form"]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_sheet_separator_read(tmp_path: Path, separator: str) -> None:
    got = read(tmp_path, invoices=(INVOICE_HEADER + ROW).replace(",", separator))
    assert [row["invoice_id"] for row in got.invoice_line] == ["I1"]
    assert got.rules("invoices.csv") == ["file-form"]


def test_sheet_of_spreadsheet_read(tmp_path: Path) -> None:
    text = (
        'sep=;\r\nCustomer Number;Customer Name;E-Mail Domain\r\n# ours;\r\n\r\nC1;"Larder; Sons";@Larder.example\r\n'
    )
    got = read(tmp_path, customers=text.encode("utf-8-sig"))
    assert [(row["name"], row["domains"]) for row in got.customer] == [("Larder; Sons", "larder.example")]


def test_sheet_comment_with_quote_skipped(tmp_path: Path) -> None:
    got = read(tmp_path, customers=f'# 12", "open\n{CUSTOMERS}# "\n')
    assert len(got.customer) == 2
    assert got.rules("customers.csv") == []


def test_sheet_row_number_counts_comments_and_multiline_cells(tmp_path: Path) -> None:
    got = read(tmp_path, customers='# a\ncustomer_id,name\nC1,"two\nlines"\nC1,again\n')
    assert got.customer[0]["name"] == "two lines"
    assert got.finding("customer-duplicate").evidence.locator == "row 5"


@pytest.mark.parametrize("bad", ['C9,"never closed,x.example,DE', 'C9,"a"b,x.example,DE'])
def test_sheet_quote_wrong_costs_one_row(tmp_path: Path, bad: str) -> None:
    got = read(tmp_path, customers=CUSTOMERS.replace("C2", f"{bad}\nC2"))
    assert [row["customer_id"] for row in got.customer] == ["C1", "C2"]
    assert got.finding("quote-wrong").evidence.locator == "row 3"


def test_sheet_header_wrong_names_missing_and_seen(tmp_path: Path) -> None:
    got = read(tmp_path, invoices="invoice_id,who,amount\nI1,C1,5\n")
    assert got.invoice_line == []
    assert got.finding("header-wrong").seen == "a header without customer_id, issued_on: invoice_id, who, amount"


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "file-empty"), (b"# only\n", "file-empty"), (b"PK\x03\x04rest", "file-unreadable")],
)
def test_sheet_nothing_to_read_found(tmp_path: Path, content: bytes, rule: str) -> None:
    got = read(tmp_path, invoices=content)
    assert got.rules("invoices.csv") == [rule]
    assert got.invoice_line == []


def test_sheet_missing_file_noted(tmp_path: Path) -> None:
    got = read(tmp_path, customers=CUSTOMERS)
    assert got.rules("invoices.csv") == ["file-missing"]
    assert got.finding("file-missing").done == "left out: shown as not recorded"
    assert sorted(got.inputs) == ["customers.csv"]


def test_sheet_folder_in_place_of_file_found(tmp_path: Path) -> None:
    (tmp_path / "invoices.csv").mkdir()
    assert read(tmp_path).rules("invoices.csv") == ["file-unreadable"]


@pytest.mark.parametrize("cells", ["C9", "C9,N,x.example,DE,more"])
def test_sheet_cells_wrong_row_left_out(tmp_path: Path, cells: str) -> None:
    got = read(tmp_path, customers=f"{CUSTOMERS}{cells}\n")
    assert len(got.customer) == 2
    assert got.finding("cells-wrong").evidence.locator == "row 4"


def test_sheet_control_characters_removed(tmp_path: Path) -> None:
    got = read(tmp_path, customers="customer_id,name\nC1,La\0rd\x07er\n")
    assert got.customer[0]["name"] == "Larder"
    assert got.rules("customers.csv") == ["control-characters"]


@pytest.mark.parametrize("text", ["=cmd()", "@SUM(1)", "+cmd|x", "-cmd"])
def test_sheet_formula_kept_as_text(tmp_path: Path, text: str) -> None:
    got = read(tmp_path, customers=f"customer_id,name\nC1,{text}\n")
    assert got.customer[0]["name"] == text
    assert got.rules("customers.csv") == ["formula-text"]


@pytest.mark.parametrize("length", [2_001, 200_000])
def test_sheet_long_cell_row_left_out(tmp_path: Path, length: int) -> None:
    got = read(tmp_path, customers=f"customer_id,name\nC1,{'x' * length}\nC2,Cellar\n")
    assert [row["customer_id"] for row in got.customer] == ["C2"]
    assert len(got.rules("customers.csv")) == 1


def test_sheet_many_bad_rows_counted(tmp_path: Path) -> None:
    got = invoices(tmp_path, *["I1,C1,support,soon,,,5,EUR,"] * 1_000)
    assert got.rules("invoices.csv") == ["date-wrong"] * 21
    assert got.findings[20].seen == "980 more of the same kind; the last at row 1001"


def test_sheet_documented_header_before_alias(tmp_path: Path) -> None:
    header = "Customer Name,invoice_id,customer_id,issued_on,amount\n"
    got = read(tmp_path, invoices=f"{header}Another,R1,C1,2025-01-15,100.00\n")
    assert [line["customer_id"] for line in got.invoice_line] == ["C1"]
    assert got.finding("column-unknown").seen == "Customer Name"


def test_sheet_header_twice_left_out(tmp_path: Path) -> None:
    got = read(tmp_path, customers="customer_id,name,NAME\nC1,Larder,Cellar\n")
    assert got.customer == []
    assert got.finding("header-wrong").seen == "a header with name twice: customer_id, name, NAME"


def test_sheet_comment_quoted_by_a_spreadsheet_skipped(tmp_path: Path) -> None:
    got = read(tmp_path, customers='"# Customers: one; two"\ncustomer_id;name\nC1;Larder\n')
    assert [row["customer_id"] for row in got.customer] == ["C1"]


def test_sheet_rows_beginning_with_number_sign_told(tmp_path: Path) -> None:
    got = read(tmp_path, customers="customer_id,name\n# C0,Comment\n#1001,Larder\n#1002,Cellar\nC1,Pantry\n")
    assert [row["customer_id"] for row in got.customer] == ["C1"]
    assert got.finding("row-commented").seen == "2 rows that begin with #"
    assert got.finding("row-commented").evidence.locator == "row 3"


def test_sheet_cell_beyond_the_reader_named_as_long(tmp_path: Path) -> None:
    got = read(tmp_path, customers=f"customer_id,name\nC1,{'x' * 200_000}\nC2,Cellar\n")
    assert [row["customer_id"] for row in got.customer] == ["C2"]
    assert got.rules("customers.csv") == ["cell-too-long"]


def test_sheets_of_one_name_in_two_folders_told_apart(tmp_path: Path) -> None:
    for folder in ("crm", "billing", "fresh"):
        (tmp_path / folder).mkdir()
    (tmp_path / "crm" / "export.csv").write_text("customer_id,name\n,\n,x\n", encoding="utf-8")
    (tmp_path / "billing" / "export.csv").write_text("", encoding="utf-8")
    site = Site(tmp_path, market=Market("crm/export.csv", "billing/export.csv"))
    landed = land(Landing(site=site, kept=tmp_path, fresh=tmp_path / "fresh", as_of=date.max, progress=Silent()))
    assert sorted(landed.inputs) == ["billing/export.csv", "crm/export.csv"]
    assert {finding.rule: str(finding.evidence) for finding in landed.findings} == {
        "value-missing": "crm/export.csv:row 3",
        "file-empty": "billing/export.csv",
    }

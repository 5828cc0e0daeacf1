from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources.market.files import INVOICE_HEADER, invoices, read

from honeyflow.kernel.finding import Severity

GOOD = "I1,C1,support,2025-01-10,2025-01-01,2025-12-31,1200.00,EUR,2025-02-10"


def test_invoices_last_day_becomes_half_open(tmp_path: Path) -> None:
    got = invoices(tmp_path, GOOD)
    assert got.invoice_line == [
        {
            "invoice_id": "I1", "line": 1, "customer_id": "C1", "service": "support", "issued_on": date(2025, 1, 10),
            "service_from": date(2025, 1, 1), "service_to": date(2026, 1, 1), "amount": Decimal("1200.0000"),
            "currency": "EUR", "source": "invoices.csv", "locator": "row 2",
        }
    ]  # fmt: skip
    assert got.rules("invoices.csv") == []


def test_invoices_day_of_payment_is_a_payment_of_the_whole_line(tmp_path: Path) -> None:
    got = invoices(tmp_path, GOOD, "I2,C1,training,2025-01-10,,,500,EUR,")
    assert got.payment == [
        {
            "payment_id": "I1/1", "customer_id": "C1", "invoice_id": "I1", "paid_on": date(2025, 2, 10),
            "amount": Decimal("1200.0000"), "currency": "EUR", "source": "invoices.csv", "locator": "row 2",
        }
    ]  # fmt: skip


def test_invoices_lines_of_one_invoice_numbered(tmp_path: Path) -> None:
    got = invoices(tmp_path, GOOD, "I1,C1,training,2025-01-10,,,500,EUR,", "I2,C1,training,2025-01-10,,,500,EUR,")
    assert [(row["invoice_id"], row["line"]) for row in got.invoice_line] == [("I1", 1), ("I1", 2), ("I2", 1)]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (",C1,support,2025-01-10,,,5,EUR,", "value-missing"),
        ("I1,,support,2025-01-10,,,5,EUR,", "value-missing"),
        ("I1,C1,support,,,,5,EUR,", "value-missing"),
        ("I1,C1,support,2025-01-10,,,,EUR,", "value-missing"),
        ("I1,C1,support,31.13.2025,,,5,EUR,", "date-wrong"),
        ("I1,C1,support,03/04/2025,,,5,EUR,", "date-ambiguous"),
        ("I1,C1,support,2025-01-10,,,five,EUR,", "amount-wrong"),
        ("I1,C1,support,2025-01-10,,,1.234,EUR,", "amount-ambiguous"),
        ("I1,C1,support,2025-01-10,,,5,EURO,", "currency-unknown"),
        ("I1,C1,support,2025-01-10,,,5 USD,EUR,", "currency-contradicts"),
        ("I1,C1,support,2025-01-10,,,$5,EUR,", "currency-contradicts"),
    ],
)
def test_invoices_unsound_row_left_out(tmp_path: Path, row: str, rule: str) -> None:
    got = invoices(tmp_path, row, "I9,C1,support,2025-01-10,,,500,EUR,")
    assert [line["invoice_id"] for line in got.invoice_line] == ["I9"]
    assert got.rules("invoices.csv") == [rule]
    assert (got.finding(rule).evidence.locator, got.finding(rule).severity) == ("row 2", Severity.SERIOUS)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("I2,C1,support,2025-01-10,,,-5,EUR,", "credit-note"),
        ("I2,C7,support,2025-01-10,,,5,EUR,", "customer-unknown"),
        ("I2,C1,,2025-01-10,,,5,EUR,", "value-missing"),
        ("I2,C1,training,2025-01-10,2025-02-01,2025-01-01,5,EUR,", "service-period-reversed"),
        ("I2,C1,training,2025-01-10,2025-02-01,,5,EUR,", "service-period-open"),
        ("I2,C1,support,2025-01-10,2025-12-31,2026-01-31,5,EUR,", "contracts-overlap"),
        ("I2,C1,support,2020-01-10,,,5,DEM,", "currency-withdrawn"),
        ("I2,C1,support,2026-01-10,,,5,EUR,", "dated-later"),
        ("I1,C1,training,2025-01-10,,,5,USD,", "invoice-of-two-currencies"),
    ],
)
def test_invoices_odd_row_kept(tmp_path: Path, row: str, rule: str) -> None:
    got = invoices(tmp_path, GOOD, row)
    assert len(got.invoice_line) == 2
    assert got.rules("invoices.csv") == [rule]
    assert got.finding(rule).evidence.locator == "row 3"


def test_invoices_same_line_twice_second_left_out(tmp_path: Path) -> None:
    got = invoices(tmp_path, GOOD, GOOD)
    assert len(got.invoice_line) == 1
    assert got.rules("invoices.csv") == ["invoice-duplicate"]


def test_invoices_number_of_two_customers_serious(tmp_path: Path) -> None:
    got = invoices(tmp_path, GOOD, GOOD.replace("C1", "C2"))
    assert [row["customer_id"] for row in got.invoice_line] == ["C1"]
    assert got.finding("invoice-of-two-customers").severity == Severity.SERIOUS


def test_invoices_all_faults_of_a_row_told(tmp_path: Path) -> None:
    got = invoices(tmp_path, "I1,C1,support,soon,,,much,EURO,")
    assert got.rules("invoices.csv") == ["date-wrong", "amount-wrong", "currency-unknown"]


def test_invoices_overlap_with_longest_before_found(tmp_path: Path) -> None:
    short = "I2,C1,support,2025-01-10,2025-02-01,2025-02-28,5,EUR,"
    later = "I3,C1,support,2025-01-10,2025-06-01,2025-06-30,5,EUR,"
    got = invoices(tmp_path, GOOD, short, later)
    assert got.rules("invoices.csv") == ["contracts-overlap"] * 2


def test_invoices_next_day_no_overlap(tmp_path: Path) -> None:
    got = invoices(tmp_path, GOOD, "I2,C1,support,2025-12-10,2026-01-01,2026-12-31,1200.00,EUR,")
    assert got.rules("invoices.csv") == []


def test_invoices_customer_by_name_and_service_by_title(tmp_path: Path) -> None:
    got = invoices(tmp_path, "I1,larder ltd,Gold Support,2025-01-10,,,5,eur,")
    assert [(row["customer_id"], row["service"]) for row in got.invoice_line] == [("C1", "gold-support")]


@pytest.mark.parametrize(("amount", "currency"), [("5", "EUR"), ("€5", "EUR"), ("5 CHF", "CHF")])
def test_invoices_currency_not_told(tmp_path: Path, amount: str, currency: str) -> None:
    got = read(tmp_path, invoices=f"invoice,customer,date,amount\nI1,C1,2025-01-10,{amount}\n")
    assert [row["currency"] for row in got.invoice_line] == [currency]


def test_invoices_serial_dates_noted(tmp_path: Path) -> None:
    got = read(tmp_path, invoices=f"{INVOICE_HEADER}I1,C1,support,45658,45658,46022,1200,EUR,\n")
    assert got.invoice_line[0]["issued_on"] == date(2025, 1, 1)
    assert got.rules("invoices.csv") == ["date-serial"] * 3


def test_invoices_german_spreadsheet_read(tmp_path: Path) -> None:
    row = "I1;C1;support;10.01.2025;01.01.2025;31.12.2025;1.200,00 €;EUR;\r\n"
    got = read(tmp_path, invoices=(INVOICE_HEADER.replace(",", ";") + row).encode("cp1252"))
    assert [row["amount"] for row in got.invoice_line] == [Decimal(1200)]
    assert got.rules("invoices.csv") == ["text-not-utf8", "file-form"]


def test_invoices_service_without_page_noted_once(tmp_path: Path) -> None:
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "support.md").write_text('+++\ntitle = "Support"\n+++\n')
    rows = (f"I{n},C1,{name},2025-01-10,,,5,EUR," for n, name in enumerate(("support", "gold", "gold")))
    got = invoices(tmp_path, *rows)
    assert got.finding("service-unknown").evidence.locator == "row 3"


def test_invoices_service_page_faults_told(tmp_path: Path) -> None:
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "support.md").write_text("no front matter\n")
    assert invoices(tmp_path, GOOD).rules("services/support.md") == ["service-unreadable"]


@pytest.mark.parametrize("called", ["c1", "C1"])
def test_invoices_customers_whose_identifiers_differ_by_case_told_apart(tmp_path: Path, called: str) -> None:
    got = read(
        tmp_path,
        customers="customer_id,name\nc1,Low\nC1,High\n",
        invoices=f"{INVOICE_HEADER}R1,{called},support,2025-01-15,,,100.00,EUR,\n",
    )
    assert [line["customer_id"] for line in got.invoice_line] == [called]


def test_invoices_sent_again_when_paid_keeps_the_payment(tmp_path: Path) -> None:
    first = "R1,C1,support,2025-01-15,,,100.00,EUR,"
    got = invoices(tmp_path, first, "R2,C1,support,2025-01-15,,,50.00,EUR,", f"{first}2025-02-01", f"{first}2025-03-01")
    assert [line["invoice_id"] for line in got.invoice_line] == ["R1", "R2"]
    assert [(paid["invoice_id"], paid["paid_on"]) for paid in got.payment] == [("R1", date(2025, 2, 1))]
    assert [finding.done for finding in got.findings if finding.rule == "invoice-duplicate"] == [
        "the first is kept, with the payment date of this one",
        "the first is kept, this row left out",
    ]


def test_invoices_lines_of_interleaved_invoices_numbered(tmp_path: Path) -> None:
    rows = [f"{invoice},C1,support,2025-01-15,,,{amount}.00,EUR," for amount, invoice in enumerate("ABABA", 1)]
    got = invoices(tmp_path, *rows)
    assert [(line["invoice_id"], line["line"]) for line in got.invoice_line] == [
        *(("A", 1), ("B", 1), ("A", 2), ("B", 2), ("A", 3)),
    ]

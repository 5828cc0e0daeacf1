from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources.market.sites import Landed, land

FILES = {
    "customers.csv": "customer_id,name\nC1,Larder\n",
    "invoices.csv": "invoice_id,customer_id,service,issued_on,amount\nI1,C1,support,2025-01-01,100\n",
}


def payments(folder: Path, *rows: str) -> Landed:
    """Land a payments file of the documented header and these rows."""
    text = "payment_id,invoice_id,customer_id,paid_on,amount,currency\n" + "".join(f"{row}\n" for row in rows)
    return land(folder, files=FILES | {"payments.csv": text})


def test_payments_in_parts_and_a_refund(tmp_path: Path) -> None:
    got = payments(tmp_path, "P1,I1,,2025-01-10,60,EUR", ",I1,,2025-01-20,40,EUR", "P3,I1,C1,2025-02-01,-10,EUR")
    assert got.column("payment", "payment_id", "customer_id", "amount", "paid_on") == [
        ("P1", "C1", Decimal(60), date(2025, 1, 10)),
        ("payments/3", "C1", Decimal(40), date(2025, 1, 20)),
        ("P3", "C1", Decimal(-10), date(2025, 2, 1)),
    ]
    assert got.rules == []


@pytest.mark.parametrize(
    ("row", "rule", "kept"),
    [
        ("P1,I1,,2025-01-11,40,EUR", "payment-duplicate", 1),
        ("P2,,,2025-01-11,40,EUR", "value-missing", 1),
        ("P2,,C1,2025-01-11,-40,EUR", "refund-without-invoice", 2),
        ("P2,I9,C1,2025-01-11,40,EUR", "payment-without-invoice", 2),
        ("P2,I1,,2026-01-11,40,EUR", "dated-later", 2),
        ("P2,I1,,2025-01-11,40,XXY", "currency-unknown", 1),
    ],
)
def test_payments_fault_found(tmp_path: Path, row: str, rule: str, kept: int) -> None:
    got = payments(tmp_path, "P1,I1,,2025-01-10,60,EUR", row)
    assert (got.rules, len(got.payment)) == ([rule], kept)
    assert got.finding(rule).evidence.locator == "row 3"

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources.market.sites import Landed, land

from honeyflow.kernel.finding import Severity

SOURCES = "".join(
    f"""
[[market.source]]
system = "table"
name = "{name}"
[[market.source.table]]
holds = "customers"
path = "{name}/customers.csv"
[[market.source.table]]
holds = "invoices"
path = "{name}/invoices.csv"
[[market.source.table]]
holds = "payments"
path = "{name}/payments.csv"
"""
    for name in ("shop", "erp")
)
SAME = '\n[[market.same_customer]]\nids = ["erp:9", "shop:1"]\nname = "Larder Group"\n'
CUSTOMERS = "customer_id,name,domains,tax_id\n"
INVOICES = "invoice_id,customer_id,service,issued_on,amount,currency\n"
PAYMENTS = "payment_id,customer_id,invoice_id,paid_on,amount,currency\n"
LINE = "R1,{},support,2025-02-01,100.00,EUR\n"


def both(folder: Path, toml: str = SOURCES, **changed: str) -> Landed:
    """Land two sources that tell of one customer and one paid invoice; `changed` replaces ``erp_invoices``, say."""
    files = {
        "shop_customers": f"{CUSTOMERS}1,Larder Ltd,larder.example,IE1\n",
        "shop_invoices": INVOICES + LINE.format(1),
        "shop_payments": f"{PAYMENTS}P1,1,R1,2025-02-10,100.00,EUR\n",
        "erp_customers": f"{CUSTOMERS}9,Larder Limited,pantry.example,\n",
        "erp_invoices": INVOICES + LINE.format(9),
        "erp_payments": f"{PAYMENTS}77,9,R1,2025-02-12,100.00,EUR\n",
    }
    return land(folder, toml, {f"{key.replace('_', '/')}.csv": text for key, text in (files | changed).items()})


def test_combine_identifiers_never_collide(tmp_path: Path) -> None:
    got = both(tmp_path, erp_customers=f"{CUSTOMERS}1,Cellar AG,,\n", erp_invoices=INVOICES + LINE.format(1))
    assert got.column("customer", "customer_id") == ["shop:1", "erp:1"]
    assert got.column("invoice_line", "invoice_id", "customer_id") == [("shop:R1", "shop:1"), ("erp:R1", "erp:1")]


def test_combine_invoice_of_two_sources_kept_once_with_both_places(tmp_path: Path) -> None:
    got = both(tmp_path, SOURCES + SAME)
    assert got.column("invoice_line", "invoice_id", "customer_id") == [("shop:R1", "erp:9")]
    found = got.finding("invoice-duplicate")
    assert (str(found.evidence), found.seen) == (
        "erp/invoices.csv:row 2",
        "invoice 'r1', which shop/invoices.csv:row 2 has too",
    )


def test_combine_payment_of_two_sources_kept_once_on_the_invoice_kept(tmp_path: Path) -> None:
    got = both(tmp_path, SOURCES + SAME)
    assert got.column("payment", "payment_id", "invoice_id", "paid_on") == [("shop:P1", "shop:R1", date(2025, 2, 10))]
    assert "shop/payments.csv:row 2" in got.finding("payment-duplicate").seen


def test_combine_two_payments_alike_of_one_source_are_two(tmp_path: Path) -> None:
    twice = f"{PAYMENTS}P1,1,R1,2025-02-10,50,EUR\nP2,1,R1,2025-02-10,50,EUR\n"
    got = both(tmp_path, SOURCES + SAME, shop_payments=twice, erp_payments=PAYMENTS)
    assert got.column("payment", "payment_id") == ["shop:P1", "shop:P2"]


def test_combine_customer_told_to_be_one_is_joined(tmp_path: Path) -> None:
    got = both(tmp_path, SOURCES + SAME)
    assert got.customer == [
        {
            "customer_id": "erp:9", "name": "Larder Group",
            "domains": "pantry.example larder.example", "country": None,
        }
    ]  # fmt: skip
    assert got.column("payment", "customer_id") == ["erp:9"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("9,Larder Limited,,", "name 'larder'"),
        ("9,Pantry,larder.example,", "domain larder.example"),
        ("9,Pantry,,ie-1", "tax number IE1"),
    ],
)
def test_combine_customers_alike_suggested_and_kept_apart(tmp_path: Path, row: str, reason: str) -> None:
    got = both(tmp_path, erp_customers=f"{CUSTOMERS}{row}\n")
    assert got.column("customer", "customer_id") == ["shop:1", "erp:9"]
    assert got.finding("customer-maybe-same").seen.endswith(f"with the same {reason}")
    assert '[[market.same_customer]] ids = ["shop:1", "erp:9"]' in got.finding("customer-maybe-same").done


def test_combine_same_invoice_of_customers_apart_serious_and_kept(tmp_path: Path) -> None:
    got = both(tmp_path)
    assert len(got.invoice_line) == 2
    assert got.finding("invoice-maybe-duplicate").severity is Severity.SERIOUS


def test_combine_invoice_told_differently_serious_and_kept(tmp_path: Path) -> None:
    got = both(tmp_path, SOURCES + SAME, erp_invoices=INVOICES + LINE.format(9).replace("100", "90"))
    assert got.column("invoice_line", "amount") == [Decimal(100), Decimal(90)]
    assert got.finding("invoice-differs").severity is Severity.SERIOUS


@pytest.mark.parametrize("invoice", ["", "R404"])
def test_combine_refund_without_invoice_kept_with_finding(tmp_path: Path, invoice: str) -> None:
    got = both(tmp_path, erp_payments=f"{PAYMENTS}77,9,{invoice},2025-03-01,-40,EUR\n")
    assert got.column("payment", "payment_id", "amount")[1:] == [("erp:77", Decimal(-40))]
    assert str(got.finding("refund-without-invoice").evidence) == "erp/payments.csv:row 2"


def test_combine_told_customer_that_is_not_there_noted(tmp_path: Path) -> None:
    got = both(tmp_path, SOURCES + SAME.replace("shop:1", "shop:2"))
    assert got.finding("customer-not-there").seen == "'shop:2'"


def test_combine_contracts_of_two_sources_that_overlap_found(tmp_path: Path) -> None:
    served = "invoice_id,customer_id,service,issued_on,amount,service_from,service_to\n"
    shop = f"{served}A1,1,support,2025-01-01,5,2025-01-01,2025-12-31\n"
    erp = f"{served}B1,9,support,2025-06-01,5,2025-06-01,2025-06-30\n"
    got = both(tmp_path, SOURCES + SAME, shop_invoices=shop, erp_invoices=erp)
    assert "shop/invoices.csv:row 2 serves to 2026-01-01" in got.finding("contracts-overlap").seen


def test_combine_again_changes_nothing(tmp_path: Path) -> None:
    assert both(tmp_path, SOURCES + SAME) == both(tmp_path, SOURCES + SAME)

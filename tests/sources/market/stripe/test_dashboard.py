"""The exports' headers are those that the dashboard writes (those of card details and metadata left out)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.sources.market.sites import Landed, land

TOML = '[[market.source]]\nsystem = "stripe"\npaths = ["stripe"]\nservices = { "gold" = "support" }\n'
FILES = {
    "customers.csv": "id,Description,Email,Name,Created (UTC),Delinquent,Business Vat ID,Address Country\n"
    "cus_1,,ann@larder.example,Larder Ltd,2024-12-30 09:00,false,IE1,IE\n",
    "subscriptions.csv": "id,Customer ID,Customer Description,Customer Email,Plan,Quantity,Currency,Interval,Amount,"
    "Status,Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),"
    "Trial End (UTC),Application Fee Percent,Coupon,Tax Percent,Canceled At (UTC),Ended At (UTC)\n"
    "sub_1,cus_1,,ann@larder.example,gold,2,eur,year,600.00,active,2025-01-01 10:00,2025-01-01 10:00,2025-01-01 10:00,"
    "2026-01-01 10:00,,,,,,,\n",
    "invoices.csv": "id,Amount Due,Application Fee,Billing,Charge,Closed,Currency,Customer,Date (UTC),Due Date (UTC),"
    "Number,Paid,Subscription,Subtotal,Total Discount Amount,Applied Coupons,Tax,Tax Percent,Total,Amount Paid,Status,"
    "Finalized At (UTC),Paid At (UTC),Minimum Line Item Period Start (UTC),Maximum Line Item Period End (UTC)\n"
    "in_1,1440.00,,charge_automatically,ch_1,true,eur,cus_1,2025-01-02 10:00,,A-0001,true,sub_1,1200.00,,,240.00,20,"
    "1440.00,1440.00,paid,2025-01-03 10:00,2025-01-09 10:00,2025-01-01 10:00,2026-01-01 10:00\n",
    "unified_payments.csv": "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,"
    "Converted Amount Refunded,Converted Currency,Description,Fee,Refunded date (UTC),Status,Customer ID,Invoice ID\n"
    "ch_1,2025-01-09 10:00:00,1440.00,720.00,eur,true,1440.00,720.00,eur,,30.1,"
    "2025-02-01 11:00:00,Refunded,cus_1,in_1\n"
    "ch_2,2025-01-08 10:00:00,1440.00,0.00,eur,false,1440.00,0.00,eur,,0,,Failed,cus_1,in_1\n",
}


def exports(folder: Path, **changed: str) -> Landed:
    """Land the exports; `changed` replaces the text of one by its name."""
    files = {name: changed.get(name.partition(".")[0], text) for name, text in FILES.items()}
    return land(folder, TOML, {f"stripe/{name}": text for name, text in files.items() if text})


def test_dashboard_exports_become_rows_without_tax(tmp_path: Path) -> None:
    got = exports(tmp_path)
    assert got.column("customer", "customer_id", "name", "domains", "country") == [
        ("stripe:cus_1", "Larder Ltd", "larder.example", "IE")
    ]
    assert got.column("invoice_line", "invoice_id", "service", "amount", "service_from", "service_to") == [
        ("stripe:A-0001", "support", Decimal(1200), date(2025, 1, 1), date(2026, 1, 1))
    ]
    assert got.column("payment", "payment_id", "invoice_id", "paid_on", "amount") == [
        ("stripe:ch_1", "stripe:A-0001", date(2025, 1, 9), Decimal(1200)),
        ("stripe:ch_1/refund", "stripe:A-0001", date(2025, 2, 1), Decimal(-600)),
    ]
    assert got.column("subscription", "service", "started_on", "monthly_amount") == [
        ("support", date(2025, 1, 1), Decimal(100))
    ]
    assert got.rules == []


def test_dashboard_refund_exported_counts_once(tmp_path: Path) -> None:
    refunds = "id,Amount,Charge,Created (UTC),Currency,Status\nre_1,720.00,ch_1,2025-02-01 11:00,eur,succeeded\n"
    (tmp_path / "stripe").mkdir()
    (tmp_path / "stripe" / "refunds.csv").write_text(refunds)
    got = exports(tmp_path)
    assert got.column("payment", "payment_id", "amount")[1:] == [("stripe:re_1", Decimal(-600))]


def test_dashboard_without_payments_takes_them_from_invoices(tmp_path: Path) -> None:
    got = exports(tmp_path, unified_payments="")
    assert got.column("payment", "payment_id", "amount") == [("stripe:in_1/paid", Decimal(1200))]


def test_dashboard_zero_decimal_currency(tmp_path: Path) -> None:
    text = FILES["invoices.csv"].replace(",eur,", ",jpy,")
    got = exports(tmp_path, invoices=text, unified_payments="", subscriptions="")
    assert got.column("invoice_line", "amount", "currency") == [(Decimal(1200), "JPY")]


def test_dashboard_bad_cell_costs_its_row(tmp_path: Path) -> None:
    got = exports(tmp_path, invoices=FILES["invoices.csv"].replace("1440.00,1440.00,paid", "much,1440.00,paid"))
    assert (got.invoice_line, got.finding("amount-wrong").evidence.locator) == ([], "row 2")

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources.market.sites import Landed, land
from tests.sources.market.stripe import objects as api
from tests.sources.market.stripe.objects import at

from honeyflow.kernel.finding import Severity

TOML = '[[market.source]]\nsystem = "stripe"\npaths = ["stripe/*.jsonl"]\nservices = { "prod_1" = "support" }\n'
ALL = (api.product(), api.customer(), api.subscription(), api.invoice(), api.charge())


def stripe(folder: Path, *objects: api.Object, toml: str = TOML) -> Landed:
    """Land a file of these objects."""
    return land(folder, toml, {"stripe/all.jsonl": api.jsonl(*objects)})


def test_stripe_objects_become_rows_without_tax(tmp_path: Path) -> None:
    got = stripe(tmp_path, *ALL)
    assert got.customer == [
        {"customer_id": "stripe:cus_1", "name": "Larder Ltd", "domains": "larder.example", "country": "IE"}
    ]
    assert got.column("invoice_line", "invoice_id", "service", "issued_on", "amount", "currency") == [
        ("stripe:A-0001", "support", date(2025, 1, 3), Decimal(1200), "EUR")
    ]
    assert got.column("invoice_line", "service_from", "service_to") == [(date(2025, 1, 1), date(2026, 1, 1))]
    assert got.column("payment", "payment_id", "invoice_id", "paid_on", "amount") == [
        ("stripe:ch_1", "stripe:A-0001", date(2025, 1, 9), Decimal(1200))
    ]
    assert got.column("subscription", "subscription_id", "started_on", "ended_on", "monthly_amount") == [
        ("stripe:sub_1", date(2025, 1, 1), None, Decimal(100))
    ]
    assert got.rules == []


def test_stripe_no_address_reaches_rows_or_findings(tmp_path: Path) -> None:
    got = stripe(tmp_path, api.customer(name=None), api.invoice(customer="cus_9"))
    assert got.column("customer", "name") == ["larder.example"]
    assert "ann" not in f"{got.customer}{got.findings}"


@pytest.mark.parametrize(
    ("currency", "minor", "amount"),
    [("jpy", 120000, "120000"), ("kwd", 120000, "120"), ("usd", 120000, "1200"), ("isk", 120000, "1200")],
)
def test_stripe_minor_units_of_each_currency(tmp_path: Path, currency: str, minor: int, amount: str) -> None:
    got = stripe(tmp_path, api.customer(), api.invoice(api.line(amount=minor, currency=currency), currency=currency))
    assert got.column("invoice_line", "amount", "currency") == [(Decimal(amount), currency.upper())]


@pytest.mark.parametrize(
    ("changed", "net"),
    [
        ({"discount_amounts": [{"amount": 20000}]}, "1000"),
        ({"tax_amounts": [{"amount": 20000, "inclusive": True}]}, "1000"),
        ({"tax_amounts": [{"amount": 20000, "inclusive": False}]}, "1200"),
        ({"taxes": [{"amount": 20000, "tax_behavior": "inclusive"}]}, "1000"),
        ({"taxes": [{"amount": 20000, "tax_behavior": "exclusive"}]}, "1200"),
    ],
)
def test_stripe_discounts_and_included_tax_taken_off(tmp_path: Path, changed: api.Object, net: str) -> None:
    invoice = api.invoice(api.line(**changed), total_excluding_tax=int(net) * 100)
    got = stripe(tmp_path, api.customer(), invoice)
    assert (got.column("invoice_line", "amount"), got.rules) == ([Decimal(net)], [])


def test_stripe_new_versions_shape_of_a_line_understood(tmp_path: Path) -> None:
    detail = {"subscription": "sub_1", "subscription_item": "si_1", "proration": False}
    new = api.line(
        pricing={"type": "price_details", "price_details": {"price": "price_1", "product": "prod_1"}},
        parent={"type": "subscription_item_details", "subscription_item_details": detail},
    )
    for old in ("price", "proration", "subscription", "subscription_item", "type", "tax_amounts"):
        del new[old]
    paying = {"id": "inpay_1", "object": "invoice_payment", "invoice": "in_1", "status": "paid"}
    paying["payment"] = {"type": "payment_intent", "payment_intent": "pi_1"}
    charge = api.charge()
    del charge["invoice"]
    got = stripe(tmp_path, api.product(), api.customer(), api.subscription(), api.invoice(new), charge, paying)
    assert got.column("invoice_line", "service", "amount") == [("support", Decimal(1200))]
    assert got.column("payment", "invoice_id", "amount") == [("stripe:A-0001", Decimal(1200))]
    assert got.column("subscription", "monthly_amount") == [Decimal(100)]


def test_stripe_refund_is_a_negative_payment_without_tax(tmp_path: Path) -> None:
    got = stripe(tmp_path, *ALL, api.refund())
    assert got.column("payment", "payment_id", "invoice_id", "amount", "paid_on")[1:] == [
        ("stripe:re_1", "stripe:A-0001", Decimal(-600), date(2025, 2, 1))
    ]


def test_stripe_refund_without_invoice_kept_with_finding(tmp_path: Path) -> None:
    got = stripe(tmp_path, api.customer(), api.charge(invoice=None, payment_intent=None), api.refund())
    assert got.column("payment", "amount") == [Decimal(1440), Decimal(-720)]
    assert got.finding("refund-without-invoice").evidence.locator == "line 3, re_1"


def test_stripe_credit_note_is_a_negative_line_of_the_service_credited(tmp_path: Path) -> None:
    got = stripe(tmp_path, *ALL, api.credit_note())
    assert got.column("invoice_line", "invoice_id", "service", "amount")[1:] == [
        ("stripe:A-0001-CN-01", "support", Decimal(-100))
    ]


def test_stripe_paid_outside_stripe_is_a_payment(tmp_path: Path) -> None:
    got = stripe(tmp_path, api.customer(), api.invoice())
    assert got.column("payment", "payment_id", "paid_on", "amount") == [
        ("stripe:in_1/paid", date(2025, 1, 9), Decimal(1200))
    ]


def test_stripe_draft_and_void_not_owed(tmp_path: Path) -> None:
    got = stripe(tmp_path, api.customer(), api.invoice(status="draft"), api.invoice(id="in_2", status="void"))
    assert (got.invoice_line, got.payment) == ([], [])
    assert got.rules == ["invoice-not-owed", "invoice-not-owed"]


def test_stripe_upgrade_is_a_stretch_and_its_prorations_no_overlap(tmp_path: Path) -> None:
    month = api.price(recurring={"interval": "month", "interval_count": 1}, unit_amount_decimal="10000")
    dear = api.price(id="price_2", recurring=month["recurring"], unit_amount_decimal="30000")
    june = {"start": at("2025-06-01"), "end": at("2025-07-01")}
    rest = {"start": at("2025-06-16"), "end": at("2025-07-01")}
    first = api.line(amount=10000, price=month, period=june)
    back = api.line(amount=-5000, price=month, period=rest, proration=True, type="invoiceitem")
    more = api.line(amount=15000, price=dear, period=rest, proration=True, type="invoiceitem")
    item = {"id": "si_1", "object": "subscription_item", "price": dear, "quantity": 1}
    sub = api.subscription(start_date=at("2025-06-01"), items={"object": "list", "data": [item]})
    second = api.invoice(back, more, id="in_2", number="A-0002", created=at("2025-06-16"))
    got = stripe(tmp_path, api.product(), api.customer(), sub, api.invoice(first), second)
    assert got.column("subscription", "started_on", "ended_on", "monthly_amount") == [
        (date(2025, 6, 1), date(2025, 6, 16), Decimal(100)),
        (date(2025, 6, 16), None, Decimal(300)),
    ]
    assert got.column("invoice_line", "amount") == [Decimal(100), Decimal(-50), Decimal(150)]
    assert got.rules == []


def test_stripe_trial_and_end_bound_a_subscription(tmp_path: Path) -> None:
    sub = api.subscription(status="canceled", trial_end=at("2025-02-01"), ended_at=at("2025-08-01"))
    got = stripe(tmp_path, api.customer(), sub)
    assert got.column("subscription", "started_on", "ended_on") == [(date(2025, 2, 1), date(2025, 8, 1))]


def test_stripe_lasting_coupon_lowers_the_price(tmp_path: Path) -> None:
    coupon = {"coupon": {"duration": "forever", "percent_off": 25.0}}
    got = stripe(tmp_path, api.customer(), api.subscription(discount=coupon))
    assert got.column("subscription", "monthly_amount") == [Decimal(75)]


def test_stripe_metered_price_waits_for_invoices(tmp_path: Path) -> None:
    metered = api.price(recurring={"interval": "month", "interval_count": 1, "usage_type": "metered"})
    item = {"id": "si_1", "price": metered}
    got = stripe(tmp_path, api.customer(), api.subscription(items={"data": [item]}))
    assert (got.subscription, got.rules) == ([], ["subscription-without-price"])


def test_stripe_lines_that_do_not_add_up_told(tmp_path: Path) -> None:
    got = stripe(tmp_path, api.customer(), api.invoice(total_excluding_tax=130000))
    assert got.finding("invoice-sum").seen == "lines of 1200.0000 in a total of 1300.0000 EUR without tax"


@pytest.mark.parametrize("changed", [{"created": "soon"}, {"total": [1]}, {"status_transitions": {"paid_at": {}}}])
def test_stripe_object_not_as_documented_left_out(tmp_path: Path, changed: api.Object) -> None:
    broken = api.invoice(id="in_2", number="A-2", status_transitions={"paid_at": at("2025-01-09")}) | changed
    got = stripe(tmp_path, api.customer(), broken, api.invoice())
    assert got.column("invoice_line", "invoice_id") == ["stripe:A-0001"]
    assert got.finding("object-wrong").severity is Severity.SERIOUS


@pytest.mark.parametrize("currency", ["xxy", ""])
def test_stripe_unknown_currency_left_out(tmp_path: Path, currency: str) -> None:
    got = stripe(tmp_path, api.customer(), api.charge(invoice=None, currency=currency))
    assert (got.payment, got.rules) == ([], ["currency-unknown"])


def test_stripe_lines_cut_in_half_use_what_is_whole(tmp_path: Path) -> None:
    text = api.jsonl(*ALL)
    got = land(tmp_path, TOML, {"stripe/all.jsonl": text[: text.index('"id": "ch_1"') + 40]})
    assert (len(got.customer), len(got.invoice_line)) == (1, 1)
    found = got.finding("file-cut")
    assert (found.evidence.locator, found.severity) == ("line 5", Severity.SERIOUS)


@pytest.mark.parametrize("wrapped", [False, True])
def test_stripe_list_cut_in_half_uses_what_is_whole(tmp_path: Path, wrapped: bool) -> None:
    text = json.dumps(list(ALL), indent=1)
    text = f'{{\n"object": "list",\n"data": {text}, "has_more": false}}' if wrapped else text
    toml = TOML.replace("*.jsonl", "*.json")
    whole = land(tmp_path, toml, {"stripe/all.json": text})
    assert (len(whole.payment), whole.rules) == (1, [])
    got = land(tmp_path, toml, {"stripe/all.json": text[: text.index('"id": "ch_1"') + 40]})
    assert (len(got.customer), len(got.invoice_line), got.rules) == (1, 1, ["file-cut"])


def test_stripe_line_that_is_no_json_left_out(tmp_path: Path) -> None:
    got = land(tmp_path, TOML, {"stripe/all.jsonl": "{broken}\n" + api.jsonl(*ALL)})
    assert (len(got.customer), got.rules) == (1, ["json-wrong"])

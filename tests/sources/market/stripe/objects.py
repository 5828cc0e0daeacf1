"""Objects of Stripe's API as its OpenAPI fixtures have them, with the members that a test changes."""

import json
from datetime import UTC, datetime
from typing import Any

Object = dict[str, Any]


def at(day: str) -> int:
    """Return the seconds of a day's first moment (UTC)."""
    return int(datetime.fromisoformat(f"{day}T00:00:00+00:00").astimezone(UTC).timestamp())


def product(**changed: Any) -> Object:
    """Return a product."""
    return {"id": "prod_1", "object": "product", "active": True, "name": "Gold Support", "livemode": False} | changed


def customer(**changed: Any) -> Object:
    """Return a customer."""
    told = {"address": {"city": None, "country": "IE", "line1": None}, "email": "ann.larder@larder.example"}
    told |= {"tax_ids": {"object": "list", "data": [{"object": "tax_id", "type": "eu_vat", "value": "IE1234567X"}]}}
    return {"id": "cus_1", "object": "customer", "created": at("2025-01-01"), "name": "Larder Ltd"} | told | changed


def price(**changed: Any) -> Object:
    """Return a price of 1,200.00 EUR a year."""
    recurring = {"interval": "year", "interval_count": 1, "usage_type": "licensed"}
    told = {"currency": "eur", "product": "prod_1", "recurring": recurring, "billing_scheme": "per_unit"}
    told |= {"unit_amount": 120000, "unit_amount_decimal": "120000", "type": "recurring"}
    return {"id": "price_1", "object": "price"} | told | changed


def line(**changed: Any) -> Object:
    """Return an invoice's line, as API versions before 2025-03-31 have it."""
    period = {"start": at("2025-01-01"), "end": at("2026-01-01")}
    told = {"amount": 120000, "currency": "eur", "discount_amounts": [], "period": period, "price": price()}
    told |= {"proration": False, "quantity": 1, "subscription": "sub_1", "subscription_item": "si_1", "tax_amounts": []}
    return {"id": "il_1", "object": "line_item", "type": "subscription"} | told | changed


def invoice(*lines: Object, **changed: Any) -> Object:
    """Return an invoice that was paid; its totals are its lines', with 20 % tax on top."""
    each = list(lines) or [line()]
    net = sum(one["amount"] for one in each)
    told = {"currency": "eur", "customer": "cus_1", "number": "A-0001", "status": "paid", "created": at("2025-01-02")}
    told |= {"total": net * 12 // 10, "total_excluding_tax": net, "amount_paid": net * 12 // 10}
    told |= {"status_transitions": {"finalized_at": at("2025-01-03"), "paid_at": at("2025-01-09")}}
    listed = {"object": "list", "data": each, "has_more": False}
    return {"id": "in_1", "object": "invoice", "lines": listed, "subscription": "sub_1"} | told | changed


def charge(**changed: Any) -> Object:
    """Return a charge that pays the invoice, tax included."""
    told = {"amount": 144000, "amount_captured": 144000, "captured": True, "currency": "eur", "customer": "cus_1"}
    told |= {"created": at("2025-01-09"), "invoice": "in_1", "status": "succeeded", "payment_intent": "pi_1"}
    return {"id": "ch_1", "object": "charge"} | told | changed


def refund(**changed: Any) -> Object:
    """Return a refund of half of the charge."""
    told = {"amount": 72000, "charge": "ch_1", "created": at("2025-02-01"), "currency": "eur", "status": "succeeded"}
    return {"id": "re_1", "object": "refund", "payment_intent": None} | told | changed


def subscription(**changed: Any) -> Object:
    """Return a subscription with one item at the price."""
    item = {"id": "si_1", "object": "subscription_item", "price": price(), "quantity": 1}
    told = {"created": at("2025-01-01"), "start_date": at("2025-01-01"), "trial_end": None, "ended_at": None}
    told |= {"currency": "eur", "customer": "cus_1", "status": "active", "discount": None}
    listed = {"object": "list", "data": [item], "has_more": False}
    return {"id": "sub_1", "object": "subscription", "items": listed} | told | changed


def credit_note(**changed: Any) -> Object:
    """Return a credit note over 100.00 EUR of the invoice's line."""
    one = {"id": "cnli_1", "object": "credit_note_line_item", "amount": 10000, "discount_amounts": []}
    one |= {"invoice_line_item": "il_1", "type": "invoice_line_item", "tax_amounts": []}
    told = {"currency": "eur", "customer": "cus_1", "invoice": "in_1", "number": "A-0001-CN-01", "status": "issued"}
    listed = {"object": "list", "data": [one], "has_more": False}
    return {"id": "cn_1", "object": "credit_note", "created": at("2025-03-01"), "lines": listed} | told | changed


def jsonl(*objects: Object) -> str:
    """Return the objects one a line."""
    return "".join(f"{json.dumps(each)}\n" for each in objects)

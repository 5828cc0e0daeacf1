"""Odoo's records kept in the site: read in the order in which they were written, from where the last run came to."""

from collections.abc import Mapping
from typing import Any

from honeyflow.sources.market.customers import domain_of
from honeyflow.sources.market.kept_records import KeptRecords, Record
from honeyflow.sources.market.landed_before import or_as_before
from honeyflow.sources.market.odoo.calls import Call, calls, client
from honeyflow.sources.market.system import MarketReading

PAGE = 500
_INVOICES = ["out_invoice", "out_refund"]
MODELS: Mapping[str, tuple[list[Any], tuple[str, ...]]] = {
    "res.partner": (
        ["|", ["is_company", "=", True], ["customer_rank", ">", 0]],
        ("name", "is_company", "customer_rank", "commercial_partner_id", "vat", "website", "email", "country_code"),
    ),
    "account.move": (
        [["move_type", "in", _INVOICES]],
        (
            *("name", "move_type", "state", "commercial_partner_id", "invoice_date", "currency_id"),
            *("amount_untaxed", "amount_total"),
        ),
    ),
    "account.move.line": (
        [["move_id.move_type", "in", _INVOICES], ["display_type", "=", "product"]],
        ("move_id", "product_id", "price_subtotal", "deferred_start_date", "deferred_end_date"),
    ),
    "account.payment": (
        [["partner_type", "=", "customer"]],
        ("name", "payment_type", "partner_id", "amount", "currency_id", "date", "state", "reconciled_invoice_ids"),
    ),
}
"""What is read of each model: which records, which fields (those that this Odoo has)."""


def land_records(reading: MarketReading) -> KeptRecords:
    """Return the records landed; where Odoo does not answer, those of earlier runs, with a finding.

    Raises
    ------
    SourceUnreachableError
        When Odoo does not answer and nothing was ever landed.
    """
    kept = KeptRecords(reading.kept)
    with or_as_before(reading, kept), client(reading) as odoo:
        call = calls(odoo, reading)
        for model in MODELS:
            _land(model, call, kept)
    return kept


def _land(model: str, call: Call, kept: KeptRecords) -> None:
    domain, wanted = MODELS[model]
    there = call(model, "fields_get", {"attributes": ["type"]})
    fields = [*(name for name in wanted if name in there), "write_date"]
    since = kept.reached(model)
    only = [*domain, ["write_date", ">=", since]] if since else domain
    offset = 0
    while True:
        asked = {"domain": only, "fields": fields, "order": "write_date asc, id asc", "limit": PAGE, "offset": offset}
        page = [_needed(each) for each in call(model, "search_read", asked)]
        if page:
            kept.add(model, page, max(since, str(page[-1]["write_date"])))
        if len(page) < PAGE:
            return
        offset += len(page)


def _needed(record: Record) -> Record:
    """Return a record without its address: only the domain is kept."""
    kept = {key: value for key, value in record.items() if key not in ("email", "website")}
    if domain := domain_of(record.get("email") or "") or domain_of(record.get("website") or ""):
        kept["domain"] = domain
    return kept

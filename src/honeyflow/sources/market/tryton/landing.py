"""Tryton's records kept in the site: only what was made or written since the last run is asked for."""

from collections.abc import Mapping
from typing import Any

from honeyflow.sources.market.customers import domain_of
from honeyflow.sources.market.kept_records import KeptRecords, Record
from honeyflow.sources.market.landed_before import or_as_before
from honeyflow.sources.market.system import MarketReading
from honeyflow.sources.market.tryton.calls import Call, calls, client, instant

PAGE = 500
PAID = "account.move.line"
"""The lines of the books that paid an invoice."""
MODELS: Mapping[str, tuple[list[Any], tuple[str, ...]]] = {
    "party.party": ([], ("name",)),
    "party.identifier": ([], ("party", "type", "code")),
    "party.contact_mechanism": ([["type", "in", ["email", "website"]]], ("party", "type", "value")),
    "party.address": ([["country", "!=", None]], ("party", "country.code")),
    "account.invoice": (
        [["type", "=", "out"]],
        ("number", "state", "party", "invoice_date", "currency.code", "untaxed_amount", "total_amount"),
    ),
    "account.invoice.line": (
        [["invoice.type", "=", "out"], ["type", "=", "line"]],
        ("invoice", "product.name", "amount"),
    ),
    PAID: ([["invoice_payment.type", "=", "out"]], ("invoice_payment", "date", "debit", "credit")),
}
"""What is read of each model: which records, which fields."""


def land_records(reading: MarketReading) -> KeptRecords:
    """Return the records landed; where Tryton does not answer, those of earlier runs, with a finding.

    Raises
    ------
    SourceUnreachableError
        When Tryton does not answer and nothing was ever landed.
    """
    kept = KeptRecords(reading.kept)
    with or_as_before(reading, kept), client(reading) as tryton:
        call = calls(tryton, reading)
        for model in MODELS:
            _land(model, call, kept)
    return kept


def _land(model: str, call: Call, kept: KeptRecords) -> None:
    domain, fields = MODELS[model]
    since = reached = kept.reached(model)
    if since:
        made = [["write_date", "=", None], ["create_date", ">=", instant(since)]]
        domain = [*domain, ["OR", ["write_date", ">=", instant(since)], made]]
    offset = 0
    wanted, order = [*fields, "write_date", "create_date"], [["id", "ASC"]]
    while True:
        page = call(f"model.{model}.search_read", domain, offset, PAGE, order, wanted)
        reached = max(reached, *(str(each["write_date"] or each["create_date"]) for each in page), "")
        whole = len(page) < PAGE
        if page:
            # Records come by identifier: how far it reaches is known only at the end.
            kept.add(model, map(_needed, page), reached if whole else since)
        if whole:
            if reached > since and not page:
                kept.add(model, (), reached)
            return
        offset += len(page)


def _needed(record: Record) -> Record:
    """Return a record without its address: only the domain is kept."""
    kept = {key: value for key, value in record.items() if key != "value"}
    return kept | {"domain": domain_of(record["value"])} if "value" in record else kept

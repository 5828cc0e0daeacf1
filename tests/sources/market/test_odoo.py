"""Against a small server that speaks Odoo's two documented interfaces over the same records."""

import json
import xmlrpc.client
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from tests.sources.market.servers import Answer, answering
from tests.sources.market.sites import Landed, land

from honeyflow.sources.market.odoo import landing

KEY = "hiddenword0123456789"
WRITTEN = "2025-06-01 10:00:00"
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><methodResponse/>'


def records() -> dict[str, list[dict[str, Any]]]:
    """Return a company with a contact, an invoice with 20 % tax, its credit note, and payments, as Odoo has them."""
    partner = {"is_company": True, "customer_rank": 1, "vat": "IE1", "website": False, "country_code": "IE"}
    partner |= {"email": "office@larder.example", "write_date": WRITTEN}
    move = {"state": "posted", "commercial_partner_id": [7, "Larder Ltd"], "invoice_date": "2025-03-01"}
    move |= {"currency_id": [1, "EUR"], "amount_untaxed": 1000.0, "amount_total": 1200.0, "write_date": WRITTEN}
    line = {"product_id": [5, "Gold Support"], "write_date": WRITTEN, "display_type": "product"}
    line |= {"deferred_start_date": "2025-03-01", "deferred_end_date": "2026-02-28"}
    payment = {"partner_id": [8, "Larder Ltd, Ann"], "currency_id": [1, "EUR"], "state": "paid", "write_date": WRITTEN}
    payment |= {"partner_type": "customer"}
    return {
        "res.partner": [
            partner | {"id": 7, "name": "Larder Ltd", "commercial_partner_id": [7, "Larder Ltd"]},
            partner | {"id": 8, "name": "Ann Larder", "commercial_partner_id": [7, "Larder Ltd"], "is_company": False},
        ],
        "account.move": [
            move | {"id": 21, "name": "INV/2025/00001", "move_type": "out_invoice"},
            move | {"id": 22, "name": "RINV/2025/00001", "move_type": "out_refund", "amount_untaxed": 100.0},
            move | {"id": 23, "name": "/", "move_type": "out_invoice", "state": "draft", "invoice_date": False},
        ],
        "account.move.line": [
            line | {"id": 31, "move_id": [21, "INV/2025/00001"], "price_subtotal": 1000.0},
            line | {"id": 32, "move_id": [22, "RINV/2025/00001"], "price_subtotal": 100.0}
            | {"deferred_start_date": False, "deferred_end_date": False},
            line | {"id": 33, "move_id": [23, "/"], "price_subtotal": 5.0},
        ],
        "account.payment": [
            payment | {"id": 41, "name": "PBNK1", "payment_type": "inbound", "amount": 1200.0, "date": "2025-04-01"}
            | {"reconciled_invoice_ids": [21]},
            payment | {"id": 42, "name": "PBNK2", "payment_type": "outbound", "amount": 60.0, "date": "2025-05-01"}
            | {"reconciled_invoice_ids": []},
            payment | {"id": 43, "name": "PBNK3", "payment_type": "inbound", "amount": 9.0, "date": "2025-05-01"}
            | {"state": "canceled", "reconciled_invoice_ids": []},
        ],
    }  # fmt: skip


@dataclass
class Odoo:
    """The server: answers ``search_read`` and ``fields_get`` by either interface."""

    records: dict[str, list[dict[str, Any]]] = field(default_factory=records)
    asked: list[tuple[str, list[Any]]] = field(default_factory=list)
    address: str = ""
    bomb: bool = False

    def reply(self, request: BaseHTTPRequestHandler, body: bytes) -> Answer:
        parts = request.path.strip("/").split("/")
        if parts[0] == "json":
            if request.headers["Authorization"] != f"bearer {KEY}" or request.headers["X-Odoo-Database"] != "prod":
                return 401, {}, b'{"name": "werkzeug.exceptions.Unauthorized"}'
            told = self._call(parts[2], parts[3], json.loads(body))
            return 200, {"Content-Type": "application/json"}, json.dumps(told).encode()
        return 200, {"Content-Type": "text/xml"}, BOMB if self.bomb else self._xmlrpc(parts[2], body)

    def _xmlrpc(self, service: str, body: bytes) -> bytes:
        told, method = xmlrpc.client.loads(body)
        if service == "common":
            user = 2 if told[:3] == ("prod", "reader", KEY) else False
            return xmlrpc.client.dumps((user,), methodresponse=True).encode()
        assert (method, told[:3]) == ("execute_kw", ("prod", 2, KEY))
        named = dict(told[6]) | ({"domain": told[5][0]} if told[5] else {})
        return xmlrpc.client.dumps((self._call(told[3], told[4], named),), methodresponse=True).encode()

    def _call(self, model: str, method: str, named: dict[str, Any]) -> Any:
        if method == "fields_get":
            return {name: {"type": "char"} for record in self.records[model] for name in record}
        self.asked.append((model, named["domain"]))
        since = next((term[2] for term in named["domain"] if term[0] == "write_date"), "")
        found = [each for each in self.records[model] if each["write_date"] >= since]
        found.sort(key=lambda each: (each["write_date"], each["id"]))
        page = found[named.get("offset", 0) :][: named["limit"]]
        return [{name: each[name] for name in ("id", *named["fields"])} for each in page]


@pytest.fixture
def odoo(monkeypatch: pytest.MonkeyPatch) -> Iterator[Odoo]:
    monkeypatch.setenv("HONEYFLOW_ODOO_KEY", KEY)
    found = Odoo()
    with answering(found.reply) as found.address:
        yield found


def read(folder: Path, odoo: Odoo, api: str = "json2") -> Landed:
    """Land Odoo by one of its interfaces."""
    toml = f'[[market.source]]\nsystem = "odoo"\naddress = "{odoo.address}"\ndatabase = "prod"\napi = "{api}"\n'
    return land(folder, f'{toml}user = "reader"\nservices = {{ "5" = "support" }}\n')


@pytest.mark.parametrize("api", ["json2", "xmlrpc"])
def test_odoo_records_become_rows_without_tax(tmp_path: Path, odoo: Odoo, api: str) -> None:
    got = read(tmp_path, odoo, api)
    assert got.customer == [
        {"customer_id": "odoo:7", "name": "Larder Ltd", "domains": "larder.example", "country": "IE"}
    ]
    assert got.column("invoice_line", "invoice_id", "service", "amount", "service_from", "service_to") == [
        ("odoo:INV/2025/00001", "support", Decimal(1000), date(2025, 3, 1), date(2026, 3, 1)),
        ("odoo:RINV/2025/00001", "support", Decimal(-100), None, None),
    ]
    assert got.column("payment", "payment_id", "customer_id", "invoice_id", "amount", "paid_on") == [
        ("odoo:41", "odoo:7", "odoo:INV/2025/00001", Decimal(1000), date(2025, 4, 1)),
        ("odoo:42", "odoo:7", None, Decimal(-60), date(2025, 5, 1)),
    ]
    assert got.rules == ["refund-without-invoice"]


def test_odoo_later_run_asks_for_what_was_written_since(tmp_path: Path, odoo: Odoo) -> None:
    read(tmp_path, odoo)
    odoo.asked.clear()
    odoo.records["res.partner"][0] |= {"name": "Larder Group", "write_date": "2025-07-01 10:00:00"}
    assert read(tmp_path, odoo).column("customer", "name") == ["Larder Group"]
    assert all(["write_date", ">=", WRITTEN] in domain for _, domain in odoo.asked)


def test_odoo_pages_are_read_to_the_end(tmp_path: Path, odoo: Odoo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landing, "PAGE", 1)
    got = read(tmp_path, odoo)
    assert (len(got.customer), len(got.invoice_line), len(got.payment)) == (1, 2, 2)


def test_odoo_out_of_reach_uses_what_was_landed(tmp_path: Path, odoo: Odoo, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, odoo)
    monkeypatch.setenv("HONEYFLOW_ODOO_KEY", "wrong-word")
    got = read(tmp_path, odoo)
    assert len(got.invoice_line) == 2
    assert "HONEYFLOW_ODOO_KEY" in got.finding("source-not-read").done
    assert "wrong-word" not in f"{got.findings}"


def test_odoo_address_is_kept_nowhere(tmp_path: Path, odoo: Odoo) -> None:
    read(tmp_path, odoo)
    kept = b"".join(file.read_bytes() for file in (tmp_path / "kept").rglob("*") if file.is_file())
    assert b"larder.example" in kept
    assert b"office@" not in kept
    assert KEY.encode() not in kept


def test_odoo_entities_refused(tmp_path: Path, odoo: Odoo) -> None:
    odoo.bomb = True
    assert read(tmp_path, odoo, "xmlrpc").finding("source-not-read").seen == "an answer with entities"


def test_odoo_record_not_as_documented_left_out(tmp_path: Path, odoo: Odoo) -> None:
    odoo.records["account.payment"][0]["date"] = False
    got = read(tmp_path, odoo)
    assert got.column("payment", "payment_id") == ["odoo:42"]
    assert got.finding("object-wrong").evidence.locator == "account.payment 41"

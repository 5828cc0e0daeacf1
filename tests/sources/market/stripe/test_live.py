"""Against localstripe, a stateful server of Stripe's API, behind a door that can be busy, break off, or count."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest
from tests.sources.market.servers import Answer, answering, free_port, process
from tests.sources.market.sites import Landed, land

from honeyflow.sources.market import polite
from honeyflow.sources.market.stripe import api, landing

KEY = "sk_test_hiddenword12345"
SERVER = "import sys; from aiohttp import web; from localstripe.server import app; "
SERVER += "web.run_app(app, host='127.0.0.1', port=int(sys.argv[1]), print=None)"


@dataclass
class Door:
    """What stands before localstripe: passes requests on, or answers as the test says."""

    behind: str
    address: str = ""
    asked: list[str] = field(default_factory=list)
    busy: int = 0
    closed_after: int = -1

    def reply(self, request: BaseHTTPRequestHandler, _: bytes) -> Answer:
        self.asked.append(request.path.partition("?")[0].removeprefix("/v1/"))
        if self.busy:
            self.busy -= 1
            return 429, {"Retry-After": "0"}, b"{}"
        if 0 <= self.closed_after < len(self.asked):
            return 400, {}, b"{}"
        got = httpx.get(self.behind + request.path, headers={"Authorization": request.headers["Authorization"]})
        return got.status_code, {"Content-Type": "application/json"}, got.content

    def post(self, path: str, **form: str) -> dict[str, str]:
        """Create or change something at Stripe."""
        got = httpx.post(f"{self.behind}/v1/{path}", data=form, headers={"Authorization": f"Bearer {KEY}"})
        assert got.status_code == 200, got.text
        return dict(got.json())


@pytest.fixture(scope="module")
def localstripe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("localstripe"), free_port()
    with process((sys.executable, "-c", SERVER, str(port)), port, folder / "log") as address:
        yield address


@pytest.fixture
def door(localstripe: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    httpx.delete(f"{localstripe}/_config/data", headers={"Authorization": f"Bearer {KEY}"})
    monkeypatch.setenv("HONEYFLOW_STRIPE_KEY", KEY)
    monkeypatch.setattr(polite, "_LONGEST_WAIT", 0.01)
    found = Door(localstripe)
    with answering(found.reply) as found.address:
        yield found


def sell(door: Door, name: str = "Larder Ltd") -> dict[str, str]:
    """Make a customer with a card who subscribes for 1,200.00 EUR a year, 20 % tax on top; Stripe charges the card."""
    customer = door.post("customers", name=name, email="ann@larder.example")
    card = {"card[number]": "4242424242424242", "card[exp_month]": "12", "card[exp_year]": "2030", "card[cvc]": "123"}
    method = door.post("payment_methods", type="card", **card)
    door.post(f"payment_methods/{method['id']}/attach", customer=customer["id"])
    settings = {"invoice_settings[default_payment_method]": method["id"]}
    door.post(f"customers/{customer['id']}", **settings)
    rate = door.post("tax_rates", display_name="VAT", percentage="20", inclusive="false")
    made = door.post("products", name=f"Gold Support {time.monotonic_ns()}", type="service")
    plan = door.post("plans", amount="120000", currency="eur", interval="year", product=made["id"])
    items = {"items[0][plan]": plan["id"], "default_tax_rates[0]": rate["id"]}
    return door.post("subscriptions", customer=customer["id"], **items)


def read(folder: Path, door: Door) -> Landed:
    """Land Stripe once more."""
    return land(folder, f'[[market.source]]\nsystem = "stripe"\naddress = "{door.address}"\n')


def test_live_subscription_sold_becomes_rows(tmp_path: Path, door: Door) -> None:
    sell(door)
    got = read(tmp_path, door)
    assert got.column("customer", "name", "domains") == [("Larder Ltd", "larder.example")]
    assert got.column("invoice_line", "amount", "currency") == [(Decimal(1200), "EUR")]
    assert got.column("payment", "amount") == [Decimal(1200)]
    assert got.column("subscription", "monthly_amount") == [Decimal(100)]
    # localstripe has no credit notes and no invoice payments: told, and the rest is read
    assert [rule for rule in got.rules if rule != "dated-later"] == ["object-not-read", "object-not-read"]


def test_live_later_run_asks_for_changes_only(tmp_path: Path, door: Door) -> None:
    sold = sell(door)
    read(tmp_path, door)
    door.asked.clear()
    sell(door, "Cellar AG")
    charge = json.loads(httpx.get(f"{door.behind}/v1/charges", headers={"Authorization": f"Bearer {KEY}"}).text)
    door.post("refunds", charge=charge["data"][-1]["id"])
    httpx.delete(f"{door.behind}/v1/subscriptions/{sold['id']}", headers={"Authorization": f"Bearer {KEY}"})
    got = read(tmp_path, door)
    assert sorted(got.column("customer", "name")) == ["Cellar AG", "Larder Ltd"]
    assert sorted(got.column("payment", "amount")) == [Decimal(-1200), Decimal(1200), Decimal(1200)]
    assert "customers" not in door.asked
    assert door.asked[0] == "events"


def test_live_nothing_new_changes_nothing(tmp_path: Path, door: Door) -> None:
    sell(door)
    first, second = read(tmp_path, door), read(tmp_path, door)
    assert (first.customer, first.invoice_line, first.payment) == (second.customer, second.invoice_line, second.payment)


def test_live_goes_on_where_it_broke_off(tmp_path: Path, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "PAGE", 1)
    for name in ("A", "B", "C"):
        door.post("customers", name=name)
    door.closed_after = 2
    assert read(tmp_path, door).finding("source-not-read").evidence.source == "stripe"
    door.closed_after = -1
    door.asked.clear()
    got = read(tmp_path, door)
    assert sorted(got.column("customer", "name")) == ["A", "B", "C"]
    assert door.asked.count("products") == 0


def test_live_waits_while_busy(tmp_path: Path, door: Door) -> None:
    door.post("customers", name="A")
    door.busy = 3
    assert read(tmp_path, door).column("customer", "name") == ["A"]


def test_live_out_of_reach_uses_what_was_landed(tmp_path: Path, door: Door) -> None:
    door.post("customers", name="A")
    read(tmp_path, door)
    door.closed_after = 0
    got = read(tmp_path, door)
    assert got.column("customer", "name") == ["A"]
    assert got.finding("source-not-read").done.startswith("read as it was landed before")


def test_live_events_gone_make_a_new_pass(tmp_path: Path, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.post("customers", name="A")
    read(tmp_path, door)
    monkeypatch.setattr(landing, "EVENTS_KEPT", -1)
    door.asked.clear()
    assert read(tmp_path, door).column("customer", "name") == ["A"]
    assert "customers" in door.asked
    assert len(list((tmp_path / "kept" / "stripe").glob("pass-*"))) == 1


def test_live_credential_and_addresses_are_kept_nowhere(tmp_path: Path, door: Door) -> None:
    sell(door)
    got = read(tmp_path, door)
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"Larder Ltd" in kept
    assert KEY.encode() not in kept
    assert b"ann@" not in kept
    assert KEY not in f"{got.findings}{got.inputs}"


def test_live_without_a_key_says_which_to_set(tmp_path: Path, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HONEYFLOW_STRIPE_KEY")
    assert "HONEYFLOW_STRIPE_KEY" in read(tmp_path, door).finding("source-not-read").done
    assert door.asked == []

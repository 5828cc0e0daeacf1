"""Against a real Tryton server on SQLite, filled as a company does (``company.py``)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources.market.servers import free_port, process
from tests.sources.market.sites import Landed, land

pytestmark = pytest.mark.slow

PASSWORD = "hidden-word-of-admin"  # noqa: S105
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Tryton:
    """The server's address, and what makes its books."""

    address: str
    folder: Path


@pytest.fixture(scope="module")
def tryton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tryton]:
    folder, port = tmp_path_factory.mktemp("tryton"), free_port()
    conf = folder / "trytond.conf"
    conf.write_text(f"[database]\nuri = sqlite://\npath = {folder}\n[web]\nlisten = 127.0.0.1:{port}\n")
    (folder / "books.sqlite").touch()
    (folder / "password").write_text(PASSWORD)
    admin = (BIN / "trytond-admin", "-c", conf, "-d", "books", "-u", "account_invoice", "--activate-dependencies")
    environ = os.environ | {"TRYTONPASSFILE": str(folder / "password"), "PYTHONWARNINGS": "ignore"}
    _run(folder, environ, *admin, "--email", "admin@keeper.example")
    _run(folder, environ, sys.executable, Path(__file__).with_name("company.py"), conf, "books")
    with process((str(BIN / "trytond"), "-c", str(conf), "-d", "books"), port, folder / "log") as address:
        yield Tryton(address, folder)


def _run(folder: Path, environ: dict[str, str], *command: object) -> None:
    done = subprocess.run(list(map(str, command)), env=environ, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def read(folder: Path, tryton: Tryton) -> Landed:
    """Land Tryton once more."""
    toml = f'[[market.source]]\nsystem = "tryton"\naddress = "{tryton.address}"\ndatabase = "books"\nuser = "admin"\n'
    return land(folder, toml)


def test_tryton_records_become_rows(tmp_path: Path, tryton: Tryton, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HONEYFLOW_TRYTON_KEY", PASSWORD)
    got = read(tmp_path, tryton)
    (customer,) = got.customer
    assert (customer["name"], customer["domains"], customer["country"]) == ("Larder Ltd", "larder.example", "IE")
    assert got.column("invoice_line", "invoice_id", "amount", "issued_on", "currency") == [
        ("tryton:1", Decimal("1000.50"), date(2025, 3, 1), "USD"),
        ("tryton:2", Decimal(-100), date(2025, 3, 1), "USD"),
    ]
    assert got.column("payment", "invoice_id", "amount", "paid_on") == [("tryton:1", Decimal(600), date(2025, 4, 1))]
    assert got.rules == []
    again = read(tmp_path, tryton)
    assert (again.customer, again.invoice_line, again.payment) == (got.customer, got.invoice_line, got.payment)
    kept = b"".join(file.read_bytes() for file in (tmp_path / "kept").rglob("*") if file.is_file())
    assert b"office@" not in kept
    assert PASSWORD.encode() not in kept
    _check_wrong_password(tmp_path / "other", tryton, monkeypatch)


def _check_wrong_password(folder: Path, tryton: Tryton, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same test: the server takes half a minute to make, and workers that share tests would make two."""
    folder.mkdir()
    monkeypatch.setenv("HONEYFLOW_TRYTON_KEY", "another-hidden-word")
    found = read(folder, tryton).finding("source-not-read")
    assert "HONEYFLOW_TRYTON_KEY" in found.done
    assert "another-hidden-word" not in str(found)

"""What the page tests share: sites run by the real pipeline, a server on loopback, and the machine's browser."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.test import Client
from tests.worlds.orchard import build_orchard
from tests.worlds.snapshots import AS_OF, orchard_site

from honeyflow.backoffice.models import User
from honeyflow.kernel.access import Role
from honeyflow.runs.run import run_site
from honeyflow.site import load_site

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
]


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Give every test of the pages its own empty back office: nobody is a user."""


@pytest.fixture
def client() -> Client:
    """Ask as the keeper does, from the machine that serves the pages."""
    return Client(headers={"host": "localhost"})


SignedIn = Callable[..., Client]
"""Makes a client that is signed in: ``signed_in(Role.MARKET)``."""


@pytest.fixture
def signed_in() -> SignedIn:
    """Sign in as somebody of a role, from another machine; there is a keeper, so nobody else is one."""

    def as_role(role: Role, customer_id: str = "") -> Client:
        User.objects.get_or_create(email="keeper@orchard.example", defaults={"role": Role.KEEPER.value})
        client = Client(REMOTE_ADDR="203.0.113.9")
        if role is not Role.ANONYMOUS:
            told = {"role": role.value, "customer_id": customer_id}
            client.force_login(User.objects.update_or_create(email=f"{role}@staff.example", defaults=told)[0])
        return client

    return as_role


@pytest.fixture
def orchard(settings: Any) -> Path:
    """Serve the orchard."""
    settings.HONEYFLOW_SITE = orchard_site()
    return orchard_site()


@pytest.fixture(scope="session")
def bare_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the orchard of which only the repositories are known: no staff, no domains, no invoices."""
    folder = build_orchard(tmp_path_factory.mktemp("bare") / "site")
    for name in ("customers.csv", "invoices.csv", "staff.csv", "expenses.csv", "funding.csv"):
        (folder / name).unlink()
    site = folder / "honeyflow.toml"
    lines = site.read_text(encoding="utf-8").splitlines(keepends=True)
    site.write_text("".join(line for line in lines if not line.startswith("domains")), encoding="utf-8")
    run_site(load_site(folder), as_of=AS_OF)
    return folder


@pytest.fixture
def bare(settings: Any, bare_folder: Path) -> Path:
    """Serve the bare orchard."""
    settings.HONEYFLOW_SITE = bare_folder
    return bare_folder


@pytest.fixture
def nothing_yet(settings: Any, tmp_path: Path) -> Path:
    """Serve a site without a run."""
    shutil.copy(orchard_site() / "honeyflow.toml", tmp_path)
    settings.HONEYFLOW_SITE = tmp_path
    return tmp_path


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of the pages, served from a thread; which site, a test's own fixture says."""
    from honeyflow.web.wsgi import application

    with make_server("127.0.0.1", 0, application, _Server, _Quiet) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def base_url() -> str:
    """Stand in for the plug-in's own fixture, which this pytest warns about."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Start the browser that `make test` found."""
    found = os.environ.get("HONEYFLOW_TEST_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.fail(
            "no browser: expected HONEYFLOW_TEST_BROWSER to name one. Do: make test, or bash scripts/browser.sh"
        )
    return {"executable_path": found, "args": FLAGS}

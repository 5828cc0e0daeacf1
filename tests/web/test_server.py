"""The server as people start it: its own process, a free port, an end by Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.worlds.snapshots import orchard_site

from honeyflow.kernel.errors import SiteError
from honeyflow.web.server import AddressError, PortTakenError, refuse_taken, serve

SERVE = """
import sys
from pathlib import Path
from honeyflow.web.server import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]), ready=lambda url: print(url, flush=True))
print("ended", flush=True)
"""


@pytest.fixture
def taken() -> Iterator[int]:
    """Return a port on which something listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def started() -> Iterator[subprocess.Popen[str]]:
    """Return the server's process; whatever happens, it is gone afterwards."""
    arguments = [sys.executable, "-c", SERVE, str(orchard_site()), str(free_port())]
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        yield process
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def test_pages_are_served_until_interrupted(started: subprocess.Popen[str]) -> None:
    assert started.stdout is not None
    url = started.stdout.readline().strip()
    with urllib.request.urlopen(url + "/", timeout=60) as answer:  # noqa: S310 - our own server
        page = answer.read().decode()
    started.send_signal(signal.SIGINT)
    told, faults = started.communicate(timeout=30)

    assert "Statement of exchange" in page
    assert (told, faults, started.returncode) == ("ended\n", "", 0)


def test_a_taken_port_is_refused_with_what_to_do(taken: int) -> None:
    with pytest.raises(PortTakenError, match=rf"{taken}: another program .* --port {taken + 1}"):
        refuse_taken("127.0.0.1", taken)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99_999), ("192.0.2.1", 8000)])
def test_an_address_nobody_can_listen_on_is_refused_with_what_to_do(host: str, port: int) -> None:
    with pytest.raises(AddressError, match="Do: take another one"):
        refuse_taken(host, port)


def test_a_wrong_setting_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HONEYFLOW_HOSTS", "https://everywhere")

    with pytest.raises(SiteError, match="HONEYFLOW_HOSTS"):
        serve(tmp_path, port=free_port())

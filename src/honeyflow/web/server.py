"""The server: granian with one worker on one address, told to others by a callback and by nothing else."""

import errno
import multiprocessing
import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site.settings import load_settings
from honeyflow.web.start import set_up

SLOWEST_START = 60
"""Seconds in which the worker must listen for its address to be told."""


class PortTakenError(HoneyflowError):
    """Another program listens where the pages should be served."""

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.port = port
        super().__init__(
            f"{host}:{port}: another program listens there; expected a free port. "
            f"Do: stop it, or take another one with --port {port + 1}"
        )


class AddressError(HoneyflowError):
    """An address this machine cannot listen on."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host = host
        self.port = port
        super().__init__(
            f"{host}:{port}: saw {reason}; expected an address of this machine and a port from 1024 to 65535. "
            "Do: take another one with --port 8000"
        )


def _silent(url: str) -> None:
    """Tell nobody."""


def serve(site: Path, host: str = "127.0.0.1", port: int = 8000, *, ready: Callable[[str], None] = _silent) -> None:
    """Serve the pages of `site` until interrupted; returns after the interrupt.

    Parameters
    ----------
    site : Path
        The site's folder. A snapshot published while serving is shown from the next request on.
    host, port : str, int
        Where to listen; loopback unless the operator says otherwise.
    ready : callable
        Called with the address, from a thread, when the first page can be asked for.

    Raises
    ------
    PortTakenError, AddressError
        When nobody can listen there, or another program does.
    SiteError
        When a setting of the environment is wrong.
    """
    refuse_taken(host, port)
    load_settings(os.environ)
    set_up(site)
    _put_in_order(site)
    from granian import Granian
    from granian.constants import Interfaces

    multiprocessing.set_start_method("spawn", force=True)  # a fork beside the thread below may take its locks along
    server = Granian(
        "honeyflow.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        workers_kill_timeout=5,
        log_enabled=False,
    )
    shown = f"[{host}]" if ":" in host else host
    told = threading.Thread(target=_tell, args=(host, port, lambda: ready(f"http://{shown}:{port}")), daemon=True)
    server.on_startup(told.start)
    server.serve()


def _put_in_order(folder: Path) -> None:
    """Erase from the back office whoever was erased since it was served last, and sign the journal's head."""
    from honeyflow.backoffice.actions.erase import sweep_erased
    from honeyflow.backoffice.actions.retention import keep_no_longer
    from honeyflow.backoffice.actions.share_brief import drop_expired
    from honeyflow.backoffice.heads import sign_head
    from honeyflow.site import load_site

    site = load_site(folder)
    sweep_erased(site)
    keep_no_longer(site)
    drop_expired(datetime.now(UTC).date())
    sign_head(site)


def _tell(host: str, port: int, ready: Callable[[], None]) -> None:
    """Call `ready` once something answers at `host`:`port`; granian calls its start-up hook before it listens."""
    until = time.monotonic() + SLOWEST_START
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection((host, port), timeout=1):
            ready()
            return
        time.sleep(0.05)


def refuse_taken(host: str, port: int) -> None:
    """Raise `PortTakenError` when something listens on `host`:`port`, `AddressError` when nothing can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            if getattr(error, "errno", None) == errno.EADDRINUSE:
                raise PortTakenError(host, port) from error
            raise AddressError(host, port, str(error)) from error

"""A site with people who agreed, a receiving SMTP server, and the real proxy between them, all on loopback."""

import shutil
import signal
import smtplib
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from tests.backoffice.conftest import WORDS
from tests.worlds.snapshots import orchard_site

_GIVE = """
import sys
from pathlib import Path
from honeyflow.web.start import set_up
from honeyflow.site import load_site
folder = Path(sys.argv[1])
set_up(folder)
from honeyflow.backoffice.actions.consents import Given, give_consent
from honeyflow.kernel.purpose import Purpose
for each in sys.argv[2:]:
    give_consent(load_site(folder), each, Given(Purpose.EVENT, "v1", "form", country="NL", confirmed=True), "command")
"""
_START = "from honeyflow.cli import main; main()"


def post_site(folder: Path, agreed: Sequence[str], mail: str = 'public_address = "https://k.example"\n') -> Path:
    """Make a site, its run published, where `agreed` agreed to events."""
    shutil.copytree(orchard_site(), folder, symlinks=True)
    (folder / "consent-words").mkdir()
    (folder / "consent-words" / "event.v1.md").write_text(WORDS)
    with (folder / "honeyflow.toml").open("a") as stream:
        stream.write("\n[outreach]\nfrequency = [{purpose = 'event', messages = 900, days = 1}, ")
        stream.write("{purpose = 'all', messages = 900, days = 1}]\n" + f"[mail]\n{mail}")
    subprocess.run([sys.executable, "-c", _GIVE, str(folder), *agreed], check=True)
    return folder


class Sink:
    """Receives messages; `codes` are the answers it gives to texts before it takes them."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str, bytes]] = []
        self.codes: list[str] = []
        self.pause = 0.0

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802, ARG002
        """Take a message, or answer the next code."""
        import asyncio

        await asyncio.sleep(self.pause)
        if self.codes:
            return self.codes.pop(0)
        self.taken.append(((envelope.mail_from or "").strip("<>"), *envelope.rcpt_tos, envelope.original_content))  # type: ignore[arg-type]
        return "250 taken"

    def received(self) -> list[str]:
        """Return the recipients."""
        return sorted(each[1] for each in self.taken)


@contextmanager
def receiving(port: int = 0, *, utf8: bool = True) -> Iterator[tuple[Sink, int]]:
    sink, port = Sink(), port or free_port()
    server = Controller(sink, hostname="127.0.0.1", port=port, enable_SMTPUTF8=utf8)
    server.start()
    try:
        yield sink, port
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Proxy:
    """The real command, in a process of its own."""

    def __init__(self, site: Path, relay: int) -> None:
        self.site, self.port, self.relay = site, free_port(), relay
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Proxy":
        """Start it and wait until it listens."""
        command = ["mail", "--site", str(self.site), "--port", str(self.port), "--relay", f"127.0.0.1:{self.relay}"]
        self.process = subprocess.Popen([sys.executable, "-c", _START, *command], stdout=subprocess.DEVNULL)
        wait(self._listens, 60)
        return self

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def end(self, how: int = signal.SIGINT) -> None:
        """End it by its own pid."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(30)

    def send(self, to: Sequence[str], text: bytes, sender: str = "news@k.example", **options: Any) -> int:
        """Send a message as a sending system does; return the answer to its text."""
        with smtplib.SMTP("127.0.0.1", self.port, timeout=30) as server:
            server.ehlo()
            told = options.get("told", [])
            if told:
                server.command_encoding = "utf-8"
            server.mail(sender, told)
            for each in to:
                code = server.rcpt(each)[0]
                if code != 250:
                    return code
            server.docmd("DATA")
            server.send(text.replace(b"\r\n.", b"\r\n..") + b"\r\n.\r\n")
            return server.getreply()[0]

    def ask(self, *arguments: str) -> str:
        """Run `honeyflow mail …` on the site."""
        told = subprocess.run(
            [sys.executable, "-c", _START, "mail", *arguments, "--site", str(self.site)],
            check=False,
            capture_output=True,
            text=True,
            env={"COLUMNS": "200", "PATH": "/usr/bin:/bin"},
        )
        return told.stdout + told.stderr

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return what the site's database says."""
        with sqlite3.connect(f"file:{self.site}/data/backoffice.sqlite3?mode=ro", uri=True, timeout=20) as database:
            return database.execute(sql).fetchall()

    def states(self) -> dict[str, int]:
        """Return how many copies are where."""
        return dict(self.rows("SELECT state, count(*) FROM backoffice_mail GROUP BY state"))

    def kinds(self) -> dict[str, int]:
        """Return what the journal says of messages."""
        return dict(self.rows("SELECT kind, count(*) FROM backoffice_entry WHERE kind LIKE 'message-%' GROUP BY kind"))

    def settled(self, seconds: float = 15) -> None:
        """Wait until nothing waits for the relay."""
        wait(lambda: not {"waiting", "sending"} & set(self.states()), seconds)


def wait(until: Any, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def message(number: int = 1, purpose: str = "event", more: bytes = b"", body: bytes = b"Hello.") -> bytes:
    told = f"X-Honeyflow-Purpose: {purpose}\r\n".encode() if purpose else b""
    head = b"From: news@k.example\r\nSubject: News\r\nMessage-ID: <%d@k.example>\r\n" % number
    return told + head + more + b"\r\n" + body + b"\r\n"

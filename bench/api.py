"""How fast the API screens a batch: python bench/api.py [REQUESTS] [BATCH] [KNOWN] [CONSENTS].

A site that knows KNOWN addresses (250,000) and holds CONSENTS (100,000); a real granian server in a process of its own;
REQUESTS (300) batches of BATCH (1,000) different addresses, one after the other: half strangers, half known ones. Then
as many batches of members of the community alone and of strangers alone, in turn: their times must not differ.
"""

import csv
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import httpx

from honeyflow.outreach.known import AddressFact
from honeyflow.outreach.tables import ADDRESS_FACT
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Staging


def main() -> None:
    """Build the site, serve it, ask, and print the times."""
    told = [int(each) for each in sys.argv[1:]]
    requests, batch, known, consents = [*told, *(300, 1_000, 250_000, 100_000)[len(told) :]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        token = _site(folder, known, consents)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-c", "from honeyflow.cli import main; main()", "serve", "--site", name]
        server = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL)
        try:
            _ask(f"http://127.0.0.1:{port}", token, requests, batch, known)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def _site(folder: Path, known: int, consents: int) -> str:
    (folder / "consent-words").mkdir()
    (folder / "consent-words" / "education.v1.md").write_text("Yes.\n")
    (folder / "honeyflow.toml").write_text('[company]\nname = "Bench"\n')
    engine = open_engine("duckdb", scratch=folder)
    staging = Staging(folder / "data", "bench", engine)
    untold = dict.fromkeys(("valid_from", "valid_to", "country", "customer_until", "last_seen_on"))
    rows = (AddressFact(_member(n), _member(n), "git", f"P{n}", "", role_account=False, **untold) for n in range(known))
    staging.write_rows(ADDRESS_FACT, rows)
    now = datetime.now(UTC)
    staging.publish({"started_at": now.isoformat(), "as_of": now.date().isoformat()})
    engine.close()
    file = folder / "consents.csv"
    with file.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("address", "purpose", "given_at", "words", "channel", "country", "confirmed"))
        for n in range(consents):
            writer.writerow((_member(n * 2), "education", "2026-01-02T03:04:05Z", "v1", "form", "NL", "yes"))
    return _office(folder, file)


def _office(folder: Path, file: Path) -> str:
    from honeyflow.site import load_site
    from honeyflow.web.start import set_up

    set_up(folder)
    from honeyflow.backoffice.actions.import_consents import import_consents
    from honeyflow.backoffice.actions.tokens import add_token
    from honeyflow.backoffice.scopes import Scope

    done = import_consents(load_site(folder), file, "command")
    print(f"{done.new:,} consents, {len(done.findings)} findings")
    return add_token("bench", [Scope.SCREEN], "command", per_minute=10_000).text


def _member(number: int) -> str:
    return f"person{number}@company{number % 20_000}.example"


def _stranger(number: int) -> str:
    return f"visitor{number}@company{number % 20_000}.example"


def _ask(url: str, token: str, requests: int, batch: int, known: int) -> None:
    dice = Random(requests)  # noqa: S311 - a load, not a secret
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=url, headers=headers, timeout=120) as client:
        _wait(client)

        def timed(addresses: list[str]) -> float:
            start = time.perf_counter()
            answer = client.post("/api/v1/screen", json={"purpose": "education", "addresses": addresses})
            answer.raise_for_status()
            return (time.perf_counter() - start) * 1000

        def some(make: object, count: int) -> list[str]:
            return [make(n) for n in dice.sample(range(known), count)]  # type: ignore[operator]

        first = timed(some(_member, batch))
        mixed = [timed([*some(_member, batch // 2), *some(_stranger, batch // 2)]) for _ in range(requests)]
        pairs = [(timed(some(_odd, batch)), timed(some(_stranger, batch))) for _ in range(requests)]
    _tell(f"{requests} batches of {batch:,}, half of them known", mixed)
    _tell("members who agreed to nothing alone", [each for each, _ in pairs])
    _tell("strangers alone", [each for _, each in pairs])
    print(f"first request, which reads all facts: {first / 1000:.1f} s; load of the machine {os.getloadavg()[0]:.1f}")


def _odd(number: int) -> str:
    return _member(number | 1)


def _wait(client: httpx.Client) -> None:
    for _ in range(600):
        try:
            client.get("/api/v1/openapi.json").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return


def _tell(what: str, times: list[float]) -> None:
    cuts = statistics.quantiles(times, n=100)
    print(f"{what}: median {cuts[49]:.1f} ms, 95th percentile {cuts[94]:.1f} ms, 99th {cuts[98]:.1f} ms")


if __name__ == "__main__":
    main()

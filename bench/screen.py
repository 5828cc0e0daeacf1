"""How fast an audience is screened, with the memory it takes: python bench/screen.py [N] [KNOWN].

An audience of N addresses (1,000,000) in a CSV file of four columns; a site that knows KNOWN (250,000) of all sorts:
most from git, contacts of customers, staff; of a third of them consents, withdrawals, messages, complaints, objections.
From opening the file to the file of allowed rows. N and N/4 each in a process of their own: each peak is its own.
"""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from honeyflow.outreach.allowed import write_allowed
from honeyflow.outreach.audience import open_audience
from honeyflow.outreach.facts import FactSources
from honeyflow.outreach.known import AddressFact
from honeyflow.outreach.memory import MemoryFacts
from honeyflow.outreach.read import read_known_facts
from honeyflow.outreach.records import Complaint, Consent, Message, Objection, Outcome, Purpose, Request
from honeyflow.outreach.screening import screen
from honeyflow.outreach.tables import ADDRESS_FACT
from honeyflow.site.outreach import Outreach
from honeyflow.sources.market.trouble import Trouble
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Snapshot, Staging

NOW = datetime.now(UTC)


def main() -> None:
    """Measure N and N/4, each in a process of its own."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    known = int(sys.argv[2]) if len(sys.argv) > 2 else count // 4
    if "--inside" in sys.argv:
        _measure(count, known)
        return
    for n, k in ((count // 4, known // 4), (count, known)):
        subprocess.run([sys.executable, __file__, str(n), str(k), "--inside"], check=True)


def _measure(count: int, known: int) -> None:
    dice = Random(count)  # noqa: S311 - a load, not a secret
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        addresses = [f"person{n}{'+news' * (n % 50 == 0)}@company{n % 20_000}.example" for n in range(count)]
        _write_audience(folder / "audience.csv", addresses, dice)
        asked = dice.sample(addresses, min(known, count))
        live = _live(asked, dice)
        del addresses
        engine = open_engine("duckdb", scratch=folder)
        snapshot = _snapshot(folder, asked, engine)
        del asked
        before, start = _peak(), time.perf_counter()
        facts = read_known_facts(snapshot, engine)
        loaded, worked = time.perf_counter(), time.process_time()
        audience, trouble = open_audience(folder / "audience.csv"), Trouble("audience.csv", confidential=True)
        request = Request(Purpose.EDUCATION, NOW, "bench")
        done = screen(audience.addresses(trouble), request, FactSources(facts, live), Outreach(), key=b"bench")
        screened = time.perf_counter()
        rows = write_allowed(audience, done.outcomes, folder / "allowed.csv")
        end, worked = time.perf_counter(), time.process_time() - worked
        outcomes = ", ".join(f"{done.count(each):,} {each.word}" for each in Outcome)
        print(
            f"{count:,} addresses, {len(facts):,} known: screened in {screened - loaded:.1f} s, {rows:,} rows written "
            f"in {end - screened:.1f} s ({worked:.1f} s of processor time); facts read in {loaded - start:.1f} s; "
            f"peak {_peak():,} MB, {before:,} MB of it before; {outcomes}"
        )
        engine.close()


def _write_audience(file: Path, addresses: list[str], dice: Random) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("name", "email", "company", "note"))
        for n, each in enumerate(addresses):
            note = 'said "maybe", later' if n % 20 == 0 else ""
            writer.writerow(
                (f"Person {n}", each.upper() if dice.random() < 0.1 else each, f"Company {n % 20_000}", note)
            )


def _live(known: list[str], dice: Random) -> MemoryFacts:
    live = MemoryFacts(NOW)
    for each in known[: len(known) // 3]:
        at = NOW - timedelta(days=dice.uniform(1, 900))
        consent = Consent(
            Purpose.EDUCATION, at, "1", "form", confirmed=dice.random() < 0.8, country=dice.choice(("DE", "US"))
        )
        sort = dice.random()
        if sort < 0.6:
            live.add(each, consent)
        elif sort < 0.7:
            live.add(each, Consent(Purpose.EDUCATION, at, "1", "form", withdrawn_at=at + timedelta(hours=9)))
        elif sort < 0.9:
            live.add(each, consent, *(Message(Purpose.EDUCATION, NOW - timedelta(days=20 * n)) for n in range(1, 4)))
        elif sort < 0.95:
            live.add(each, consent, Complaint(at))
        else:
            live.add(each, Objection(at))
    return live


def _snapshot(folder: Path, known: list[str], engine: object) -> Snapshot:
    def fact(n: int, email: str) -> AddressFact:
        place = ("git", "git", "git", "git", "git", "git", "git", "git", "customer-contact", "staff")[n % 10]
        role = "technical" if place == "customer-contact" else ""
        untold = dict.fromkeys(("valid_from", "valid_to", "country", "customer_until", "last_seen_on"))
        return AddressFact(email, email.replace("+news", ""), place, f"P{n}", role, role_account=False, **untold)

    staging = Staging(folder / "data", "bench", engine)  # type: ignore[arg-type]
    staging.write_rows(ADDRESS_FACT, (fact(n, email) for n, email in enumerate(known)))
    return staging.publish({"started_at": NOW.isoformat(), "as_of": NOW.date().isoformat()})


def _peak() -> int:
    """Return the most memory this process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()

"""Measure the journal at 1,000,000 consents: python bench/journal.py [NUMBER], in a new folder that is removed."""

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

NUMBER = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long it took, and the most memory so far."""
    start = time.perf_counter()
    yield
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {time.perf_counter() - start:.2f} s ({peak:,.0f} MB at most so far)", flush=True)


def need(*, good: bool) -> None:
    """Stop unless what was measured did what it should."""
    if not good:
        sys.exit("what was measured is wrong")


def main(folder: Path) -> None:
    """Fill a journal, read the facts, verify."""
    (folder / "honeyflow.toml").write_text("")
    from honeyflow.web.start import set_up

    set_up(folder)
    from honeyflow.backoffice.actions.consents import Given, consent_draft, withdraw
    from honeyflow.backoffice.actions.recording import record
    from honeyflow.backoffice.actions.subjects import Hasher, Whose
    from honeyflow.backoffice.models import Subject
    from honeyflow.backoffice.queries.audit import audit
    from honeyflow.backoffice.queries.journal import check_journal
    from honeyflow.backoffice.queries.live_facts import AllFacts, batch_facts
    from honeyflow.kernel.purpose import Purpose
    from honeyflow.outreach.addresses import Address
    from honeyflow.site import load_site

    site = load_site(folder)
    hasher = Hasher(site)
    addresses = [Address(text, text) for text in (f"person{n}@company{n % 9973}.example" for n in range(NUMBER))]
    given = Given(Purpose.EVENT, "v1", "form", datetime(2026, 1, 1, tzinfo=UTC), "NL", confirmed=True)
    with timed(f"write {NUMBER:,} consents"):
        for start in range(0, NUMBER, 20_000):
            some = [(each, hasher.whose(each)) for each in addresses[start : start + 20_000]]
            Subject.objects.bulk_create(
                [Subject(subject=w.subject, address=a.exact, mailbox=w.mailbox) for a, w in some], batch_size=1000
            )
            record([consent_draft(hasher, w, given, "ab" * 32, "bench") for _, w in some])
    facts = AllFacts()
    with timed("live facts, all read"):
        facts.current()
    with timed("live facts of all looked up, 20,000 at a time"):
        found = sum(len(facts.current().look_up(addresses[at : at + 20_000])) for at in range(0, NUMBER, 20_000))
    need(good=found == NUMBER)
    whose: Whose = hasher.whose(addresses[7])
    withdraw(whose, Purpose.EVENT, "subject")
    with timed("live facts, after one withdrawal"):
        (live,) = facts.current().look_up([addresses[7]]).values()
    need(good=live.consents[0].withdrawn_at is not None)
    times = []
    for n in range(20):
        some = addresses[n * 1000 : n * 1000 + 1000]
        start_at = time.perf_counter()
        held = batch_facts(site, some).look_up(some)
        times.append(time.perf_counter() - start_at)
        need(good=len(held) == len(some))
    usual, slow = (sorted(times)[at] * 1000 for at in (10, 18))
    print(f"a batch of 1,000 by one query: {usual:.0f} ms, 95th percentile {slow:.0f}")
    with timed("the chain checked"):
        need(good=check_journal().broken_at is None)
    with timed("audit: chain, heads, projections against a replay"):
        need(good=audit(site).faults == ())


if __name__ == "__main__":
    made = Path(tempfile.mkdtemp(prefix="bench-journal-"))
    try:
        main(made)
    finally:
        shutil.rmtree(made)

"""The guard's facts, opened for a command: those of the published snapshot, and those of this moment."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from honeyflow.backoffice.facts_now import FactsNow
    from honeyflow.outreach.facts import KnownFacts
    from honeyflow.site import Site


def open_facts(site: "Site") -> "FactsNow":
    """Return all facts of this moment; of no known age where nothing was published."""
    from honeyflow.backoffice.facts_now import facts_now, facts_state
    from honeyflow.backoffice.queries.live_facts import AllFacts

    name, known = known_facts(site)
    state = facts_state(site, name)
    return facts_now(site, state, known, AllFacts().current())


def known_facts(site: "Site") -> tuple[str, "KnownFacts"]:
    """Return the name of the published snapshot with what it knows of addresses; no name without one."""
    from honeyflow.kernel.errors import NoSnapshotError
    from honeyflow.outreach.memory import NothingKnown
    from honeyflow.outreach.read import read_known_facts
    from honeyflow.store.engines import open_engine
    from honeyflow.store.snapshots import Snapshot

    try:
        snapshot = Snapshot.current(site.data)
    except NoSnapshotError:
        return "", NothingKnown(None)
    engine = open_engine(site.engine.name, address=site.engine.address, memory_mb=site.engine.memory_mb)
    try:
        return snapshot.name, read_known_facts(snapshot, engine)
    finally:
        engine.close()

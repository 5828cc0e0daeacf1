"""What a site offers, with what its snapshot knows where there is one."""

from datetime import UTC, date, datetime

from honeyflow.kernel.errors import NoSnapshotError
from honeyflow.outreach.briefs.offer import Offer
from honeyflow.outreach.briefs.publish import offer_of
from honeyflow.site import Site
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Snapshot


def offer_from(site: Site) -> Offer:
    """Return the offer; before the first run, without what only a snapshot tells."""
    try:
        snapshot = Snapshot.current(site.data)
    except NoSnapshotError:
        return offer_of(site, as_of=datetime.now(UTC).date())
    engine = open_engine("duckdb", memory_mb=site.engine.memory_mb)
    try:
        as_of = date.fromisoformat(str(snapshot.manifest["as_of"]))
        return offer_of(site, lambda read, *arguments: read(snapshot, engine, *arguments), as_of)
    finally:
        engine.close()

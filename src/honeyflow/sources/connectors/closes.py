"""The connector of months that somebody locked."""

from honeyflow.site.closes import kept_file
from honeyflow.sources.closes.reading import read_locks
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.tables import LOCKED_POSTING, PERIOD_LOCK


def land(landing: Landing) -> Landed:
    """Read the locks in force, and hand over what was kept of each month."""
    name = landing.site.books.closes
    file, trouble = landing.site.folder / name, Trouble(name)
    locks = read_locks(file, trouble)
    kept = tuple(kept_file(file, lock.month_on, lock.fingerprint) for lock in locks)
    return Landed(
        parts={PERIOD_LOCK.name: landing.part(PERIOD_LOCK, locks), LOCKED_POSTING.name: kept},
        findings=trouble.findings(),
        inputs=fingerprints(landing.site.folder, (name,)),
    )


connector = Connector(
    name="closes",
    question="Which months are locked, and what did they hold?",
    tables=(PERIOD_LOCK, LOCKED_POSTING),
    land=land,
)

"""The guard's facts as the server holds them: the snapshot's read once each, those of the moment kept up."""

import gc
from threading import Lock

from honeyflow.backoffice.facts_now import FactsNow, facts_now, facts_state
from honeyflow.backoffice.queries.live_facts import AllFacts
from honeyflow.outreach.facts import KnownFacts
from honeyflow.outreach.read import read_known_facts
from honeyflow.site import Site
from honeyflow.web.published import published_of

_LIVE = AllFacts()
_known: dict[str, KnownFacts] = {}
_reading = Lock()


def served_facts(site: Site) -> FactsNow:
    """Return all facts of this moment.

    Raises
    ------
    NoSnapshotError
        When nothing has been published yet.
    """
    published = published_of(site)
    name = str(published.snapshot.folder)
    state = facts_state(site, name)
    with _reading:
        known = _known.get(name)
        if known is None:
            known = published.ask(read_known_facts)
            _known.clear()
            _known[name] = known
            gc.freeze()  # half a million objects that stay: looking through them again costs some requests 100 ms
    return facts_now(site, state, known, _LIVE.current())

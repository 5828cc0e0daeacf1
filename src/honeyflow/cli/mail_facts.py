"""The guard's facts for the mail proxy: those of the snapshot read once each, those of the moment for each message."""

from pathlib import Path

from honeyflow.backoffice.facts_now import FactsNow, facts_now, facts_state
from honeyflow.backoffice.queries.live_facts import batch_facts
from honeyflow.cli.guard_facts import known_facts
from honeyflow.kernel.errors import NoSnapshotError
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.outreach.facts import KnownFacts
from honeyflow.outreach.memory import NothingKnown
from honeyflow.site import Site, load_site
from honeyflow.store.snapshots import Snapshot


class MessageFacts:
    """Facts about the recipients of one message.

    Parameters
    ----------
    folder : Path
        The site's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = ""
        self._known: KnownFacts = NothingKnown(None)

    def site(self) -> Site:
        """Return the site, read anew."""
        return load_site(self._folder)

    def about(self, site: Site, addresses: tuple[str, ...]) -> FactsNow:
        """Return all facts about these addresses."""
        self._follow(site)
        read = [each for each in map(read_address, addresses) if isinstance(each, Address)]
        state = facts_state(site, self._name)
        return facts_now(site, state, self._known, batch_facts(site, read))

    def _follow(self, site: Site) -> None:
        """Read what the snapshot knows when another one was published."""
        try:
            name = Snapshot.current(site.data).name
        except NoSnapshotError:
            name = ""
        if name != self._name:
            self._name, self._known = known_facts(site)

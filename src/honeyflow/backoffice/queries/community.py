"""Which mailboxes are the community's, as the journal knows them: by keyed hash."""

from collections.abc import Iterable

from honeyflow.backoffice.actions.subjects import Hasher
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.site import Site


def community_mailboxes(site: Site, addresses: Iterable[str]) -> frozenset[str]:
    """Return the keyed hashes of the mailboxes of addresses; texts that are no address are nobody's to write to."""
    hasher = Hasher(site)
    read = (read_address(text) for text in addresses)
    return frozenset(hasher.whose(each).mailbox for each in read if isinstance(each, Address))

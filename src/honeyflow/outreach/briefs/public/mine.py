"""Which names and addresses in a repository are the member's: those they named, and what ``.mailmap`` adds."""

from collections.abc import Iterable
from dataclasses import dataclass

from honeyflow.sources.git.mailmap import MailmapLine

Key = tuple[str | None, str]


@dataclass(frozen=True)
class Mine:
    """Tells the member's commits.

    Parameters
    ----------
    addresses : frozenset of str
        The member's, in lower case, as ``.mailmap`` shows them where it knows them.
    shown : mapping
        By name and address in commits (the name None where the line does not narrow by it), the address to show.
    names : mapping
        Likewise, the name to show.
    """

    addresses: frozenset[str]
    shown: dict[Key, str]
    names: dict[Key, str]

    def __call__(self, name: str, address: str) -> bool:
        """Return whether somebody of this name and address is the member."""
        shown = _told(self.shown, name, address, address.lower())
        return shown in self.addresses or address.lower() in self.addresses

    def name(self, name: str, address: str) -> str:
        """Return the name to show for what a commit says."""
        return _told(self.names, name, address, name)


def mine(addresses: Iterable[str], mailmap: Iterable[MailmapLine]) -> Mine:
    """Return who is the member by the addresses they named."""
    shown: dict[Key, str] = {}
    names: dict[Key, str] = {}
    for line in mailmap:
        key = (line.commit_name.lower() if line.commit_name else None, line.commit_email.lower())
        if line.proper_email:
            shown[key] = line.proper_email.lower()
        if line.proper_name:
            names[key] = line.proper_name
    own = {each.strip().lower() for each in addresses}
    leads = {each: {to for (_, address), to in shown.items() if address == each} for each in own}
    # An address that the mailmap leads to several people says nothing of which of them the member is.
    return Mine(frozenset(own.union(*(each for each in leads.values() if len(each) == 1))), shown, names)


def _told(by_key: dict[Key, str], name: str, address: str, default: str) -> str:
    email = address.lower()
    narrowed = by_key.get((name.lower(), email))
    return narrowed or by_key.get((None, email), default)

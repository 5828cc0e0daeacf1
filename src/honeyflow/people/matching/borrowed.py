"""Borrowed addresses: identities written under another's address, so that only their name tells who they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from honeyflow.people.matching.members import ByEmail, Member
from honeyflow.people.matching.resemblance import Parts
from honeyflow.people.matching.traits import Traits
from honeyflow.people.records import SeenIdentity

_PROXY = re.compile(r"\bvia\s+\S", re.IGNORECASE)


def find_borrowed(seen: Sequence[SeenIdentity], emails: ByEmail, traits: Sequence[Traits]) -> frozenset[Member]:
    """Return identities whose address is another's: it says nothing about who they are, their name does.

    ``Ann Reed via Forum <forum@…>`` writes through a program. ``Ann Reed <bo@…>`` is a slip of Bo, who sends patches of
    Ann's: Bo's address is used more under a name that shares no part with hers, and she has an address of her own, and
    none elsewhere with this mailbox.
    """
    shared = {email: group for email, group in emails.items() if len(group) > 1}
    slips, owners = _look_like_slips(shared.values(), seen, traits)
    at_home = owners | _own_addresses({traits[slip].parts for slip in slips}, shared, traits)
    slips = [slip for slip in slips if traits[slip].parts in at_home]
    places = _places_of({_known_by(traits[slip]) for slip in slips}, traits)
    alone = (slip for slip in slips if len(places[_known_by(traits[slip])]) == 1)
    proxies = (member for member, one in enumerate(seen) if "via " in one.name or "Via " in one.name)
    return frozenset((*alone, *(member for member in proxies if _PROXY.search(seen[member].name))))


def _look_like_slips(
    groups: Iterable[Sequence[Member]], seen: Sequence[SeenIdentity], traits: Sequence[Traits]
) -> tuple[list[Member], set[Parts]]:
    """Return those whose name shares no part with the one used most at their address, and those most used names."""
    slips: list[Member] = []
    owners: set[Parts] = set()
    for group in groups:
        used: Counter[Parts] = Counter()
        for member in group:
            used[traits[member].parts] += seen[member].count
        del used[()]
        if used:
            owner = max(sorted(used), key=used.__getitem__)
            owners.add(owner)
            if len(used) > 1:
                slips += (member for member in group if _are_strange(traits[member].parts, owner))
    return slips, owners


def _are_strange(name: Parts, owner: Parts) -> bool:
    """Tell whether two names share no part; those in two scripts may be one name."""
    if not name or name == owner:
        return False
    return "".join(name).isascii() == "".join(owner).isascii() and set(name).isdisjoint(owner)


def _own_addresses(names: Collection[Parts], shared: Collection[str], traits: Iterable[Traits]) -> set[Parts]:
    """Return those of the names that have an address to themselves."""
    return {what.parts for what in traits if what.parts in names and what.address not in shared}


def _known_by(what: Traits) -> tuple[Parts, str]:
    return what.parts, what.login or what.mailbox


def _places_of(
    wanted: Collection[tuple[Parts, str]], traits: Iterable[Traits]
) -> Mapping[tuple[Parts, str], set[str | Member]]:
    """Return the addresses at which each name is used with each mailbox."""
    found: dict[tuple[Parts, str], set[str | Member]] = defaultdict(set)
    for member, what in enumerate(traits if wanted else ()):
        if (key := _known_by(what)) in wanted:
            found[key].add(what.address or what.login or member)
    return found

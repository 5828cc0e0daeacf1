"""Borrowed addresses: identities written under another's address, so that only their name tells who they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from honeyflow.people.matching.resemblance import Parts
from honeyflow.people.matching.told import ByEmail
from honeyflow.people.matching.traits import Traits
from honeyflow.people.records import SeenIdentity

_PROXY = re.compile(r"\bvia\s+\S", re.IGNORECASE)

TraitsOf = Mapping[str, Traits]


def find_borrowed(emails: ByEmail, traits: TraitsOf) -> frozenset[str]:
    """Return identities whose address is another's: it says nothing about who they are, their name does.

    ``Ann Reed via Forum <forum@…>`` writes through a program. ``Ann Reed <bo@…>`` is a slip of Bo, who sends patches of
    Ann's: Bo's address is used more under a name that shares no part with hers, and she has an address of her own, and
    none elsewhere with this mailbox.
    """
    shared = {email: group for email, group in emails.items() if len(group) > 1}
    slips, owners = _look_like_slips(shared.values(), traits)
    at_home = owners | _own_addresses({what.parts for what in slips}, shared, traits)
    slips = [what for what in slips if what.parts in at_home]
    places = _places_of({(what.parts, _handle(what)) for what in slips}, traits)
    proxies = (one for group in emails.values() for one in group if "via " in one.name or "Via " in one.name)
    return frozenset(
        (
            *(what.identity_id for what in slips if len(places[what.parts, _handle(what)]) == 1),
            *(one.identity_id for one in proxies if _PROXY.search(one.name)),
        )
    )


def _look_like_slips(groups: Iterable[Sequence[SeenIdentity]], traits: TraitsOf) -> tuple[list[Traits], set[Parts]]:
    """Return those whose name shares no part with the one used most at their address, and those most used names."""
    slips: list[Traits] = []
    owners: set[Parts] = set()
    for group in groups:
        used: Counter[Parts] = Counter()
        for one in group:
            used[traits[one.identity_id].parts] += one.count
        del used[()]
        if used:
            owner = max(sorted(used), key=used.__getitem__)
            owners.add(owner)
            if len(used) > 1:
                members = (traits[one.identity_id] for one in group)
                slips += (what for what in members if what.parts and _are_strange(what.parts, owner))
    return slips, owners


def _are_strange(name: Parts, owner: Parts) -> bool:
    """Tell whether two names share no part; those in two scripts may be one name."""
    return "".join(name).isascii() == "".join(owner).isascii() and set(name).isdisjoint(owner)


def _own_addresses(names: Collection[Parts], shared: Collection[str], traits: TraitsOf) -> set[Parts]:
    """Return those of the names that have an address to themselves."""
    return {what.parts for what in traits.values() if what.parts in names and what.address not in shared}


def _handle(what: Traits) -> str:
    return what.login or what.mailbox


def _places_of(wanted: Collection[tuple[Parts, str]], traits: TraitsOf) -> Mapping[tuple[Parts, str], set[str]]:
    """Return the addresses at which each name is used with each mailbox."""
    found: dict[tuple[Parts, str], set[str]] = defaultdict(set)
    for what in traits.values() if wanted else ():
        if (key := (what.parts, _handle(what))) in wanted:
            found[key].add(what.address or what.login or what.identity_id)
    return found

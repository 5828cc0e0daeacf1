"""Borrowed addresses: identities written under another's address, so that only their name tells who they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from honeyflow.people.resemblance import Parts
from honeyflow.people.told import ByEmail
from honeyflow.people.traits import Traits

_PROXY = re.compile(r"\bvia\s+\S", re.IGNORECASE)

TraitsOf = Mapping[str, Traits]


def find_borrowed(emails: ByEmail, traits: TraitsOf) -> frozenset[str]:
    """Return identities whose address is another's: it says nothing about who they are, their name does.

    ``Ann Reed via Forum <forum@…>`` writes through a program. ``Ann Reed <bo@…>`` is a slip of Bo, who sends patches of
    Ann's: Bo's address is used more under a name that shares no part with hers, and she has an address of her own, and
    none elsewhere with this mailbox.
    """
    at_home, shared = _owners(emails, traits)
    slips = [
        (email, traits[one.identity_id])
        for email, owner in shared.items()
        for one in emails[email]
        if _is_slip(traits[one.identity_id].parts, owner, at_home)
    ]
    places = _places_of({(what.parts, _handle(what)) for _, what in slips}, traits)
    proxies = (one for group in emails.values() for one in group if "via " in one.name or "Via " in one.name)
    return frozenset(
        (
            *(what.identity_id for _, what in slips if len(places[what.parts, _handle(what)]) == 1),
            *(one.identity_id for one in proxies if _PROXY.search(one.name)),
        )
    )


def _owners(emails: ByEmail, traits: TraitsOf) -> tuple[set[Parts], dict[str, Parts]]:
    """Return the names that are used most at some address, and, of addresses used under several, that name."""
    at_home: set[Parts] = set()
    shared: dict[str, Parts] = {}
    for email, group in emails.items():
        if len(group) == 1:
            at_home.add(traits[group[0].identity_id].parts)
            continue
        used: Counter[Parts] = Counter()
        for one in group:
            used[traits[one.identity_id].parts] += one.count
        del used[()]
        if used:
            owner = max(sorted(used), key=used.__getitem__)
            at_home.add(owner)
            if len(used) > 1:
                shared[email] = owner
    return at_home, shared


def _is_slip(name: Parts, owner: Parts, at_home: Collection[Parts]) -> bool:
    """Tell a slip; the same name in another script shares no part either."""
    same_script = "".join(name).isascii() == "".join(owner).isascii()
    return bool(name) and same_script and name in at_home and set(name).isdisjoint(owner)


def _handle(what: Traits) -> str:
    return what.login or what.mailbox


def _places_of(wanted: Collection[tuple[Parts, str]], traits: TraitsOf) -> Mapping[tuple[Parts, str], set[str]]:
    """Return the addresses at which each name is used with each mailbox."""
    found: dict[tuple[Parts, str], set[str]] = defaultdict(set)
    for what in traits.values() if wanted else ():
        if (key := (what.parts, _handle(what))) in wanted:
            found[key].add(what.address or what.login or what.identity_id)
    return found

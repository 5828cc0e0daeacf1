"""Borrowed addresses: identities written under another's address, so that only their name tells who they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from honeyflow.people.addresses import address
from honeyflow.people.records import SeenIdentity
from honeyflow.people.resemblance import Parts
from honeyflow.people.traits import Traits

_PROXY = re.compile(r"\bvia\s+\S", re.IGNORECASE)


def find_borrowed(seen: Sequence[SeenIdentity], traits: Mapping[str, Traits]) -> frozenset[str]:
    """Return identities whose address is another's: it says nothing about who they are, their name does.

    ``Ann Reed via Forum <forum@…>`` writes through a program. ``Ann Reed <bo@…>`` is a slip of Bo, who sends patches of
    Ann's: Bo's address is used far more under a name that shares no part with hers, and she has an address of her own.
    """
    used: dict[str, Counter[Parts]] = defaultdict(Counter)
    for one in seen:
        if parts := traits[one.identity_id].parts:
            used[address(one.email)][parts] += one.count
    shared = {email: names for email, names in used.items() if len(names) > 1}
    owner = {email: max(sorted(names), key=names.__getitem__) for email, names in shared.items()}
    at_home = {*owner.values(), *(next(iter(names)) for email, names in used.items() if email not in shared)}
    return frozenset(
        one.identity_id
        for one in seen
        if _is_slip(traits[one.identity_id].parts, owner.get(address(one.email), ()), at_home)
        or ("via " in one.name.casefold() and _PROXY.search(one.name))
    )


def _is_slip(name: Parts, owner: Parts, at_home: Collection[Parts]) -> bool:
    return bool(name and owner) and name in at_home and set(name).isdisjoint(owner)

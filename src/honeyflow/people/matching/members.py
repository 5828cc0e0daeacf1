"""Members: identities by their place in the list, and by address. A number costs a fraction of an identifier's time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from honeyflow.people.addresses import address
from honeyflow.people.records import SeenIdentity

Member = int
"""An identity's place among those matched, which are in order of identifier."""

ByEmail = Mapping[str, Sequence[Member]]
"""Members by address, without case."""


def by_email(seen: Iterable[SeenIdentity]) -> ByEmail:
    """Return members by address, without case."""
    found: dict[str, list[Member]] = defaultdict(list)
    for member, one in enumerate(seen):
        found[address(one.email)].append(member)
    return found

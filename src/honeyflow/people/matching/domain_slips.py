"""Guesses from slips in domains: the same mailbox at ``gmial.com`` and ``gmail.com``."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from honeyflow.people.domains import Use, classify
from honeyflow.people.matching.cores import Core, Relation, relation
from honeyflow.people.matching.guess import CROWD, Guess, Holders, guess
from honeyflow.people.matching.resemblance import is_slip

_SELDOM = 3
"""A domain that more addresses have is no slip."""

_OFTEN = 5
"""Times the other domain must be more frequent."""

_SHORTEST = 7
_SHARES = {Relation.FULL: 0.97, Relation.BARE: 0.95, Relation.NONE: 0.9, Relation.CONFLICT: 0.5}


def guess_domain_slips(cores: Iterable[Core], holders: Holders) -> Iterator[Guess]:
    """Yield those whose addresses differ by one slip in the domain."""
    owners: dict[str, Core] = {email: core for core in cores for email in core.addresses}
    slips = _find_slips(owners)
    for email, one in owners.items() if slips else ():
        mailbox, _, host = email.rpartition("@")
        for right in slips.get(host, ()):
            two = owners.get(f"{mailbox}@{right}")
            if two is not None and two is not one:
                yield guess(_SHARES[relation(one, two, holders)], "domain-slip", f"{mailbox}@{right}", one, two)


def _find_slips(emails: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return for each seldom domain the frequent ones it may be a slip of: found by what is left without one letter."""
    counts = Counter(email.rpartition("@")[2] for email in emails)
    short: dict[str, list[str]] = defaultdict(list)
    for host, count in counts.items():
        if count >= _OFTEN and len(host) >= _SHORTEST:
            for text in _without_one(host):
                short[text].append(host)
    found: dict[str, list[str]] = {}
    for host, count in counts.items():
        if count <= _SELDOM and len(host) >= _SHORTEST - 1 and classify(host).use is not Use.FREE:
            near = {other for text in _without_one(host) for other in short.get(text, ())}
            right = [other for other in sorted(near) if counts[other] >= _OFTEN * count and is_slip(host, other)]
            if 0 < len(right) <= CROWD:
                found[host] = right
    return found


def _without_one(text: str) -> set[str]:
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}

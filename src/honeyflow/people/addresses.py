"""Addresses: whether one can tell a person, which login it carries, and who only borrows another's."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from honeyflow.people.domains import Use, classify, split_email
from honeyflow.people.names import fold, is_full
from honeyflow.people.records import SeenIdentity

SHARED_MAILBOXES = frozenset({
    "", "admin", "administrator", "anonymous", "build", "builder", "contact", "cvs", "dev", "devel", "developer",
    "developers", "devnull", "example", "git", "info", "localhost", "noemail", "none", "nobody", "no-reply", "noreply",
    "office", "pair", "postmaster", "root", "support", "svn", "team", "test", "ubuntu", "unknown", "user", "username",
    "vagrant", "webmaster", "you", "your", "your.email", "youremail",
})  # fmt: skip
"""Mailboxes that several people write from, or that say nothing."""

_PROXY = re.compile(r"\bvia\s+\S", re.IGNORECASE)
_LOGIN = re.compile(r"^(?:\d+[+-])?(?P<login>[\w.-]+)$")
_SVN_HOST = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")


def address(email: str) -> str:
    """Return an address for comparison: trimmed, without case."""
    return email.strip().casefold()


def is_shared_mailbox(email: str) -> bool:
    """Return whether an address is a role's, a placeholder or a machine's, so that it cannot tell one person."""
    mailbox, host = split_email(email)
    if mailbox.casefold() in SHARED_MAILBOXES:
        return True
    if _SVN_HOST.match(host):
        return False
    return not host or classify(host).use is Use.LOCAL


def forge_login(email: str) -> tuple[str, str] | None:
    """Return forge and login that a forge's noreply address carries (``digits+login@…``), or None."""
    mailbox, host = split_email(email)
    found = _LOGIN.match(mailbox)
    if not found or "noreply" not in host.split("."):
        return None
    return classify(host).registrable, found["login"].casefold()


def find_borrowed(seen: Sequence[SeenIdentity]) -> frozenset[str]:
    """Return identities whose address is another's: it says nothing about who they are, their name does.

    ``Ann Reed via Forum <forum@…>`` writes through a program. ``Ann Reed <bo@…>`` is a slip of Bo, who sends patches of
    Ann's: Bo's address is used far more under a name that shares no part with hers, and she has an address of her own.
    """
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for one in seen:
        if is_full(one.name):
            used[address(one.email)][fold(one.name)] += one.count
    owner = {email: max(sorted(names), key=names.__getitem__) for email, names in used.items()}
    at_home = set(owner.values())
    return frozenset(
        one.identity_id
        for one in seen
        if _PROXY.search(one.name) or _is_slip(fold(one.name), owner.get(address(one.email), ""), at_home)
    )


def _is_slip(name: str, owner: str, at_home: Collection[str]) -> bool:
    return bool(owner) and is_full(name) and name in at_home and set(name.split()).isdisjoint(owner.split())

"""Addresses: whether one can tell a person, and which login it carries."""

import re

from honeyflow.people.domains import Use, classify, split_email

SHARED_MAILBOXES = frozenset({
    "", "admin", "administrator", "anonymous", "build", "builder", "contact", "cvs", "dev", "devel", "developer",
    "developers", "devnull", "example", "git", "info", "localhost", "noemail", "none", "nobody", "no-reply", "noreply",
    "office", "pair", "postmaster", "root", "support", "svn", "team", "test", "ubuntu", "unknown", "user", "username",
    "vagrant", "webmaster", "you", "your", "your.email", "youremail",
})  # fmt: skip
"""Mailboxes that several people write from, or that say nothing."""

_LOGIN = re.compile(r"^(?:(?P<number>\d+)[+-])?(?P<login>[\w.-]+)$")
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


def forge_number(email: str) -> str:
    """Return forge and account number that a noreply address carries, or an empty text: it stays when a login changes.

    Examples
    --------
    >>> forge_number("1234+gil@users.noreply.github.com"), forge_number("gil@users.noreply.github.com")
    ('github.com 1234', '')
    """
    mailbox, host = split_email(email)
    found = _LOGIN.match(mailbox) if "noreply" in host.split(".") else None
    return f"{classify(host).registrable} {found['number']}" if found and found["number"] else ""

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


def is_anybodys(email: str) -> bool:
    """Return whether what stands before the ``@`` is a role's or a placeholder: a decision about it means nobody."""
    return split_email(email)[0].casefold() in SHARED_MAILBOXES


def is_shared_mailbox(email: str) -> bool:
    """Return whether an address is a role's, a placeholder or a machine's, so that it cannot tell one person."""
    mailbox, host = split_email(email)
    return mailbox.casefold() in SHARED_MAILBOXES or is_nobodys_host(host)


def is_subversions(email: str) -> bool:
    """Return whether an address is an account of a Subversion server, as its import writes it."""
    return _SVN_HOST.match(email.rpartition("@")[2]) is not None


def is_nobodys_host(host: str) -> bool:
    """Return whether nobody can own a host, so that an address there is a machine's; Subversion's are projects'."""
    return not _SVN_HOST.match(host) and (not host or classify(host).use is Use.LOCAL)


def forge_login(email: str) -> tuple[str, str] | None:
    """Return forge and login that a forge's noreply address carries (``digits+login@…``), or None."""
    found = forge_account(*split_email(email))
    return (found[0], found[1]) if found else None


def forge_account(mailbox: str, host: str) -> tuple[str, str, str] | None:
    """Return forge, login and account number (may be empty; it stays when a login changes), or None.

    Examples
    --------
    >>> forge_account("1234+Gil", "users.noreply.github.com"), forge_account("gil", "github.com")
    (('github.com', 'gil', '1234'), None)
    """
    if "noreply" not in host.split("."):
        return None
    found = _LOGIN.match(mailbox)
    return (classify(host).registrable, found["login"].casefold(), found["number"] or "") if found else None

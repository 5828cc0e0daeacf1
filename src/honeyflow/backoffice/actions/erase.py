"""Erasing somebody from the back office: whose the entries were, and every row that tells of them; the journal stays.

What is left in the journal are entries under a keyed hash that no row names any more. The seal on them holds.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from honeyflow.backoffice.actions.journal import Draft
from honeyflow.backoffice.actions.recording import record
from honeyflow.backoffice.actions.subjects import is_erased
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.mail_files import remove_unneeded
from honeyflow.backoffice.models import AddressCode, Credit, Evidence, Mail, ProvenAddress, Subject, User, Words
from honeyflow.backoffice.projecting import TABLES
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.site import Site
from honeyflow.site.erased.file import load_tombstones
from honeyflow.site.erased.tombstones import Tombstones

_CHUNK = 500
_NAMING: tuple[Any, ...] = (*(each for each in TABLES if each is not Words), Evidence, Mail, Subject)
"""Tables of which each row is about one subject."""

_OF_USERS: tuple[Any, ...] = (AddressCode, Credit, ProvenAddress)
"""Tables that go with a user."""


def sweep_erased(site: Site) -> int:
    """Erase everybody of whom an address is stored and a tombstone tells; return how many addresses that were.

    Safe to call again: it changes nothing when nobody is left.
    """
    erased = load_tombstones(site)
    if not erased:
        return 0
    stored = Subject.objects.values_list("subject", "address").iterator(chunk_size=5000)
    gone = [subject for subject, address in stored if _is_gone(address, erased)]
    known = {*User.objects.values_list("pk", "email"), *ProvenAddress.objects.values_list("user", "address")}
    users = sorted({pk for pk, email in known if _is_gone(email, erased)})
    if gone or users:
        contents = _contents(gone)
        forget(gone, users, Kind.SUBJECT_ERASED)
        for name in contents:
            remove_unneeded(site, name)
        scrub_database()
    return len(gone) + len(users)


def _contents(subjects: list[str]) -> set[str]:
    """Return the files of messages that are kept for somebody."""
    kept = (Mail.objects.filter(subject__in=subjects[at : at + _CHUNK]) for at in range(0, len(subjects), _CHUNK))
    return {name for some in kept for name in some.values_list("content", flat=True)}


@transaction.atomic
def forget(subjects: list[str], users: list[int], kind: Kind) -> None:
    """Delete whose the entries of these subjects are, all rows made by them, and these users; the journal says so."""
    for start in range(0, len(subjects), _CHUNK):
        some = subjects[start : start + _CHUNK]
        for table in _NAMING:
            table.objects.filter(subject__in=some).delete()
    User.objects.filter(pk__in=users).delete()
    record([Draft(kind, "command", body={"addresses": len(subjects), "users": len(users)})])


def scrub_database() -> None:
    """Overwrite what deleted rows have left in the database's files; nothing within a transaction."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for statement in _scrubbing():
            cursor.execute(statement)


def _scrubbing() -> Iterable[str]:
    """Yield the statements; deleted bytes lie in free pages and in the write-ahead log until then."""
    if connection.vendor == "sqlite":
        return ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
    return tuple(f"VACUUM (FULL) {table._meta.db_table}" for table in (*_NAMING, *_OF_USERS, User))


def _is_gone(text: str, erased: Tombstones) -> bool:
    address = read_address(text)
    return is_erased(address, erased) if isinstance(address, Address) else erased.by_address(text) is not None

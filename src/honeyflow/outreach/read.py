"""The published read of the outreach floor: what a snapshot knows of addresses, for the guard alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from honeyflow.outreach.addresses import Address
from honeyflow.outreach.facts import Known
from honeyflow.outreach.records import ContractContact, Provenance
from honeyflow.outreach.tables import ADDRESS_FACT
from honeyflow.store.engines import Engine
from honeyflow.store.snapshots import Snapshot

_COLUMNS = (
    *("email", "mailbox", "provenance", "owner_id", "contact_role"),
    *("valid_from", "valid_to", "country", "customer_until"),
)


@dataclass(frozen=True)
class SnapshotFacts:
    """What one snapshot knows; read once, asked often.

    Parameters
    ----------
    as_of : datetime or None
        UTC instant at which its run began; None when the snapshot is older than this table.
    """

    as_of: datetime | None
    _by_mailbox: Mapping[str, Known] = field(default_factory=dict)
    _contacts: Mapping[str, tuple[ContractContact, ...]] = field(default_factory=dict)

    def look_up(self, addresses: Sequence[Address]) -> Mapping[str, Known]:
        """Return what is known by exact address: provenances of the mailbox, contacts of the exact address."""
        found: dict[str, Known] = {}
        for exact, mailbox, _, _ in addresses:
            known, contacts = self._by_mailbox.get(mailbox), self._contacts.get(exact)
            if known is not None:
                found[exact] = Known(known.provenances, contacts, known.staff) if contacts else known
        return found

    def __len__(self) -> int:
        return len(self._by_mailbox)


def read_known_facts(snapshot: Snapshot, engine: Engine) -> SnapshotFacts:
    """Return what a snapshot knows of addresses; nothing, of no known age, where it was published before they were."""
    if not snapshot.holds(ADDRESS_FACT):
        return SnapshotFacts(None)
    started = datetime.fromisoformat(snapshot.manifest["started_at"]).astimezone(UTC)
    rows = engine.collect(snapshot.frame(ADDRESS_FACT, engine).select(*_COLUMNS))
    return _facts(started, zip(*(rows.column(name).to_pylist() for name in _COLUMNS), strict=True))


def _facts(started: datetime, rows: Iterable[tuple[Any, ...]]) -> SnapshotFacts:
    """Return the rows by mailbox; the few sorts of addresses there are share their objects."""
    seen: dict[str, set[str]] = defaultdict(set)
    contacts: dict[str, list[ContractContact]] = defaultdict(list)
    staff: set[str] = set()
    for email, mailbox, provenance, owner, role, *rest in rows:
        seen[mailbox].add(provenance)
        since, until, country, customer_until = rest
        if provenance == Provenance.CUSTOMER_CONTACT:
            contacts[email].append(ContractContact(owner, role, since, until, country, customer_until))
        elif provenance == Provenance.STAFF and _employed(until, started.date()):
            staff.add(mailbox)
    sorts: dict[tuple[frozenset[str], bool], Known] = {}
    by_mailbox = {}
    for mailbox, places in seen.items():
        sort = (frozenset(places), mailbox in staff)
        if sort not in sorts:
            sorts[sort] = Known(frozenset(map(Provenance, places)), staff=sort[1])
        by_mailbox[mailbox] = sorts[sort]
    return SnapshotFacts(started, by_mailbox, {email: tuple(held) for email, held in contacts.items()})


def _employed(until: date | None, day: date) -> bool:
    return until is None or until > day

"""Facts of this moment for the guard: one query for a batch, or all in memory and kept up with the journal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from django.db import connection

from honeyflow.backoffice.actions.subjects import Hasher
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import (
    Complaint,
    Consent,
    Entry,
    Message,
    Objection,
    Projection,
    Subject,
    Suppression,
    Withdrawal,
)
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach import records
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.outreach.facts import Live
from honeyflow.site import Site

KEPT_DAYS = 1100
"""Days for which messages count: a consent lapses after three years without one, and no cap reaches further."""

MOST_CHANGES = 20_000
"""Entries since the last look beyond which everything is read anew."""

_CHUNK = 10_000
_CONSENT, _WITHDRAWAL, _OBJECTION, _COMPLAINT, _SUPPRESSION, _MESSAGE = range(6)

_Shared = tuple[Purpose, str, str, str, bool]
"""What many consents have in common: purpose, words, channel, country, confirmed."""


@dataclass
class _Box:
    """What is known of one mailbox beside consents."""

    withdrawals: list[tuple[Purpose, datetime]] = field(default_factory=list)
    messages: list[records.Message] = field(default_factory=list)
    complaints: list[records.Complaint] = field(default_factory=list)
    objections: list[records.Objection] = field(default_factory=list)
    suppressed: bool = False


class LiveMemory:
    """What is known of all addresses asked of the database, as the guard's `LiveFacts`; compact, by address.

    Parameters
    ----------
    as_of : datetime
        UTC instant at which the database was asked.
    """

    def __init__(self, as_of: datetime) -> None:
        self.as_of: datetime | None = as_of
        self._consents: dict[str, tuple[tuple[_Shared, datetime], ...]] = {}
        self._boxes: dict[str, _Box] = {}
        self._shared: dict[_Shared, _Shared] = {}

    def __len__(self) -> int:
        return len(self._consents)

    def look_up(self, addresses: Sequence[Address]) -> Mapping[str, Live]:
        """Return what is known by `Address.exact`; addresses of which nothing is known are left out."""
        consents, boxes = self._consents, self._boxes
        found = (each for each in addresses if each.exact in consents or each.mailbox in boxes)
        return {each.exact: self._live(each) for each in found}

    def read(self, rows: Iterable[Sequence[Any]]) -> None:
        """Take in rows of the database, see `_sql`."""
        for what, text, purpose, at, *more in rows:
            read = at if isinstance(at, datetime) else datetime.fromisoformat(at)
            instant = read if read.tzinfo else read.replace(tzinfo=UTC)
            if what == _CONSENT:
                self._add_consent(text, instant, (Purpose(purpose), *more[:3], more[3] is not None))
            else:
                _add(self._boxes.setdefault(_mailbox(text), _Box()), what, purpose, instant)

    def replace(self, mailboxes: Mapping[str, Iterable[str]], fresh: "LiveMemory") -> None:
        """Put what `fresh` knows of some mailboxes, with the exact addresses of each, in the place of what was known.

        Others may look up meanwhile: consents go first and come last, so that none is ever seen without its withdrawal.
        """
        for mailbox, exact in mailboxes.items():
            for each in exact:
                self._consents.pop(each, None)
            self._boxes.pop(mailbox, None)
        self._boxes.update(fresh._boxes)
        self._consents.update(fresh._consents)

    def _add_consent(self, text: str, given_at: datetime, told: _Shared) -> None:
        shared = self._shared.setdefault(told, told)
        self._consents[text] = (*self._consents.get(text, ()), (shared, given_at))

    def _live(self, address: Address) -> Live:
        box = self._boxes.get(address.mailbox)
        given = self._consents.get(address.exact, ())
        if box is None:
            return Live(tuple(_consent(each, at, ()) for each, at in given))
        consents = tuple(_consent(each, at, box.withdrawals) for each, at in given)
        own = {each.purpose for each in consents}
        ends = (records.Objection(at, purpose) for purpose, at in box.withdrawals if purpose not in own)
        messages, complaints = tuple(box.messages), tuple(box.complaints)
        return Live(consents, messages, complaints, (*box.objections, *ends), box.suppressed)


def _consent(shared: _Shared, given_at: datetime, ends: Iterable[tuple[Purpose, datetime]]) -> records.Consent:
    purpose, words, channel, country, confirmed = shared
    withdrawn = min((at for which, at in ends if which is purpose and at >= given_at), default=None)
    return records.Consent(purpose, given_at, words, channel, confirmed, country or None, withdrawn)


def _add(box: _Box, what: int, purpose: str, at: datetime) -> None:
    if what == _WITHDRAWAL:
        box.withdrawals.append((Purpose(purpose), at))
    elif what == _OBJECTION:
        box.objections.append(records.Objection(at, Purpose(purpose) if purpose else None))
    elif what == _COMPLAINT:
        box.complaints.append(records.Complaint(at))
    elif what == _MESSAGE:
        box.messages.append(records.Message(Purpose(purpose), at))
    else:
        box.suppressed = True


def _mailbox(text: str) -> str:
    read = read_address(text)
    return read.mailbox if isinstance(read, Address) else text


def batch_facts(site: Site, addresses: Sequence[Address]) -> LiveMemory:
    """Return what is known of the mailboxes of these addresses, by one query for each thousand."""
    hasher = Hasher(site)
    return _read(sorted({hasher.whose(each).mailbox for each in addresses}))


def _read(mailboxes: Sequence[str]) -> LiveMemory:
    memory = LiveMemory(datetime.now(UTC))
    for start in range(0, len(mailboxes), 1000):
        memory.read(_rows(mailboxes[start : start + 1000]))
    return memory


class AllFacts:
    """All that is known, held in memory and brought up to date when the journal's head has changed; for a server."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._head = (0, "")
        self._memory: LiveMemory | None = None

    def current(self) -> LiveMemory:
        """Return the facts of this moment."""
        with self._lock:
            now = datetime.now(UTC)
            head = Entry.objects.order_by("-seq").values_list("seq", "digest").first() or (0, "")
            if self._memory is None or not self._follow(self._memory, head):
                self._memory = LiveMemory(now)
                self._memory.read(_rows())
            self._head, self._memory.as_of = head, now
            return self._memory

    def _follow(self, memory: LiveMemory, head: tuple[int, str]) -> bool:
        """Read what changed since the head known; false when everything has to be read."""
        if head == self._head:
            return True
        if not 0 < head[0] - self._head[0] <= MOST_CHANGES or not self._goes_on():
            return False
        fresh = Entry.objects.filter(seq__gt=self._head[0])
        if fresh.filter(kind=Kind.SUBJECT_ERASED).exists():
            return False
        subjects = set(fresh.exclude(subject="").values_list("subject", flat=True))
        hashes = sorted(set(_by_subject(subjects)))
        memory.replace(_addresses(hashes), _read(hashes))
        return True

    def _goes_on(self) -> bool:
        """Return whether the head known is still in the journal: a database brought back from a backup is another."""
        return self._head[0] == 0 or Entry.objects.filter(seq=self._head[0], digest=self._head[1]).exists()


def _by_subject(subjects: set[str]) -> Iterator[str]:
    asked = sorted(subjects)
    for start in range(0, len(asked), 1000):
        found = Subject.objects.filter(subject__in=asked[start : start + 1000])
        yield from found.values_list("mailbox", flat=True)


def _addresses(hashes: Sequence[str]) -> dict[str, list[str]]:
    """Return the exact addresses by their mailbox."""
    found: dict[str, list[str]] = defaultdict(list)
    for start in range(0, len(hashes), 1000):
        rows = Subject.objects.filter(mailbox__in=hashes[start : start + 1000])
        for text in rows.values_list("address", flat=True):
            found[_mailbox(text)].append(text)
    return found


def _rows(mailboxes: Sequence[str] | None = None) -> Iterator[Sequence[Any]]:
    """Yield what the projections hold: which of them, address, purpose, instant, words, channel, country, confirmed."""
    since = connection.ops.adapt_datetimefield_value(datetime.now(UTC) - timedelta(days=KEPT_DAYS))
    with connection.cursor() as cursor:
        cursor.execute(_sql(mailboxes), [*list(mailboxes or ()) * len(_PARTS), since])
        while chunk := cursor.fetchmany(_CHUNK):
            yield from chunk


_MORE = "'', '', '', NULL"
_PARTS: tuple[tuple[int, type[Projection], str, str, str], ...] = (
    (_CONSENT, Consent, "t.purpose, t.given_at", "t.words, t.channel, t.country, t.confirmed_at", ""),
    (_WITHDRAWAL, Withdrawal, "t.purpose, t.at", _MORE, ""),
    (_OBJECTION, Objection, "t.purpose, t.made_at", _MORE, "AND t.withdrawn_at IS NULL"),
    (_COMPLAINT, Complaint, "'', t.made_at", _MORE, ""),
    (_SUPPRESSION, Suppression, "t.why, t.set_at", _MORE, "AND t.lifted_at IS NULL"),
    (_MESSAGE, Message, "t.purpose, t.sent_at", _MORE, "AND t.sent_at > %s"),
)
"""Which rows of which table, and their columns; the last one's bound is the query's last value."""


def _sql(mailboxes: Sequence[str] | None) -> str:
    """Return one query over all projections, of some mailboxes or of all; values are passed apart."""
    where = f"t.mailbox IN ({','.join(['%s'] * len(mailboxes))})" if mailboxes is not None else "1 = 1"
    subjects = Subject._meta.db_table
    return " UNION ALL ".join(
        f"SELECT {what}, s.address, {told}, {more} FROM {table._meta.db_table} t "  # noqa: S608 - our own names
        f"JOIN {subjects} s ON s.subject = t.subject WHERE {where} {kept}"
        for what, table, told, more, kept in _PARTS
    )

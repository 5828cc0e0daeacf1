"""Consents as they stand: counted by purpose, and the history of one address."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from honeyflow.backoffice.models import Consent, Entry, Objection, Subject, Suppression, Withdrawal, Words
from honeyflow.kernel.purpose import Purpose


@dataclass(frozen=True)
class PurposeCount:
    """Consents to one purpose: standing and confirmed, standing and not confirmed, withdrawn; objections to it."""

    purpose: Purpose
    confirmed: int
    unconfirmed: int
    withdrawn: int
    objections: int

    @property
    def standing(self) -> int:
        """Consents that stand."""
        return self.confirmed + self.unconfirmed


def count_consents() -> list[PurposeCount]:
    """Return the counts of every purpose, those without any too."""
    ends: dict[tuple[str, str], datetime] = {}
    for mailbox, purpose, at in Withdrawal.objects.order_by("at").values_list("mailbox", "purpose", "at"):
        ends[mailbox, purpose] = at
    found: Counter[tuple[str, str]] = Counter()
    rows = Consent.objects.values_list("mailbox", "purpose", "given_at", "confirmed_at")
    for mailbox, purpose, given_at, confirmed_at in rows.iterator(chunk_size=5000):
        end = ends.get((mailbox, purpose))
        over = end is not None and given_at <= end
        found[purpose, "withdrawn" if over else "confirmed" if confirmed_at else "unconfirmed"] += 1
    objections = Counter(Objection.objects.filter(withdrawn_at=None).values_list("purpose", flat=True))
    return [
        PurposeCount(
            each, found[each, "confirmed"], found[each, "unconfirmed"], found[each, "withdrawn"], objections[each]
        )
        for each in Purpose
    ]


@dataclass(frozen=True)
class Stopped:
    """Who is not written to at all: objections to everything, and mailboxes on the suppression list."""

    objections: int
    suppressed: int


def count_stopped() -> Stopped:
    """Return the two counts."""
    objections = Objection.objects.filter(withdrawn_at=None, purpose="").count()
    return Stopped(objections, Suppression.objects.filter(lifted_at=None).count())


@dataclass(frozen=True)
class WordsUsed:
    """One version of words, and how many consents were given by it."""

    words: Words
    consents: int


def list_words() -> list[WordsUsed]:
    """Return all versions kept, by purpose, the newest first."""
    used = Counter(Consent.objects.exclude(words="").values_list("purpose", "words"))
    rows = Words.objects.order_by("purpose", "-entry")
    return [WordsUsed(each, used[each.purpose, each.version]) for each in rows]


@dataclass(frozen=True)
class PurposeState:
    """How one address stands to one purpose: ``agreed``, ``not confirmed``, ``withdrawn``, ``objected`` or empty."""

    purpose: Purpose
    state: str
    since: datetime | None = None


def states_of(subject: str, mailbox: str) -> list[PurposeState]:
    """Return how an address stands to each purpose."""
    ends = dict(Withdrawal.objects.filter(mailbox=mailbox).order_by("at").values_list("purpose", "at"))
    made = Objection.objects.filter(mailbox=mailbox, withdrawn_at=None).order_by("made_at")
    objected = dict(made.values_list("purpose", "made_at"))
    given: dict[str, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(subject=subject).order_by("given_at"):
        given[consent.purpose].append(consent)
    return [_state(each, given[each], ends.get(each), objected) for each in Purpose]


def _state(
    purpose: Purpose, given: Sequence[Consent], ended_at: datetime | None, objected: dict[str, datetime]
) -> PurposeState:
    standing = [each for each in given if ended_at is None or each.given_at > ended_at]
    against = objected.get("") or objected.get(purpose)
    if against and not ("" not in objected and standing and standing[-1].given_at > against):
        return PurposeState(purpose, "objected", against)
    if standing:
        best = next((each for each in standing if each.confirmed_at), standing[-1])
        return PurposeState(purpose, "agreed" if best.confirmed_at else "not confirmed", best.given_at)
    return PurposeState(purpose, "withdrawn", ended_at) if ended_at else PurposeState(purpose, "")


def history_of(mailbox: str) -> list[Entry]:
    """Return the entries about all variants of a mailbox, the newest first."""
    subjects = Subject.objects.filter(mailbox=mailbox).values_list("subject", flat=True)
    return list(Entry.objects.filter(subject__in=list(subjects)).order_by("-seq"))


def list_entries(kind: str = "", *, offset: int = 0, limit: int = 50) -> tuple[int, list[Entry]]:
    """Return how many entries of a kind there are (empty: of all), and some of them, the newest first."""
    asked: Any = Entry.objects.filter(kind=kind) if kind else Entry.objects.all()
    return asked.count(), list(asked.order_by("-seq")[offset : offset + limit])


def count_kinds() -> list[tuple[str, int]]:
    """Return the number of entries by kind, most first."""
    return Counter(Entry.objects.values_list("kind", flat=True).iterator(chunk_size=20000)).most_common()


def entry_of(seq: int) -> Entry | None:
    """Return one entry."""
    return Entry.objects.filter(seq=seq).first()

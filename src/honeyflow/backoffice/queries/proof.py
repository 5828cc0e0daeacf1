"""The proof of no slamming from the journal alone: each message of a period, and the consent that stood before it."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any, NamedTuple

from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Entry, Subject
from honeyflow.backoffice.signing import public_key, sign
from honeyflow.documents.proof import Proof, ProofFile, SentMessage, signed_text
from honeyflow.kernel.period import Period
from honeyflow.kernel.purpose import CONTRACTUAL
from honeyflow.site import Site

CONSENT, CONTRACT = "consent", "contract"
_KINDS = (
    Kind.CONSENT_GIVEN,
    Kind.CONSENT_WITHDRAWN,
    Kind.OBJECTION_MADE,
    Kind.OBJECTION_WITHDRAWN,
    Kind.MESSAGE_PASSED,
)


def prove(site: Site, period: Period, community: Collection[str] | None, *, upto: int | None = None) -> ProofFile:
    """Return the signed proof of a period.

    Parameters
    ----------
    community : collection of str or None
        Keyed hashes of the community's mailboxes; None: nobody knows them, and every message counts as sent to it.
    upto : int, optional
        The last entry to look at; the journal's end when not told.
    """
    last = Entry.objects.order_by("-seq")
    if upto is not None:
        last = last.filter(seq__lte=upto)
    entries, head = last.values_list("seq", "digest").first() or (0, "")
    proof = Proof(
        company=site.company.name,
        period=period,
        made_at=datetime.now(UTC),
        entries=entries,
        head=head,
        community=None if community is None else len(community),
        messages=tuple(_messages(period, community, entries)),
        public_key=public_key(site),
        demo=site.demo,
    )
    return ProofFile(proof, sign(site, signed_text(proof.told())))


def _messages(period: Period, community: Collection[str] | None, upto: int) -> Iterator[SentMessage]:
    start, end = (datetime.combine(day, time(), UTC) for day in (period.start, period.end))
    known = set(Subject.objects.values_list("subject", flat=True).iterator(chunk_size=5000))
    past = _Past()
    for entry in Entry.objects.filter(kind__in=_KINDS, seq__lte=upto).order_by("seq").iterator(chunk_size=2000):
        if entry.kind != Kind.MESSAGE_PASSED:
            past.take(entry)
        elif start <= entry.at < end:
            member = community is None or entry.body["mailbox"] in community or entry.subject not in known
            yield past.judge(entry, member=member)


class _Given(NamedTuple):
    seq: int
    digest: str
    at: datetime


@dataclass
class _Past:
    """What the entries before a message say."""

    consents: dict[tuple[str, str], list[_Given]] = field(default_factory=lambda: defaultdict(list))
    withdrawn: dict[tuple[str, str], datetime] = field(default_factory=dict)
    objected: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        told: dict[str, Any] = entry.body
        theirs = (told["mailbox"], told["purpose"])
        if entry.kind == Kind.CONSENT_GIVEN:
            given = datetime.fromisoformat(told["given_at"]) if told.get("given_at") else entry.at
            self.consents[entry.subject, told["purpose"]].append(_Given(entry.seq, entry.digest, given))
        elif entry.kind == Kind.CONSENT_WITHDRAWN:
            self.withdrawn[theirs] = entry.at
        elif entry.kind == Kind.OBJECTION_MADE:
            self.objected[theirs] = entry.at
        else:
            self.objected.pop(theirs, None)

    def judge(self, entry: Entry, *, member: bool) -> SentMessage:
        """Return the message of an entry, with its ground or what speaks against it."""
        mailbox, purpose = entry.body["mailbox"], entry.body["purpose"]
        consent = self._standing(entry.subject, mailbox, purpose, entry.at)
        contract = purpose in CONTRACTUAL and entry.body.get("ground") == CONTRACT
        return SentMessage(
            entry=entry.seq,
            digest=entry.digest,
            at=entry.at.isoformat(),
            purpose=purpose,
            community=member,
            ground=CONSENT if consent else CONTRACT if contract else "",
            evidence=consent.seq if consent else None,
            evidence_digest=consent.digest if consent else "",
            exception=self._against(mailbox, purpose, consent, contract=contract),
        )

    def _standing(self, subject: str, mailbox: str, purpose: str, at: datetime) -> _Given | None:
        ended = self.withdrawn.get((mailbox, purpose))
        good = (each for each in self.consents.get((subject, purpose), ()) if each.at < at)
        return max((each for each in good if ended is None or each.at > ended), default=None, key=lambda one: one.at)

    def _against(self, mailbox: str, purpose: str, consent: _Given | None, *, contract: bool) -> str:
        if (mailbox, "") in self.objected:
            return "they had objected to being written to at all"
        objected = self.objected.get((mailbox, purpose))
        if objected is not None and (consent is None or consent.at <= objected):
            return f"they had objected to {purpose}"
        if consent or contract:
            return ""
        withdrawn = (mailbox, purpose) in self.withdrawn
        return f"the consent to {purpose} was withdrawn before" if withdrawn else f"no consent to {purpose} before it"

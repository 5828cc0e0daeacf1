"""Writing down what became of messages: let through on which ground, held, or refused by which rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from honeyflow.backoffice.actions.journal import Draft
from honeyflow.backoffice.actions.recording import about, record
from honeyflow.backoffice.actions.subjects import Hasher, Whose, is_erased, parsed
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Consent, Entry, Subject, Withdrawal
from honeyflow.kernel.purpose import CONTRACTUAL, Purpose
from honeyflow.outreach.addresses import Address
from honeyflow.outreach.records import Outcome
from honeyflow.site import Site
from honeyflow.site.erased.file import load_tombstones

CONSENT, CONTRACT = "consent", "contract"
"""Grounds on which a message is let through."""

_KINDS = {
    Outcome.ALLOW: Kind.MESSAGE_PASSED,
    Outcome.HOLD: Kind.MESSAGE_HELD,
    Outcome.DENY: Kind.MESSAGE_REFUSED,
}
_CHUNK = 1000


@dataclass(frozen=True)
class Judged:
    """A message to one address with the guard's answer; `rules` are the names of those that answered."""

    address: str
    outcome: Outcome
    rules: tuple[str, ...] = ()


@transaction.atomic
def record_messages(site: Site, purpose: Purpose, judged: Sequence[Judged], actor: str) -> list[Entry]:
    """Write down what became of messages for one purpose, in their order.

    The ground of one let through is the consent that stands for its exact address; else, for what contracts ask for,
    the contract. Where neither is, the entry says no ground, and the proof of no slamming names it first.

    Raises
    ------
    AddressFaultError
    """
    hasher, erased = Hasher(site), load_tombstones(site)
    read = [parsed(each.address) for each in judged]
    whose = [hasher.whose(each) for each in read]
    _keep(pair for pair in zip(read, whose, strict=True) if not is_erased(pair[0], erased))
    standing = _standing({each.subject for each in whose}, purpose)
    drafts = [_draft(one, who, purpose, standing, actor) for one, who in zip(judged, whose, strict=True)]
    return record(drafts)


def _draft(one: Judged, whose: Whose, purpose: Purpose, standing: dict[str, int], actor: str) -> Draft:
    body: dict[str, object] = {"purpose": purpose.value}
    if one.outcome is Outcome.ALLOW:
        consent = standing.get(whose.subject)
        contract = CONTRACT if purpose in CONTRACTUAL else ""
        body |= {"ground": contract} if consent is None else {"ground": CONSENT, "consent": consent}
    else:
        body |= {"rules": list(one.rules)}
    return about(whose, _KINDS[one.outcome], actor, **body)


def _keep(pairs: Iterable[tuple[Address, Whose]]) -> None:
    rows = [Subject(subject=whose.subject, address=each.exact, mailbox=whose.mailbox) for each, whose in pairs]
    Subject.objects.bulk_create(rows, batch_size=_CHUNK, ignore_conflicts=True)


def _standing(subjects: set[str], purpose: Purpose) -> dict[str, int]:
    """Return the entry of the newest standing consent by subject."""
    found: dict[str, int] = {}
    asked = sorted(subjects)
    for start in range(0, len(asked), _CHUNK):
        consents = Consent.objects.filter(purpose=purpose, subject__in=asked[start : start + _CHUNK])
        rows = list(consents.order_by("given_at", "entry"))
        withdrawn = Withdrawal.objects.filter(purpose=purpose, mailbox__in={each.mailbox for each in rows})
        ends = dict(withdrawn.order_by("at").values_list("mailbox", "at"))
        found |= {each.subject: each.entry for each in rows if _after(each, ends.get(each.mailbox))}
    return found


def _after(consent: Consent, ended_at: datetime | None) -> bool:
    return ended_at is None or consent.given_at > ended_at

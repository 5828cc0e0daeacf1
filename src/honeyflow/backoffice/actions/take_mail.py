"""Taking a message on: each recipient decided, written down and kept, in one transaction; or nothing of it."""

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from django.db import transaction

from honeyflow.backoffice.actions.messages import Judged, record_messages
from honeyflow.backoffice.actions.recording import about, record
from honeyflow.backoffice.actions.subjects import Hasher, is_erased, keep_subject
from honeyflow.backoffice.facts_now import FactsNow, refuse_old
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.mail_files import remove_unneeded, write_content
from honeyflow.backoffice.models import Mail
from honeyflow.backoffice.models.mail import State
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.outreach.errors import FactsTooOldError
from honeyflow.outreach.guard import decide
from honeyflow.outreach.records import Facts, Outcome, Reason, Request, Verdict
from honeyflow.site import Site
from honeyflow.site.erased.key import made_key

ACTOR = "system:mail"
NO_PURPOSE, NO_LINK, AGE = "no-purpose", "no-public-address", "age"
"""Why a message is held beside the guard's rules."""

_STATES = {Outcome.ALLOW: State.WAITING, Outcome.HOLD: State.HELD, Outcome.DENY: State.OVER}


@dataclass(frozen=True)
class Incoming:
    """A message as it came in.

    Parameters
    ----------
    sender : str
        Of the envelope; empty for a null sender.
    recipients : sequence of str
        Of the envelope.
    purposes : sequence of str
        What its headers say it is for.
    message_id : str
        Empty when it has none: then it cannot be told from another one that reads the same.
    content : bytes
    """

    sender: str
    recipients: Sequence[str]
    purposes: Sequence[str]
    message_id: str
    content: bytes


def take_message(site: Site, incoming: Incoming, facts: FactsNow, now: datetime | None = None) -> list[Mail]:
    """Take a message on; return the copies that were not taken on before."""
    now = now or datetime.now(UTC)
    read = (read_address(each) for each in incoming.recipients)
    addresses = {each.exact: each for each in read if isinstance(each, Address)}
    content = write_content(site, incoming.content)
    try:
        return _keep(site, incoming, content, list(addresses.values()), facts, now)
    finally:
        remove_unneeded(site, content)


@transaction.atomic
def _keep(
    site: Site, incoming: Incoming, content: str, addresses: list[Address], facts: FactsNow, now: datetime
) -> list[Mail]:
    digests = {_digest(site, incoming, each): each for each in addresses}
    known = set(Mail.objects.filter(digest__in=digests).values_list("digest", flat=True))
    fresh = {digest: each for digest, each in digests.items() if digest not in known}
    purpose = purpose_of(site, incoming.purposes)
    verdicts = judge(site, list(fresh.values()), purpose, facts, now)
    _write_down(site, purpose, list(zip(fresh.values(), verdicts, strict=True)))
    hasher = Hasher(site)
    rows = [
        _row(incoming, content, digest, each, verdict, hasher.whose(each).subject, purpose, now)
        for (digest, each), verdict in zip(fresh.items(), verdicts, strict=True)
    ]
    return Mail.objects.bulk_create(rows, batch_size=500)


def purpose_of(site: Site, told: Sequence[str]) -> Purpose | None:
    """Return what a message is for: what it says, else what the site says; None when that is not clear."""
    said = set(told)
    if not said:
        return site.mail.purpose
    only = said.pop()
    return Purpose(only) if not said and only in set(Purpose) else None


def judge(
    site: Site, addresses: Sequence[Address], purpose: Purpose | None, facts: FactsNow, now: datetime
) -> list[Verdict]:
    """Return the verdicts; everything is held where the facts are too old, or nobody can say what it is for."""
    why = _held_for(site, purpose, facts, now)
    if why or purpose is None:
        gone = facts.sources.erased
        return [_held("erased", Outcome.DENY) if is_erased(each, gone) else _held(why) for each in addresses]
    request = Request(purpose, now, ACTOR)
    return [_with_link(site, _decided(site, request, known)) for known in facts.sources.facts_of(addresses)]


def _held_for(site: Site, purpose: Purpose | None, facts: FactsNow, now: datetime) -> str:
    if purpose is None:
        return NO_PURPOSE
    try:
        refuse_old(site, facts, now)
    except FactsTooOldError:
        return AGE
    return ""


def _held(rule: str, outcome: Outcome = Outcome.HOLD) -> Verdict:
    return Verdict(outcome, (Reason(rule, outcome, rule),))


def _decided(site: Site, request: Request, known: Facts) -> Verdict:
    return decide(request, known, site.outreach)


def _with_link(site: Site, verdict: Verdict) -> Verdict:
    """Hold what may go out as long as no link to leave can be written."""
    return _held(NO_LINK) if verdict.outcome is Outcome.ALLOW and not site.mail.public_address else verdict


def stopped_meanwhile(site: Site, address: Address, purpose: Purpose, facts: FactsNow, now: datetime) -> bool:
    """Return whether something speaks against a message that was let through before; itself does not count."""
    known = next(iter(facts.sources.facts_of([address])))
    without = replace(known, messages=())
    return _decided(site, Request(purpose, now, ACTOR), without).outcome is Outcome.DENY


def _write_down(site: Site, purpose: Purpose | None, judged: list[tuple[Address, Verdict]]) -> None:
    if purpose is not None:
        told = [Judged(each.exact, verdict.outcome, rules_of(verdict)) for each, verdict in judged]
        record_messages(site, purpose, told, ACTOR)
        return
    for each, verdict in judged:
        denied = verdict.outcome is Outcome.DENY
        whose = Hasher(site).whose(each) if denied else keep_subject(site, each.exact)
        kind = Kind.MESSAGE_REFUSED if denied else Kind.MESSAGE_HELD
        record([about(whose, kind, ACTOR, purpose="", rules=list(rules_of(verdict)))])


def rules_of(verdict: Verdict) -> tuple[str, ...]:
    """Return the names of the rules that answered."""
    return tuple(dict.fromkeys(each.rule for each in verdict.reasons))


def _row(  # noqa: PLR0913 - what belongs to one copy
    incoming: Incoming,
    content: str,
    digest: str,
    address: Address,
    verdict: Verdict,
    subject: str,
    purpose: Purpose | None,
    now: datetime,
) -> Mail:
    over = verdict.outcome is Outcome.DENY
    return Mail(
        state=_STATES[verdict.outcome],
        taken_at=now,
        purpose=purpose or "",
        subject=subject,
        address="" if over else address.exact,
        sender="" if over else incoming.sender,
        content="" if over else content,
        size=len(incoming.content),
        digest=digest,
        rules="" if verdict.outcome is Outcome.ALLOW else " ".join(rules_of(verdict))[:200],
        next_at=now if verdict.outcome is Outcome.ALLOW else None,
    )


def _digest(site: Site, incoming: Incoming, address: Address) -> str:
    """Return by what a copy is known when it comes again: only of a message that has an id."""
    if not incoming.message_id:
        return secrets.token_hex(32)
    told = "\0".join((incoming.message_id, *sorted(incoming.purposes), sha256(incoming.content).hexdigest()))
    return hmac.digest(made_key(site), f"mail\0{told}\0{address.exact}".encode("utf-8", "replace"), "sha256").hex()

"""Giving, confirming and withdrawing consents; objecting. Withdrawing is at once, and always leaves an entry."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction

from honeyflow.backoffice.actions.journal import Draft
from honeyflow.backoffice.actions.recording import about, record
from honeyflow.backoffice.actions.subjects import Hasher, Whose, keep_subject
from honeyflow.backoffice.actions.words import keep_words
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Consent, Entry, Evidence, Objection, Withdrawal
from honeyflow.kernel.purpose import CONTRACTUAL, Purpose
from honeyflow.site import Site
from honeyflow.site.consent_words import find_words

CONFIRM_DAYS = 30
"""Days within which a consent can be confirmed."""

EVERYTHING = ""
"""Instead of a purpose: all of them."""


@dataclass(frozen=True)
class Given:
    """What is told of a consent.

    Parameters
    ----------
    words : str
        Version of the words agreed to; empty when that was not kept, and then it can prove nothing.
    channel : str
        How it came: a form's name, ``paper``, ``event``.
    given_at : datetime or None
        Now, when not told.
    country : str
        ISO 3166 alpha-2 or empty.
    confirmed : bool
        From the address itself.
    evidence : str
        Where the proof lies, in the operator's words; kept apart from the journal.
    """

    purpose: Purpose
    words: str = ""
    channel: str = ""
    given_at: datetime | None = None
    country: str = ""
    confirmed: bool = False
    evidence: str = ""


@transaction.atomic
def give_consent(site: Site, address: str, given: Given, actor: str) -> Entry:
    """Write down that the owner of `address` agreed.

    Raises
    ------
    AddressFaultError, ErasedAddressError
    UnknownNameError, ChangedWordsError
        When there are no such words, or they are not what they were.
    """
    digest = keep_words(find_words(site, given.purpose, given.words), actor) if given.words else ""
    whose = keep_subject(site, address)
    entry = record([consent_draft(Hasher(site), whose, given, digest, actor)])[0]
    if given.evidence:
        Evidence.objects.create(entry=entry.seq, subject=whose.subject, text=given.evidence)
    return entry


def consent_draft(hasher: Hasher, whose: Whose, given: Given, digest: str, actor: str) -> Draft:
    """Return the draft of a consent; `digest` is that of the words agreed to."""
    body = {
        "purpose": given.purpose.value,
        "words": given.words,
        "words_digest": digest,
        "channel": given.channel,
        "country": given.country,
        "confirmed": given.confirmed,
        "evidence": hasher.evidence(given.evidence) if given.evidence else "",
        **({"given_at": given.given_at.astimezone(UTC).isoformat()} if given.given_at else {}),
    }
    return about(whose, Kind.CONSENT_GIVEN, actor, **body)


@transaction.atomic
def confirm_consent(entry: int, actor: str, *, now: datetime | None = None) -> bool:
    """Confirm the consent of this entry from its address; true when it is confirmed then, now or before.

    Not when it was withdrawn since, or too long ago.
    """
    consent = Consent.objects.filter(entry=entry).first()
    if consent is None or ended(consent):
        return False
    if consent.confirmed_at is not None:
        return True
    if (now or datetime.now(UTC)) > consent.given_at + timedelta(days=CONFIRM_DAYS):
        return False
    whose = Whose(consent.subject, consent.mailbox)
    record([about(whose, Kind.CONSENT_CONFIRMED, actor, consent=entry, purpose=consent.purpose)])
    return True


def ended(consent: Consent) -> bool:
    """Return whether a withdrawal, by any variant of the address, ended a consent."""
    theirs = Withdrawal.objects.filter(mailbox=consent.mailbox, purpose=consent.purpose)
    return theirs.filter(at__gte=consent.given_at).exists()


@transaction.atomic
def withdraw(whose: Whose, purpose: Purpose | None, actor: str, channel: str = "") -> list[Entry]:
    """Withdraw the consents of a mailbox to one purpose, or to all (None); return what was written.

    What no consent allows but a contract may (or nothing yet) is objected to, so that a click always counts. Doing it
    again writes nothing.
    """
    standing = {each.purpose for each in Consent.objects.filter(mailbox=whose.mailbox) if not ended(each)}
    ends = [each for each in Purpose if each in standing and purpose in (None, each)]
    drafts = [about(whose, Kind.CONSENT_WITHDRAWN, actor, purpose=each.value, channel=channel) for each in ends]
    objected = EVERYTHING if purpose is None else purpose.value
    withdrawn = purpose is not None and Withdrawal.objects.filter(mailbox=whose.mailbox, purpose=purpose).exists()
    asked = purpose is None or purpose in CONTRACTUAL or not (ends or withdrawn)
    if asked and not objects(whose.mailbox, objected):
        drafts.append(about(whose, Kind.OBJECTION_MADE, actor, purpose=objected, channel=channel))
    return record(drafts) if drafts else []


def objects(mailbox: str, purpose: str) -> bool:
    """Return whether a mailbox objects to a purpose, by itself or to all."""
    made = Objection.objects.filter(mailbox=mailbox, withdrawn_at=None)
    return made.filter(purpose__in={purpose, EVERYTHING}).exists()


@transaction.atomic
def object_to(whose: Whose, purpose: Purpose | None, actor: str, channel: str = "") -> list[Entry]:
    """Write an objection down, to one purpose or to all; none when it stands already."""
    told = purpose.value if purpose else EVERYTHING
    if objects(whose.mailbox, told):
        return []
    return record([about(whose, Kind.OBJECTION_MADE, actor, purpose=told, channel=channel)])


@transaction.atomic
def take_objection_back(whose: Whose, purpose: Purpose | None, actor: str) -> list[Entry]:
    """Take back the objection to one purpose, or the one to all; none when there is none."""
    told = purpose.value if purpose else EVERYTHING
    if not Objection.objects.filter(mailbox=whose.mailbox, purpose=told, withdrawn_at=None).exists():
        return []
    return record([about(whose, Kind.OBJECTION_WITHDRAWN, actor, purpose=told)])

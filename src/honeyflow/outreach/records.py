"""Nouns of the guard: what is known of one address, what is asked, and what is answered."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from honeyflow.kernel.purpose import CONTRACTUAL, Purpose

__all__ = ["COMMUNITY", "CONTRACTUAL", "Complaint", "Consent", "ContractContact", "Facts", "Message", "Objection"]
__all__ += ["Outcome", "Provenance", "Purpose", "Reason", "Request", "Verdict"]


class Provenance(StrEnum):
    """Where an address was seen; `GIVEN` when its owner gave it to the company."""

    GIT = "git"
    FORGE = "forge"
    MAILING_LIST = "mailing-list"
    FORUM = "forum"
    TRANSLATION = "translation"
    CUSTOMER_CONTACT = "customer-contact"
    STAFF = "staff"
    GIVEN = "given"


COMMUNITY = frozenset(
    {Provenance.GIT, Provenance.FORGE, Provenance.MAILING_LIST, Provenance.FORUM, Provenance.TRANSLATION}
)
"""Where an address shows that its owner takes part in the community, and nothing else."""


@dataclass(frozen=True)
class Consent:
    """One consent, to one purpose, given for one exact address.

    Parameters
    ----------
    given_at : datetime
        UTC instant.
    words : str
        Version of the words that were agreed to; empty when that was not kept.
    channel : str
        How it came: a form's name, ``paper``, ``event``, or a provenance such as ``forge``.
    confirmed : bool
        By a second step from the address itself (double opt-in).
    country : str or None
        ISO 3166 alpha-2 of whoever gave it; None when not known.
    withdrawn_at : datetime or None
        UTC instant.
    """

    purpose: Purpose
    given_at: datetime
    words: str = ""
    channel: str = ""
    confirmed: bool = False
    country: str | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class ContractContact:
    """Somebody a customer named as its contact.

    Parameters
    ----------
    role : str
        contract, technical, billing, security or support; empty when not told.
    valid_from, valid_to : date or None
        Half-open; None: from the beginning, to this day.
    customer_until : date or None
        Day after the last day on which the customer is one; None while a subscription runs without end.
    """

    customer_id: str
    role: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    country: str | None = None
    customer_until: date | None = None


@dataclass(frozen=True)
class Message:
    """A message that was sent, for one purpose at one UTC instant."""

    purpose: Purpose
    sent_at: datetime


@dataclass(frozen=True)
class Complaint:
    """Somebody complained of being written to, at a UTC instant."""

    made_at: datetime


@dataclass(frozen=True)
class Objection:
    """Somebody objected at a UTC instant: to one purpose, or to all (`purpose` is None)."""

    made_at: datetime
    purpose: Purpose | None = None


@dataclass(frozen=True)
class Facts:
    """All that is known of one address at the instant `as_of`; None when nobody can say how old it is.

    Consents and contacts count for the exact address only; what speaks against writing (messages, complaints,
    objections, erased, suppressed) counts for all its variants, see `honeyflow.outreach.addresses`.

    Parameters
    ----------
    erased : bool
        Its owner was erased at their own wish.
    role_account : bool
        A mailbox of a role (``info@``), which several read or nobody does.
    lookalike : bool
        Written so that it can be taken for another address.
    staff : bool
        One of the company's own.
    suppressed : bool
        The keeper took it out: it bounced, or somebody asked for it by another way.
    """

    as_of: datetime | None
    provenances: frozenset[Provenance] = frozenset()
    consents: tuple[Consent, ...] = ()
    contacts: tuple[ContractContact, ...] = ()
    messages: tuple[Message, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    objections: tuple[Objection, ...] = ()
    erased: bool = False
    role_account: bool = False
    lookalike: bool = False
    staff: bool = False
    suppressed: bool = False


@dataclass(frozen=True)
class Request:
    """What is asked: to write for `purpose` at a UTC instant `at`; `system` is who asks (``cli``, a token's name)."""

    purpose: Purpose
    at: datetime
    system: str = ""


class Outcome(IntEnum):
    """The answer; of several, the strictest (largest) holds."""

    ALLOW = 0
    HOLD = 1
    DENY = 2

    @property
    def word(self) -> str:
        """Its name in lower case."""
        return self.name.lower()


@dataclass(frozen=True)
class Reason:
    """Why: the rule's name, what it answers, and that in plain words which never name a person or an address."""

    rule: str
    outcome: Outcome
    words: str


@dataclass(frozen=True)
class Verdict:
    """The answer with all its reasons, the strictest first; an allowed one names its ground."""

    outcome: Outcome
    reasons: tuple[Reason, ...]

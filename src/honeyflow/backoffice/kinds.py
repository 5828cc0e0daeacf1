"""Kinds of the journal's entries about addresses; others write kinds of their own beside these."""

from enum import StrEnum


class Kind(StrEnum):
    """What happened: a noun and a verb."""

    CONSENT_GIVEN = "consent-given"
    CONSENT_CONFIRMED = "consent-confirmed"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    OBJECTION_MADE = "objection-made"
    OBJECTION_WITHDRAWN = "objection-withdrawn"
    COMPLAINT_MADE = "complaint-made"
    SUPPRESSION_SET = "suppression-set"
    SUPPRESSION_LIFTED = "suppression-lifted"
    MESSAGE_PASSED = "message-passed"
    MESSAGE_HELD = "message-held"
    MESSAGE_REFUSED = "message-refused"
    MESSAGE_RELEASED = "message-released"
    MESSAGE_DROPPED = "message-dropped"
    MESSAGE_FAILED = "message-failed"
    SCREENING_MADE = "screening-made"
    SCREENING_REPEATED = "screening-repeated"
    SCREENING_REFUSED = "screening-refused"
    VERDICT_EXPLAINED = "verdict-explained"
    TOKEN_ADDED = "token-added"  # noqa: S105 - a kind, no secret
    TOKEN_REVOKED = "token-revoked"  # noqa: S105
    SUPPRESSION_TOLD = "suppression-told"
    WORDS_KEPT = "words-kept"
    ADDRESS_LOOKED_UP = "address-looked-up"
    SUBJECT_ERASED = "subject-erased"
    SUBJECT_FORGOTTEN = "subject-forgotten"


MEANINGS = {
    Kind.CONSENT_GIVEN: "agreed to be written to for a purpose",
    Kind.CONSENT_CONFIRMED: "confirmed it from the address itself",
    Kind.CONSENT_WITHDRAWN: "withdrew it",
    Kind.OBJECTION_MADE: "objected to being written to",
    Kind.OBJECTION_WITHDRAWN: "took the objection back",
    Kind.COMPLAINT_MADE: "complained of a message",
    Kind.SUPPRESSION_SET: "was put on the suppression list",
    Kind.SUPPRESSION_LIFTED: "was taken off the suppression list",
    Kind.MESSAGE_PASSED: "a message was let through",
    Kind.MESSAGE_HELD: "a message was held",
    Kind.MESSAGE_REFUSED: "a message was refused",
    Kind.MESSAGE_RELEASED: "a held message was released by hand",
    Kind.MESSAGE_DROPPED: "a held message was dropped",
    Kind.MESSAGE_FAILED: "the relay refused a message",
    Kind.SCREENING_MADE: "an audience was screened",
    Kind.SCREENING_REPEATED: "an audience was screened again",
    Kind.SCREENING_REFUSED: "an audience was refused",
    Kind.VERDICT_EXPLAINED: "somebody asked why an address gets its answer",
    Kind.TOKEN_ADDED: "a system got a token",
    Kind.TOKEN_REVOKED: "a system's token was revoked",
    Kind.SUPPRESSION_TOLD: "a system fetched the suppression list, as keyed hashes",
    Kind.WORDS_KEPT: "words of consent were kept",
    Kind.ADDRESS_LOOKED_UP: "somebody looked an address up",
    Kind.SUBJECT_ERASED: "somebody was erased",
    Kind.SUBJECT_FORGOTTEN: "whose old messages were was forgotten",
}
"""In plain words, for pages and commands."""


def words_of(kind: str) -> str:
    """Return what a kind means; a kind of others means what it says."""
    return MEANINGS[Kind(kind)] if kind in set(Kind) else kind.replace("-", " ")

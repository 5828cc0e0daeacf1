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
    Kind.WORDS_KEPT: "words of consent were kept",
    Kind.ADDRESS_LOOKED_UP: "somebody looked an address up",
    Kind.SUBJECT_ERASED: "somebody was erased",
    Kind.SUBJECT_FORGOTTEN: "whose old messages were was forgotten",
}
"""In plain words, for pages and commands."""


def words_of(kind: str) -> str:
    """Return what a kind means; a kind of others means what it says."""
    return MEANINGS[Kind(kind)] if kind in set(Kind) else kind.replace("-", " ")

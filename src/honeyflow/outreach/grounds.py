"""Grounds: what makes it lawful and welcome to write at all. Without one the answer is no."""

from collections.abc import Iterator
from datetime import datetime

from honeyflow.outreach.records import CONTRACTUAL, Consent, ContractContact, Facts, Request


def standing_consents(request: Request, facts: Facts) -> tuple[Consent, ...]:
    """Return the consents to this very purpose that were given before the message and stand: none was withdrawn since.

    A withdrawal ends every consent to its purpose given before it; only one given after it counts again.
    """
    at = request.at
    given = [each for each in facts.consents if each.purpose is request.purpose and each.given_at < at]
    ends = _ends(request, facts)
    if not ends:
        return tuple(given)
    return tuple([each for each in given if each.given_at > max(ends) and not _is_past(each.withdrawn_at, at)])


def _ends(request: Request, facts: Facts) -> list[datetime]:
    """Return the instants of past withdrawals of this purpose."""
    purpose, at = request.purpose, request.at
    return [
        each.withdrawn_at
        for each in facts.consents
        if each.purpose is purpose and each.withdrawn_at is not None and each.withdrawn_at <= at
    ]


def _is_past(instant: datetime | None, at: datetime) -> bool:
    return instant is not None and instant <= at


def is_withdrawn(request: Request, facts: Facts) -> bool:
    """Return whether the last word about this purpose is a withdrawal."""
    return bool(_ends(request, facts)) and not standing_consents(request, facts)


def current_contacts(request: Request, facts: Facts) -> tuple[ContractContact, ...]:
    """Return the contacts of current customers; none where a contract does not ask for the purpose."""
    if not facts.contacts or request.purpose not in CONTRACTUAL:
        return ()
    return tuple(_current(request, facts))


def _current(request: Request, facts: Facts) -> Iterator[ContractContact]:
    day = request.at.date()
    for each in facts.contacts:
        begun = each.valid_from is None or each.valid_from <= day
        going_on = all(end is None or day < end for end in (each.valid_to, each.customer_until))
        if begun and going_on:
            yield each


def rests_on_consent(request: Request, facts: Facts) -> bool:
    """Return whether consent is the only ground."""
    return not current_contacts(request, facts)

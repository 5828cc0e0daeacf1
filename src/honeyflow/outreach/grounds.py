"""Grounds: what makes it lawful and welcome to write at all. Without one the answer is no."""

from collections.abc import Iterator

from honeyflow.outreach.records import CONTRACTUAL, Consent, ContractContact, Facts, Request


def standing_consents(request: Request, facts: Facts) -> tuple[Consent, ...]:
    """Return the consents to this very purpose that were given before the message and stand: none was withdrawn since.

    A withdrawal ends every consent to its purpose given before it; only one given after it counts again.
    """
    if not facts.consents:
        return ()
    theirs = [each for each in facts.consents if each.purpose is request.purpose]
    ends = [each.withdrawn_at for each in theirs if each.withdrawn_at is not None and each.withdrawn_at <= request.at]
    last = max(ends, default=None)
    return tuple(
        each
        for each in theirs
        if each.given_at < request.at
        and (each.withdrawn_at is None or each.withdrawn_at > request.at)
        and (last is None or each.given_at > last)
    )


def is_withdrawn(request: Request, facts: Facts) -> bool:
    """Return whether the last word about this purpose is a withdrawal."""
    past = (each.withdrawn_at for each in facts.consents if each.purpose is request.purpose)
    return any(at is not None and at <= request.at for at in past) and not standing_consents(request, facts)


def current_contacts(request: Request, facts: Facts) -> tuple[ContractContact, ...]:
    """Return the contacts of current customers; none where a contract does not ask for the purpose."""
    return tuple(_current(request, facts)) if request.purpose in CONTRACTUAL else ()


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

"""Consent: to this very purpose, before the message, not withdrawn, and provable."""

from honeyflow.outreach.grounds import current_contacts, is_withdrawn, standing_consents
from honeyflow.outreach.records import Facts, Outcome, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Deny where the last word is a withdrawal, for contract contacts too; hold a consent that nobody could prove."""
    if is_withdrawn(request, facts):
        return Outcome.DENY, f"they withdrew their consent to {request.purpose}"
    consents = standing_consents(request, facts)
    if consents and not current_contacts(request, facts) and not any(each.words and each.channel for each in consents):
        return Outcome.HOLD, "it was not kept to which words they agreed, or how: that could not be proved"
    return None


rule = Rule(name="consent", question="Did they agree to this purpose, and can it be proved?", check=check)

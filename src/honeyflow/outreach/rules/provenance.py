"""Provenance: an address seen in git, on a forge, list, forum or translation platform is no address to write to."""

from honeyflow.outreach.grounds import current_contacts, standing_consents
from honeyflow.outreach.platforms import TERMS
from honeyflow.outreach.records import COMMUNITY, Facts, Outcome, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach

_CHANNELS = frozenset(each.value for each in COMMUNITY)


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Deny an address known from the community alone; hold a consent said to have been given there.

    What the company was given (a consent, a customer's contact) is judged the same whether or not its owner is in the
    community: only without any of it does the provenance count. So the answer tells nobody who is a member.
    """
    consents = standing_consents(request, facts)
    if current_contacts(request, facts):
        return None
    if consents and all(each.channel in _CHANNELS for each in consents):
        return Outcome.HOLD, "their consent is said to have come through the community: somebody must look at it"
    seen = sorted(facts.provenances & COMMUNITY)
    forbidding = [TERMS[each].words for each in seen if request.purpose not in TERMS[each].permits]
    if not consents and forbidding:
        return Outcome.DENY, f"known from the community alone: {'; '.join(forbidding)}"
    return None


rule = Rule(name="provenance", question="Did they give this address to the company?", check=check)

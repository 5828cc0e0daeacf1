"""Contract: service matters go to the contacts of current customers, each to the one it concerns."""

from collections.abc import Mapping
from types import MappingProxyType

from honeyflow.outreach.grounds import current_contacts, standing_consents
from honeyflow.outreach.records import CONTRACTUAL, Facts, Outcome, Purpose, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach

CONCERNS: Mapping[Purpose, frozenset[str]] = MappingProxyType(
    {
        Purpose.SERVICE: frozenset({"contract", "technical", "billing", "support"}),
        Purpose.SECURITY_NOTICE: frozenset({"contract", "technical", "security"}),
    }
)
"""Roles of contacts that a purpose concerns."""


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Deny contacts of nobody who is a customer now; hold those named for something else, or for nothing told."""
    if request.purpose not in CONTRACTUAL or standing_consents(request, facts):
        return None
    contacts = current_contacts(request, facts)
    if not contacts:
        return Outcome.DENY, "they are no contact of a current customer"
    if not any(each.role in CONCERNS[request.purpose] for each in contacts):
        return Outcome.HOLD, f"the customer named them for something else than {request.purpose}"
    return None


rule = Rule(name="contract", question="Does a current customer's contract concern them?", check=check)

"""Suppressed: what the keeper took out stays out."""

from honeyflow.outreach.records import Facts, Outcome, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Deny everything to an address on the suppression list."""
    return (Outcome.DENY, "on the suppression list") if facts.suppressed else None


rule = Rule(name="suppressed", question="Is it on the suppression list?", check=check)

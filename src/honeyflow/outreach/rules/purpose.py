"""Purpose: what the company writes for at all, and what somebody looks at each time."""

from honeyflow.outreach.records import Facts, Outcome, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Deny what the site does not write for; hold what the community manager looks at."""
    if request.purpose not in limits.purposes:
        return Outcome.DENY, f"this company does not write for {request.purpose}"
    if request.purpose in limits.looked_at:
        return Outcome.HOLD, f"the community manager looks at each message for {request.purpose}"
    return None


rule = Rule(name="purpose", question="Does the company write for this purpose at all?", check=check)

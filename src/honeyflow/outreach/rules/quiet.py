"""Quiet: silence after a complaint."""

from datetime import timedelta

from honeyflow.outreach.records import CONTRACTUAL, Facts, Outcome, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:
    """Deny everything for a while after a complaint; hold what a contract asks for, so that somebody thinks first."""
    if not facts.complaints:
        return None
    since = request.at - timedelta(days=limits.quiet_days)
    if not any(since < each.made_at <= request.at for each in facts.complaints):
        return None
    outcome = Outcome.HOLD if request.purpose in CONTRACTUAL else Outcome.DENY
    return outcome, f"they complained in the last {limits.quiet_days} days"


rule = Rule(name="quiet", question="Did they complain of late?", check=check)

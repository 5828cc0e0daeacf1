"""Frequency: so many messages in so many days, for a purpose and in all."""

from collections.abc import Iterable
from datetime import timedelta

from honeyflow.outreach.records import CONTRACTUAL, Facts, Outcome, Purpose, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import ALL, Cap, Outreach


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:
    """Deny beyond the purpose's cap; hold beyond the cap of all purposes together. Contracts' matters count in neither.

    A message dated after the request (a clock that is wrong) counts as sent.
    """
    cap = limits.caps.get(request.purpose)
    if cap is not None and _sent(request, facts, cap, {request.purpose}) >= cap.messages:
        return Outcome.DENY, f"they had {cap.messages} for {request.purpose} in the last {cap.days} days"
    cap = limits.caps.get(ALL)
    if cap is None or request.purpose in CONTRACTUAL:
        return None
    if _sent(request, facts, cap, set(Purpose) - CONTRACTUAL) >= cap.messages:
        return Outcome.HOLD, f"they had {cap.messages} in all in the last {cap.days} days"
    return None


def _sent(request: Request, facts: Facts, cap: Cap, purposes: Iterable[Purpose]) -> int:
    since = request.at - timedelta(days=cap.days)
    return sum(each.sent_at > since and each.purpose in purposes for each in facts.messages)


rule = Rule(name="frequency", question="Were they written to too often?", check=check)

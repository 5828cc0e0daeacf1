"""The guard: may this address be written to, for this purpose, now? Pure, and read from top to bottom."""

from collections.abc import Iterable

from honeyflow.outreach.grounds import current_contacts, standing_consents
from honeyflow.outreach.records import Facts, Outcome, Reason, Request, Verdict
from honeyflow.outreach.registry import rules as registry
from honeyflow.outreach.rule import Rule
from honeyflow.site.outreach import Outreach

GROUND = "ground"
"""Name of what is no rule: without a ground the answer is no, whatever the rules say."""


def decide(request: Request, facts: Facts, limits: Outreach, rules: Iterable[Rule] | None = None) -> Verdict:
    """Return the verdict on one address, with every reason.

    The ground comes first: a consent to this very purpose, or a contact of a current customer where the contract asks
    for the purpose. Rules then make it stricter and never milder: of all answers the strictest holds, so that one rule
    more never turns a deny or a hold into an allow.

    Parameters
    ----------
    rules : iterable of Rule, optional
        All that are registered when not told.
    """
    reasons = [_ground(request, facts)]
    for rule in registry.all().values() if rules is None else rules:
        objected = rule.check(request, facts, limits)
        if objected is not None:
            reasons.append(Reason(rule.name, max(Outcome.HOLD, objected[0]), objected[1]))
    reasons.sort(key=lambda each: -each.outcome)
    outcome = reasons[0].outcome
    return Verdict(outcome, tuple(each for each in reasons if each.outcome or outcome is Outcome.ALLOW))


def _ground(request: Request, facts: Facts) -> Reason:
    if standing_consents(request, facts):
        return Reason(GROUND, Outcome.ALLOW, f"they agreed to be written to for {request.purpose}")
    if current_contacts(request, facts):
        return Reason(
            GROUND, Outcome.ALLOW, f"a current customer named them, and its contract asks for {request.purpose}"
        )
    words = f"nobody at this address agreed to be written to for {request.purpose}, and no contract asks for it"
    return Reason(GROUND, Outcome.DENY, words)

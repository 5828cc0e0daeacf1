"""Lookalikes: an address that can be taken for another one is never allowed."""

from honeyflow.outreach.records import Facts, Outcome, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Hold it, whether or not the other one is known: the answer must not tell who is."""
    return (Outcome.HOLD, "written so that it can be taken for another address") if facts.lookalike else None


rule = Rule(name="lookalike", question="Can it be taken for another address?", check=check)

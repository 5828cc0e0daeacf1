"""Erased: whoever was erased stays erased."""

from honeyflow.outreach.records import Facts, Outcome, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Deny everything, whatever was agreed before or is said to have been agreed since."""
    return (Outcome.DENY, "they were erased at their own wish") if facts.erased else None


rule = Rule(name="erased", question="Were they erased at their own wish?", check=check)

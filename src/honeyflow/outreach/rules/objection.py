"""Objection: who objected is not written to; to one purpose, or to all."""

from honeyflow.outreach.grounds import standing_consents
from honeyflow.outreach.records import Facts, Objection, Outcome, Purpose, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach

PROMOTION = frozenset({Purpose.EVENT, Purpose.INTRODUCTION, Purpose.SALES})
"""Purposes so near to each other that an objection to one makes the others doubtful."""


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Deny what was objected to, hold what is near to it.

    A consent to this purpose given later takes back an objection to one purpose; an objection to all stays until it is
    taken back itself.
    """
    if not facts.objections:
        return None
    made = [each for each in facts.objections if each.made_at <= request.at and not _taken_back(each, request, facts)]
    if any(each.purpose is None for each in made):
        return Outcome.DENY, "they objected to being written to at all"
    purposes = {each.purpose for each in made}
    if request.purpose in purposes:
        return Outcome.DENY, f"they objected to being written to for {request.purpose}"
    if request.purpose in PROMOTION and purposes & PROMOTION:
        return Outcome.HOLD, "they objected to a purpose near to this one"
    return None


def _taken_back(objection: Objection, request: Request, facts: Facts) -> bool:
    later = any(each.given_at > objection.made_at for each in standing_consents(request, facts))
    return objection.purpose is not None and later


rule = Rule(name="objection", question="Did they object?", check=check)

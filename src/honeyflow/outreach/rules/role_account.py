"""Role accounts: nobody can agree for all who read ``info@``."""

from honeyflow.outreach.grounds import current_contacts
from honeyflow.outreach.records import Facts, Outcome, Purpose, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach

PERSONAL = frozenset({Purpose.RESEARCH, Purpose.INTRODUCTION, Purpose.SALES})
"""Purposes that mean a person, never a mailbox of several."""


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Deny what means a person, hold the rest; a mailbox that a customer named as its contact is one."""
    if not facts.role_account or current_contacts(request, facts):
        return None
    outcome = Outcome.DENY if request.purpose in PERSONAL else Outcome.HOLD
    return outcome, "a mailbox of a role, which several read: nobody knows who agreed"


rule = Rule(name="role-account", question="Is it a mailbox of several, or of nobody?", check=check)

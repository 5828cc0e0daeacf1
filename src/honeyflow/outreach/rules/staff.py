"""Staff: the company's own people are no audience."""

from honeyflow.outreach.records import Facts, Outcome, Purpose, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach

_DENIED = frozenset({Purpose.SALES, Purpose.INTRODUCTION})


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:  # noqa: ARG001
    """Deny selling to staff; hold research, whose answers would be the company's own; leave the rest to consent."""
    if not facts.staff:
        return None
    if request.purpose in _DENIED:
        return Outcome.DENY, "one of the company's own staff"
    if request.purpose is Purpose.RESEARCH:
        return Outcome.HOLD, "one of the company's own staff: the answer would be the company's own"
    return None


rule = Rule(name="staff", question="Are they the company's own?", check=check)

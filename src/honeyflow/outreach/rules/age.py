"""Age: facts too old to decide by hold everything."""

from datetime import timedelta

from honeyflow.outreach.records import Facts, Outcome, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach

_CLOCKS = timedelta(hours=1)
"""By how much two clocks may differ."""


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:
    """Hold where the facts are older than the site's bound, of the future, or of no known age."""
    if facts.as_of is None:
        return Outcome.HOLD, "nobody can say how old the facts are"
    if request.at - facts.as_of > timedelta(days=limits.facts_older_than_days):
        return Outcome.HOLD, f"the facts are older than {limits.facts_older_than_days} days: run Honeyflow"
    if facts.as_of - request.at > _CLOCKS:
        return Outcome.HOLD, "the facts are of a day to come: a clock is wrong"
    return None


rule = Rule(name="age", question="Are the facts recent enough to decide by?", check=check)

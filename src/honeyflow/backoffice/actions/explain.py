"""Saying why one address gets its answer: for the keeper and the community manager, and written down."""

from datetime import UTC, datetime

from honeyflow.backoffice.actions.recording import about, record
from honeyflow.backoffice.actions.subjects import Hasher, parsed
from honeyflow.backoffice.facts_now import FactsNow
from honeyflow.backoffice.kinds import Kind
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.guard import decide
from honeyflow.outreach.records import Request, Verdict
from honeyflow.site import Site


def explain_verdict(site: Site, text: str, purpose: Purpose, actor: str, facts: FactsNow) -> Verdict:
    """Return the verdict on one address with every reason.

    Raises
    ------
    AddressFaultError
    """
    address = parsed(text)
    known = next(iter(facts.sources.facts_of([address])))
    verdict = decide(Request(purpose, datetime.now(UTC), actor), known, site.outreach)
    whose = Hasher(site).whose(address)
    record([about(whose, Kind.VERDICT_EXPLAINED, actor, purpose=purpose.value, outcome=verdict.outcome.word)])
    return verdict

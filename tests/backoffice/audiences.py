"""Facts and audiences for the tests of the doors."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from honeyflow.backoffice.actions.screen import Ask, screen_audience
from honeyflow.backoffice.facts_now import FactsNow
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.addresses import Address
from honeyflow.outreach.facts import FactSources, Known
from honeyflow.outreach.memory import MemoryFacts
from honeyflow.outreach.records import Consent, Outcome, Provenance
from honeyflow.outreach.screening import Screened
from honeyflow.site import Site

NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=30)
GIT = Known(frozenset({Provenance.GIT, Provenance.FORGE}))


@dataclass
class KnownOnes:
    """A snapshot that knows some addresses as the community's."""

    members: Collection[str] = ()
    as_of: datetime | None = field(default_factory=lambda: NOW)

    def look_up(self, addresses: Sequence[Address]) -> dict[str, Known]:
        return {each.exact: GIT for each in addresses if each.exact in self.members}


def people(count: int, first: int = 0) -> list[str]:
    return [f"person{n}@x.example" for n in range(first, first + count)]


def agreed(addresses: Collection[str], purpose: Purpose = Purpose.EDUCATION) -> MemoryFacts:
    live = MemoryFacts(NOW)
    for each in addresses:
        live.add(each, Consent(purpose, LONG_AGO, "v1", "form", confirmed=True, country="NL"))
    return live


def facts(
    allowed: Collection[str] = (), members: Collection[str] = (), state: str = "1", as_of: datetime | None = NOW
) -> FactsNow:
    return FactsNow(FactSources(KnownOnes(members, as_of), agreed(allowed)), state)


def answered(site: Site, texts: Sequence[str], known: FactsNow, **told: object) -> Screened:
    ask = {"purpose": Purpose.EDUCATION, "actor": "system:news", **told}
    return screen_audience(site, Ask(lambda: texts, **ask), known)  # type: ignore[arg-type]


def allowed_of(texts: Sequence[str], done: Screened) -> list[str]:
    return [text for text, outcome in zip(texts, done.outcomes, strict=True) if outcome == Outcome.ALLOW]

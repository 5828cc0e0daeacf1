"""The facts the guard decides by at this moment, and by what they are known to be unchanged."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from honeyflow.backoffice.models import Entry
from honeyflow.outreach.errors import FactsTooOldError
from honeyflow.outreach.facts import FactSources, KnownFacts, LiveFacts
from honeyflow.site import Site
from honeyflow.site.erased.file import FILE, load_tombstones


@dataclass(frozen=True)
class FactsNow:
    """All facts, with a word that is another one when any of them changed."""

    sources: FactSources
    state: str


def facts_state(site: Site, snapshot: str) -> str:
    """Return the word for: this snapshot, this last entry about an address, these tombstones, these limits.

    Ask before the facts are read: what is written meanwhile then makes another word, never an old answer.
    """
    last = Entry.objects.exclude(subject="").order_by("-seq").values_list("seq", "digest").first()
    file = site.folder / FILE
    erased = file.stat().st_mtime_ns if file.exists() else 0
    return sha256(repr((snapshot, last, erased, site.outreach)).encode()).hexdigest()


def facts_now(site: Site, state: str, known: KnownFacts, live: LiveFacts) -> FactsNow:
    """Return the facts of a site."""
    return FactsNow(FactSources(known, live, load_tombstones(site)), state)


def refuse_old(site: Site, facts: FactsNow, now: datetime) -> None:
    """Raise `FactsTooOldError` when the facts hold everything by their age."""
    as_of, days = facts.sources.as_of, site.outreach.facts_older_than_days
    if as_of is None or now - as_of > timedelta(days=days):
        raise FactsTooOldError(as_of, days, str(site.folder))

"""Terms of the places where a community works: what they permit doing with an address seen there."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from honeyflow.outreach.records import Provenance, Purpose


@dataclass(frozen=True)
class PlatformTerms:
    """What may be sent, unasked, to an address seen in one place; `words` says why, for the keeper."""

    permits: frozenset[Purpose]
    words: str


_NOTHING: frozenset[Purpose] = frozenset()

TERMS: Mapping[Provenance, PlatformTerms] = MappingProxyType(
    {
        Provenance.GIT: PlatformTerms(_NOTHING, "an address in a commit says who wrote it, not that they want mail"),
        Provenance.FORGE: PlatformTerms(_NOTHING, "forges forbid unsolicited mail to addresses seen on them"),
        Provenance.MAILING_LIST: PlatformTerms(_NOTHING, "a list's members gave their address for the list alone"),
        Provenance.FORUM: PlatformTerms(_NOTHING, "a forum's members gave their address for the forum alone"),
        Provenance.TRANSLATION: PlatformTerms(_NOTHING, "translators gave their address for translating alone"),
    }
)
"""By provenance; sources: docs/guard.md. A test holds the guard to the table for every purpose."""

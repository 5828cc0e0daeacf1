"""Identities of made-up people, and the persons found among them."""

from collections.abc import Sequence
from datetime import date

from honeyflow.people.identities import identity_id
from honeyflow.people.matching.match import Matching, match_identities
from honeyflow.people.records import MailmapLine, MatchDecision, SeenIdentity


def seen(name: str, email: str, count: int = 1) -> SeenIdentity:
    """Return an identity."""
    return SeenIdentity(identity_id(name, email), name, email, author_count=count, first_on=date(2025, 1, 1))


def matching(
    identities: Sequence[SeenIdentity],
    decisions: Sequence[MatchDecision] = (),
    mailmap: Sequence[MailmapLine] = (),
) -> Matching:
    """Match people, no bots among them."""
    return match_identities(identities, (), mailmap, (), decisions)


def persons(*identities: SeenIdentity, decisions: Sequence[MatchDecision] = ()) -> int:
    """Return how many persons the identities are."""
    return len({each.person_id for each in matching(identities, decisions).memberships.values()})

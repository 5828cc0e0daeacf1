"""Matching: identities to persons, from all evidence and people's decisions; nothing that was seen is rewritten."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from honeyflow.kernel.finding import Finding
from honeyflow.people.claim import Refusal, Suggestion
from honeyflow.people.claims import make_claims
from honeyflow.people.decisions import settle
from honeyflow.people.persons import match_persons
from honeyflow.people.records import Employment, MailmapLine, MatchDecision, Membership, SeenIdentity


@dataclass(frozen=True)
class Matching:
    """Each identity's person, what was held back, what people should judge, and decisions that cannot hold."""

    memberships: Mapping[str, Membership]
    refused: Sequence[Refusal]
    suggestions: Sequence[Suggestion]
    findings: Sequence[Finding]


def match_identities(
    seen: Sequence[SeenIdentity],
    bots: Collection[str],
    mailmap: Sequence[MailmapLine],
    staff: Sequence[Employment],
    decisions: Sequence[MatchDecision],
) -> Matching:
    """Match people with people and bots with bots, so that no program is ever merged into a person."""
    kept, findings = settle(decisions)
    memberships: dict[str, Membership] = {}
    refused: list[Refusal] = []
    suggestions: list[Suggestion] = []
    for programs in (False, True):
        group = [one for one in seen if (one.identity_id in bots) == programs]
        claims, held, suggested = make_claims(group, mailmap, staff, kept)
        memberships |= match_persons(group, claims, kept)
        refused += held
        suggestions += suggested
    return Matching(memberships, refused, suggestions, findings)

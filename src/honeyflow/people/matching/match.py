"""Matching: identities to persons, from all evidence and people's decisions; nothing that was seen is rewritten."""

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from honeyflow.kernel.finding import Finding
from honeyflow.people.addresses import address
from honeyflow.people.matching.claim import Refusal, Suggestion
from honeyflow.people.matching.claims import make_claims
from honeyflow.people.matching.decisions import about_anybody, about_nobody, settle
from honeyflow.people.matching.persons import match_persons
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
    source: str = "decisions.csv",
) -> Matching:
    """Match people with people and bots with bots, so that no program is ever merged into a person.

    Nobody is asked whether two programs are one.

    `source` names the file of decisions in findings.
    """
    kept, findings = settle(decisions, source)
    with _without_collector():
        memberships, refused, suggestions = _match(seen, bots, mailmap, staff, kept)
    known = {address(one.email) for one in seen} if kept else frozenset()
    notes = about_nobody(kept, known, source)
    return Matching(memberships, refused, suggestions, [*findings, *about_anybody(kept, source), *notes])


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from looking for cycles: millions of small records make none, and looking takes half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _match(
    seen: Sequence[SeenIdentity],
    bots: Collection[str],
    mailmap: Sequence[MailmapLine],
    staff: Sequence[Employment],
    kept: Sequence[MatchDecision],
) -> tuple[dict[str, Membership], list[Refusal], list[Suggestion]]:
    memberships: dict[str, Membership] = {}
    refused: list[Refusal] = []
    suggestions: list[Suggestion] = []
    for programs in (False, True):
        group = [one for one in seen if (one.identity_id in bots) == programs]
        claims, held, suggested = make_claims(group, mailmap, staff, kept)
        memberships |= match_persons(group, claims, kept)
        refused += held
        suggestions += [] if programs else suggested
    return memberships, refused, suggestions

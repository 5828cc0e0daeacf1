"""Matching: identities to persons, from all evidence and people's decisions; nothing that was seen is rewritten."""

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from honeyflow.kernel.finding import Finding
from honeyflow.people.matching.claim import Refusal, Suggestion
from honeyflow.people.matching.claims import make_claims
from honeyflow.people.matching.decisions import about_anybody, about_nobody, settle
from honeyflow.people.matching.members import by_email
from honeyflow.people.matching.persons import match_persons
from honeyflow.people.records import Employment, MailmapLine, MatchDecision, Membership, SeenIdentity
from honeyflow.site.erased.pseudonym import is_pseudonym

ERASED = "erased"
"""Evidence of an identity that stands for somebody erased."""


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

    Nobody is asked whether two programs are one. Each who was erased is a person of their own, whatever else is said.

    `source` names the file of decisions in findings.
    """
    kept, findings = settle(decisions, source)
    with _without_collector():
        memberships, refused, suggestions = _match(seen, bots, mailmap, staff, kept)
    notes = about_nobody(kept, seen, by_email(seen) if kept else {}, source)
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
    erased = {one.identity_id for one in seen if is_pseudonym(one.email)}
    memberships = {member: Membership(member, ERASED, 1.0) for member in erased}
    refused: list[Refusal] = []
    suggestions: list[Suggestion] = []
    for programs in (False, True):
        kin = (one for one in seen if (one.identity_id in bots) == programs and one.identity_id not in erased)
        group = sorted(kin, key=lambda one: one.identity_id)
        claims, held, suggested = make_claims(group, mailmap, staff, kept)
        memberships |= match_persons(group, claims, kept)
        refused += held
        suggestions += [] if programs else suggested
    return memberships, refused, suggestions

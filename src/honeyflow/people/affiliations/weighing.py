"""Affiliations: who worked for which organization, from when to when, how sure that is, and why.

What somebody states (the company's staff list, a decision, a list) overrides what addresses tell, in its days. For whom
somebody acts as a contractor or on behalf of a customer says nothing of their employer: it stands beside, not instead.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from honeyflow.people.affiliations.spans import outside_all
from honeyflow.people.records import (
    INDEPENDENT,
    Affiliation,
    AffiliationChance,
    Inferred,
    Organization,
    OrganizationKind,
    Organizations,
    SeenMonth,
    Told,
)

STAFF_LIST = "staff-list"
DAY = timedelta(days=1)
EARLIEST = date(1970, 1, 1)
"""Where a period begins that is stated without a first day."""


@dataclass(frozen=True)
class Span:
    """Half-open days ``[start, end)``."""

    start: date
    end: date


def tell_staff(employments: Mapping[str, Sequence[Span]], keeper_id: str) -> list[Told]:
    """Return the employments as statements of the company."""
    return [
        Told(person_id, keeper_id, span.start, span.end, "employee", STAFF_LIST, 1.0)
        for person_id, spans in employments.items()
        for span in merge_spans(spans)
    ]


def weigh(*sources: Iterable[Told]) -> dict[str, list[Told]]:
    """Return what is stated, by person and in order of day; where two sources speak, the one named first counts.

    Two layers that do not cut each other: whose somebody is, and for which client they act.
    """
    kept: dict[str, list[Told]] = defaultdict(list)
    for source in sources:
        for told in source:
            same = [each for each in kept[told.person_id] if each.for_a_client == told.for_a_client]
            kept[told.person_id] += outside_all(told, same)
    return {person_id: sorted(told, key=lambda each: each.start or date.min) for person_id, told in kept.items()}


def drop_kept_addresses(
    seen: Iterable[SeenMonth], keeper_id: str, employments: Mapping[str, Sequence[Span]]
) -> list[SeenMonth]:
    """Return `seen` without the company's address of those who had left it: many keep it in their settings."""
    return [
        month
        for month in seen
        if month.organization_id != keeper_id
        or not (spans := employments.get(month.person_id))
        or month.first_on < min(span.end for span in spans)
    ]


def build_affiliations(
    inferred: Iterable[Inferred],
    stated: Mapping[str, Sequence[Told]],
    organizations: Organizations,
    *,
    keeper_id: str,
    as_of: date,
) -> list[Affiliation]:
    """Return the periods of all persons, in order of person and day.

    Those of one person do not overlap, but for those in which they act for a client.

    Parameters
    ----------
    inferred : iterable of Inferred
    stated : mapping
        By person, without overlaps but between an employer and a client.
    organizations : mapping
        Organization by identifier.
    keeper_id : str
        Of those on its staff list nothing but the list says when they left it.
    as_of : date
        What is stated without an end reaches to the day after it.
    """
    left = {
        person_id: min(each.end for each in staff if each.end)
        for person_id, told in stated.items()
        if (staff := [each for each in told if each.evidence == STAFF_LIST])
    }
    bounded = (replace(each, start=each.start or EARLIEST, end=each.end or as_of + DAY) for each in _all(stated))
    found = [_affiliation(told, organizations, stated=True) for told in bounded]
    for period in inferred:
        end = period.end
        if period.organization_id == keeper_id and period.person_id in left:
            end = min(end, left[period.person_id])
        whole = Told(
            period.person_id, period.organization_id, period.start, end, "", period.evidence, period.confidence
        )
        employed = [told for told in stated.get(period.person_id, ()) if not told.for_a_client]
        parts = outside_all(whole, employed) if period.start < end else []
        found += [_affiliation(part, organizations, stated=False) for part in parts]
    return sorted(found, key=lambda period: (period.person_id, period.valid_from))


def _all(stated: Mapping[str, Sequence[Told]]) -> Iterable[Told]:
    return (told for each in stated.values() for told in each)


def build_chances(doubts: Iterable[Inferred], organizations: Organizations) -> list[AffiliationChance]:
    """Return the rows of ``affiliation_chance``, in order of person and day."""
    rows = (
        AffiliationChance(
            person_id=each.person_id,
            organization_id=each.organization_id,
            organization=organizations[each.organization_id].name,
            valid_from=each.start,
            valid_to=each.end,
            chance_share=each.confidence,
            evidence=each.evidence,
        )
        for each in doubts
    )
    return sorted(rows, key=lambda row: (row.person_id, row.valid_from))


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return `spans` in order, those that overlap or touch made one; empty ones dropped."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if span.start >= span.end:
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _affiliation(told: Told, organizations: Organizations, *, stated: bool) -> Affiliation:
    organization = organizations[told.organization_id] if told.organization_id else None
    return Affiliation(
        person_id=told.person_id,
        organization_id=told.organization_id,
        organization=organization.name if organization else INDEPENDENT,
        organization_kind=organization.kind if organization else INDEPENDENT,
        valid_from=told.start or EARLIEST,
        valid_to=told.end or date.max,
        capacity=told.capacity or _capacity(organization),
        confidence_share=told.confidence,
        evidence=told.evidence,
        stated=stated,
    )


def _capacity(organization: Organization | None) -> str:
    return "student" if organization and organization.kind == OrganizationKind.UNIVERSITY else "employee"

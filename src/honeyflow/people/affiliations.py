"""Affiliations: who acted for which organization, from when to when, and how sure that is.

One person, one day, one organization: what most of the day's commits say. Consecutive days of one organization become
one half-open period. The company's own staff list overrides what addresses say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

import narwhals as nw

from honeyflow.people.records import Affiliation, Organization, OrganizationKind, Organizations, Sighting
from honeyflow.people.tables import IDENTITY
from honeyflow.sources.tables import COMMIT
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.tables import Column, Frame, Table, TableFunction, Type

STAFF_LIST = "staff-list"
EMAIL_DOMAIN = "email-domain"
DAY = timedelta(days=1)

SIGHTING = Table(
    "sighting",
    grain="one person writing from an address of one organization on one day; an answer, not kept",
    writer="honeyflow.people.affiliations",
    key=("person_id", "seen_on", "organization_id"),
    columns=(
        Column("person_id", Type.TEXT, "person"),
        Column("organization_id", Type.TEXT, "organization the address names"),
        Column("seen_on", Type.DATE, "UTC day"),
        Column("commit_count", Type.INT, "commits authored"),
    ),
)


def build_sightings(commit: Frame, identity: Frame) -> Frame:
    """Return the days on which persons authored commits from an address that names an employer."""
    telling = identity.filter(~nw.col("organization_id").is_null()).select(
        nw.col("name").alias("author_name"),
        nw.col("email").alias("author_email"),
        "person_id",
        "organization_id",
    )
    dated = commit.filter(~nw.col("happened_on").is_null())
    return (
        dated.select("author_name", "author_email", nw.col("happened_on").alias("seen_on"))
        .join(telling, on=["author_name", "author_email"], how="inner")
        .group_by("person_id", "organization_id", "seen_on")
        .agg(nw.len().cast(nw.Int64).alias("commit_count"))
    )


sightings = TableFunction(build=build_sightings, reads=(COMMIT, IDENTITY), writes=SIGHTING)


def read_sightings(engine: Engine, commit: Frame, identity: Frame) -> list[Sighting]:
    """Return the sightings of all persons."""
    return [
        Sighting(**row) for row in rows_of(engine.collect(sightings({COMMIT.name: commit, IDENTITY.name: identity})))
    ]


@dataclass(frozen=True)
class Span:
    """Half-open days ``[start, end)``."""

    start: date
    end: date


def build_affiliations(
    seen: Iterable[Sighting], organizations: Organizations, keeper: Organization, staff: Mapping[str, Sequence[Span]]
) -> list[Affiliation]:
    """Return the periods of all persons, in order of person and day; those of one person do not overlap.

    Parameters
    ----------
    seen : iterable of Sighting
    organizations : mapping
        Organization by identifier.
    keeper : Organization
        Whose staff list `staff` is.
    staff : mapping
        Employments by person, possibly overlapping.
    """
    by_person: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in seen:
        by_person[sighting.person_id].append(sighting)
    found: list[Affiliation] = []
    for person_id in sorted(by_person.keys() | staff.keys()):
        employed = merge_spans(staff.get(person_id, ()))
        told = [_affiliation(person_id, keeper, span, STAFF_LIST, 1.0) for span in employed]
        for organization_id, span in periods(by_person.get(person_id, ())):
            organization = organizations[organization_id]
            told += [
                _affiliation(person_id, organization, rest, EMAIL_DOMAIN, organization.confidence_share)
                for rest in without(span, employed)
            ]
        found += sorted(told, key=lambda period: period.valid_from)
    return found


def periods(seen: Iterable[Sighting]) -> Iterator[tuple[str, Span]]:
    """Yield one person's periods in order: runs of days on which the same organization was seen.

    A day with several organizations is the one's with most commits (tie: smallest identifier). A gap between two
    sightings of one organization belongs to it; a gap between two different ones belongs to neither.
    """
    days: dict[date, list[Sighting]] = defaultdict(list)
    for sighting in seen:
        days[sighting.seen_on].append(sighting)
    chosen = ((day, min(days[day], key=lambda s: (-s.commit_count, s.organization_id))) for day in sorted(days))
    for organization_id, run in groupby(chosen, key=lambda item: item[1].organization_id):
        held = [day for day, _ in run]
        yield organization_id, Span(held[0], held[-1] + DAY)


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


def without(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of `span` outside of `taken` (in order, not overlapping)."""
    start = span.start
    for other in taken:
        if start < min(other.start, span.end):
            yield Span(start, min(other.start, span.end))
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


def _affiliation(
    person_id: str, organization: Organization, span: Span, evidence: str, confidence: float
) -> Affiliation:
    student = organization.kind == OrganizationKind.UNIVERSITY
    return Affiliation(
        person_id=person_id,
        organization_id=organization.organization_id,
        organization=organization.name,
        organization_kind=organization.kind,
        valid_from=span.start,
        valid_to=span.end,
        capacity="student" if student else "employee",
        confidence_share=confidence,
        evidence=evidence,
    )

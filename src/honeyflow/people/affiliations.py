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
        for organization_id, span in periods(by_person.get(person_id, ()), keeper.organization_id, employed):
            organization = organizations[organization_id]
            told.append(_affiliation(person_id, organization, span, EMAIL_DOMAIN, organization.confidence_share))
        found += sorted(told, key=lambda period: period.valid_from)
    return found


def periods(seen: Iterable[Sighting], keeper_id: str, employed: Sequence[Span] = ()) -> Iterator[tuple[str, Span]]:
    """Yield one person's periods in order: runs of days on which the same organization was seen.

    A gap between two sightings of one organization belongs to it, unless an employment lies in it; a gap between two
    different ones belongs to neither. What was seen while `employed` says nothing, nor does the company's address of
    somebody who left it: many keep the address in their settings.
    """
    days: dict[date, list[Sighting]] = defaultdict(list)
    for sighting in seen:
        left = bool(employed) and sighting.organization_id == keeper_id and sighting.seen_on >= employed[0].end
        if not left and not any(span.start <= sighting.seen_on < span.end for span in employed):
            days[sighting.seen_on].append(sighting)
    runs = [(day, _of_day(days[day], keeper_id)) for day in days]
    breaks = [(span.start, f"{STAFF_LIST} {number}") for number, span in enumerate(employed)]
    for organization_id, run in groupby(sorted((*runs, *breaks)), key=lambda item: item[1]):
        held = [day for day, _ in run]
        if held[0] in days:
            yield organization_id, Span(held[0], held[-1] + DAY)


def _of_day(seen: Sequence[Sighting], keeper_id: str) -> str:
    """Return the organization of one day: the company if seen at all, else that of most commits, else by alphabet."""
    return min(seen, key=lambda s: (s.organization_id != keeper_id, -s.commit_count, s.organization_id)).organization_id


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

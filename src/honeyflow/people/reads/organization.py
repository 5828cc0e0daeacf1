"""One organization: names and owners over time, domains seen, its persons, and how many were active each year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from honeyflow.people.affiliations.weighing import DAY
from honeyflow.people.names import fold, printable
from honeyflow.people.reads.stays import Stay, merge_stays
from honeyflow.people.reads.work import work_months
from honeyflow.people.records import Affiliation, Organization
from honeyflow.people.tables import AFFILIATION, IDENTITY, ORGANIZATION, ORGANIZATION_PERIOD, PERSON
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame

Row = dict[str, Any]


@dataclass(frozen=True)
class NameAndOwner:
    """What an organization was called and whose it was; half-open ``[valid_from, valid_to)``, None where open."""

    name: str
    owner_id: str | None
    owner: str | None
    valid_from: date | None
    valid_to: date | None

    @property
    def last_on(self) -> date | None:
        """Last day; None to this day."""
        return self.valid_to - DAY if self.valid_to else None


@dataclass(frozen=True)
class DomainSeen:
    """A mail domain that names the organization, with the persons who used it."""

    domain: str
    persons: int


@dataclass(frozen=True)
class Year:
    """Persons with an accepted commit for the organization in one year, and those commits; merges, programs apart."""

    year: int
    persons: int
    commits: int


@dataclass(frozen=True)
class PersonThere:
    """A person with their stays at the organization."""

    person_id: str
    name: str
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class OrganizationProfile:
    """One organization; `person_count` is of persons with accepted commits for it, ever, as employers are counted."""

    organization: Organization
    names: tuple[NameAndOwner, ...]
    domains: tuple[DomainSeen, ...]
    years: tuple[Year, ...]
    person_count: int
    persons: tuple[PersonThere, ...]


def read_organization_ids(snapshot: Snapshot, engine: Engine) -> dict[str, str]:
    """Return organizations' identifiers by each name they have or had; today's name wins."""
    former = snapshot.frame(ORGANIZATION_PERIOD, engine).select("name", "organization_id").unique()
    today = snapshot.frame(ORGANIZATION, engine).select("name", "organization_id")
    return {row["name"]: row["organization_id"] for frame in (former, today) for row in rows_of(engine.collect(frame))}


def read_organization(snapshot: Snapshot, engine: Engine, organization_id: str) -> OrganizationProfile | None:
    """Return one organization, or None when there is none of that identifier."""

    def rows(frame: Frame) -> list[Row]:
        return list(rows_of(engine.collect(frame)))

    its = nw.col("organization_id") == organization_id
    found = rows(snapshot.frame(ORGANIZATION, engine).filter(its))
    if not found:
        return None
    organization = Organization(**found[0])
    frames = {table.name: snapshot.frame(table, engine) for table in work_months.reads}
    here = (nw.col("employer") == organization.name) & (nw.col("employer_kind") == organization.kind) & ~nw.col("bot")
    work = rows(work_months(frames).filter(here).select("person_id", "month_on", "commit_count"))
    names = rows(snapshot.frame(ORGANIZATION_PERIOD, engine).filter(its).drop("organization_id"))
    persons = snapshot.frame(PERSON, engine).filter(~nw.col("bot")).select("person_id", "name")
    return OrganizationProfile(
        organization=organization,
        names=tuple(sorted((NameAndOwner(**row) for row in names), key=lambda each: each.valid_from or date.min)),
        domains=_domains(rows(snapshot.frame(IDENTITY, engine).filter(its).select("email", "person_id"))),
        years=_years(work),
        person_count=len({row["person_id"] for row in work}),
        persons=_persons(rows(snapshot.frame(AFFILIATION, engine).filter(its).join(persons, on="person_id"))),
    )


def _domains(rows: Iterable[Row]) -> tuple[DomainSeen, ...]:
    users: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        users[printable(row["email"].rpartition("@")[2].lower())].add(row["person_id"])
    return tuple(DomainSeen(domain, len(users[domain])) for domain in sorted(users))


def _years(work: Iterable[Row]) -> tuple[Year, ...]:
    """Return every year from the first to the last with work, those without any included."""
    persons: dict[int, set[str]] = defaultdict(set)
    commits: dict[int, int] = defaultdict(int)
    for row in work:
        persons[row["month_on"].year].add(row["person_id"])
        commits[row["month_on"].year] += row["commit_count"]
    if not commits:
        return ()
    return tuple(Year(year, len(persons[year]), commits[year]) for year in range(min(commits), max(commits) + 1))


def _persons(rows: Iterable[Row]) -> tuple[PersonThere, ...]:
    names: dict[str, str] = {}
    periods: dict[str, list[Affiliation]] = defaultdict(list)
    for row in rows:
        names[row["person_id"]] = printable(row.pop("name"))
        periods[row["person_id"]].append(Affiliation(**row))
    there = (PersonThere(key, names[key], merge_stays(held)) for key, held in periods.items())
    return tuple(sorted(there, key=lambda each: (fold(each.name), each.person_id)))

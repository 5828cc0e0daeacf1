"""One person, to be read aloud to them: which identities, where they worked and when, what is unknown, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import narwhals as nw

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.people.affiliations.attribution import LEAST
from honeyflow.people.matching.match import ERASED
from honeyflow.people.names import fold, printable
from honeyflow.people.reads.evidence import identity_words, work_words
from honeyflow.people.reads.meant import whom_of
from honeyflow.people.reads.stays import Stay, merge_stays, sure_words
from honeyflow.people.reads.unknowns import AuthoredDay, Unknown, explain_unknown
from honeyflow.people.records import UNKNOWN, Affiliation, AffiliationChance, Organization, OrganizationKind
from honeyflow.people.tables import AFFILIATION, AFFILIATION_CHANCE, COMMIT_EMPLOYERS, IDENTITY, ORGANIZATION, PERSON
from honeyflow.sources.tables import COMMIT
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame

T = TypeVar("T")
Row = dict[str, Any]


class UnknownPersonError(HoneyflowError):
    """Nobody of that name, address or identifier is in the snapshot."""

    def __init__(self, where: str, who: str) -> None:
        self.who = who
        super().__init__(
            f"{where}: saw {printable(who)!r}, which nobody bears; expected an e-mail address or a full name as the "
            "commits have it, or a person_id. Do: take one from git log --format='%an <%ae>', or search on the page "
            "people of honeyflow serve"
        )


@dataclass(frozen=True)
class ProfileIdentity:
    """One name and e-mail of a person, and why it is theirs.

    Parameters
    ----------
    why : str
        The evidence in words.
    organization : str or None
        What its address names as employer.
    whom, named : str
        How a decision means it: by its address, where that is enough; by its name and address in any case.
    commits : int
        Commits it authored, merges included; `first_on` and `last_on` are the days of the first and last of them.
    """

    identity_id: str
    name: str
    email: str
    evidence: str
    why: str
    confidence: float
    organization_id: str | None
    organization: str | None
    commits: int
    first_on: date | None
    last_on: date | None
    whom: str = ""
    named: str = ""


@dataclass(frozen=True)
class Answer:
    """Commits of a person that have one employer for one kind of evidence."""

    employer: str
    kind: str
    evidence: str
    why: str
    least_confidence: float
    most_confidence: float
    commits: int
    first_on: date | None
    last_on: date | None

    @property
    def sure(self) -> str:
        """How sure it is, the least and the most."""
        return sure_words(self.least_confidence, self.most_confidence)


@dataclass(frozen=True)
class Profile:
    """One person, or one program."""

    person_id: str
    name: str
    bot: bool
    identities: tuple[ProfileIdentity, ...]
    stays: tuple[Stay, ...]
    answers: tuple[Answer, ...]
    unknown: tuple[Unknown, ...]

    @property
    def commits(self) -> int:
        """Commits authored, merges included."""
        return sum(each.commits for each in self.answers)

    @property
    def unknown_commits(self) -> int:
        """Commits whose employer is unknown."""
        return sum(each.commits for each in self.answers if each.employer == UNKNOWN)

    @property
    def erased(self) -> bool:
        """Whether it stands for somebody who was erased."""
        return any(each.evidence == ERASED for each in self.identities)

    @property
    def company_commits(self) -> int:
        """Commits that count for the keeper."""
        return sum(each.commits for each in self.answers if each.kind == OrganizationKind.KEEPER.value)

    @property
    def first_on(self) -> date | None:
        """Day of the first commit."""
        return min((each.first_on for each in self.answers if each.first_on), default=None)

    @property
    def last_on(self) -> date | None:
        """Day of the last commit."""
        return max((each.last_on for each in self.answers if each.last_on), default=None)


def find_profiles(snapshot: Snapshot, engine: Engine, who: str, *, least: float = LEAST) -> list[Profile]:
    """Return those whom `who` may mean, by name: a person_id, else an e-mail address (without case) or a full name.

    Parameters
    ----------
    least : float
        The site's threshold: an employer that is less sure is not named.
    """
    found = _matching(snapshot, engine, who.strip())
    return read_profiles(snapshot, engine, found, least=least) if found else []


def read_profiles(
    snapshot: Snapshot, engine: Engine, person_ids: Sequence[str], *, least: float = LEAST
) -> list[Profile]:
    """Return the profiles of those of `person_ids` that exist, by name; seven questions however many they are."""

    def asked(frame: Frame) -> list[Row]:
        return list(rows_of(engine.collect(frame)))

    theirs = nw.col("person_id").is_in(list(person_ids))
    persons = asked(snapshot.frame(PERSON, engine).filter(theirs))
    identities = _by_person(asked(snapshot.frame(IDENTITY, engine).filter(theirs)))
    periods = _by_person(asked(snapshot.frame(AFFILIATION, engine).filter(theirs)))
    days = _by_person(asked(read_authored_days(snapshot, engine, theirs)))
    chances = _by_person(read_chances(snapshot, engine, theirs))
    rows = [row for held in (identities, periods) for each in held.values() for row in each]
    known = read_organizations(snapshot, engine, rows)
    profiles = (
        make_profile(person, identities[key], periods[key], days[key], Known(known, least, chances[key]))
        for person in persons
        for key in (person["person_id"],)
    )
    return sorted(profiles, key=lambda each: (fold(each.name), each.person_id))


@dataclass(frozen=True)
class Known:
    """The organizations a profile names, the site's threshold, and what is too unsure to be above it."""

    organizations: dict[str, Organization]
    least: float
    chances: Sequence[Row] = ()


def _matching(snapshot: Snapshot, engine: Engine, who: str) -> list[str]:
    identities = snapshot.frame(IDENTITY, engine).select("person_id", "name", "email")
    if list(rows_of(engine.collect(snapshot.frame(PERSON, engine).filter(nw.col("person_id") == who)))):
        return [who]
    shown = snapshot.frame(PERSON, engine).select("person_id", "name")
    if "@" in who:
        rows = rows_of(engine.collect(identities.filter(nw.col("email").str.to_lowercase() == who.lower())))
        found = {row["person_id"] for row in rows}
        if found:
            return sorted(found)
    wanted = fold(who)
    frames = (identities.select("person_id", "name").unique(), shown)
    rows = (row for frame in frames for row in rows_of(engine.collect(frame)))
    return sorted({row["person_id"] for row in rows if wanted and fold(row["name"]) == wanted})


def read_organizations(snapshot: Snapshot, engine: Engine, rows: Iterable[Row]) -> dict[str, Organization]:
    """Return the organizations that rows name."""
    named = sorted({str(row["organization_id"]) for row in rows if row["organization_id"]})
    frame = snapshot.frame(ORGANIZATION, engine).filter(nw.col("organization_id").is_in(named or [""]))
    return {row["organization_id"]: Organization(**row) for row in rows_of(engine.collect(frame))}


def read_authored_days(snapshot: Snapshot, engine: Engine, theirs: nw.Expr) -> Frame:
    """Return commits counted by author identity, day and answer."""
    answers = snapshot.frame(COMMIT_EMPLOYERS, engine).filter(theirs)
    commits = snapshot.frame(COMMIT, engine).select("repository", "sha", "author_name", "author_email", "happened_on")
    keys = (
        *("person_id", "author_name", "author_email", "happened_on"),
        *("employer", "employer_kind", "evidence", "confidence"),
    )
    counted = nw.len().cast(nw.Int64).alias("commits")
    return commits.join(answers, on=["repository", "sha"], how="inner").group_by(*keys).agg(counted)


def read_chances(snapshot: Snapshot, engine: Engine, theirs: nw.Expr) -> list[Row]:
    """Return rows of ``affiliation_chance``; none of a snapshot that an older version published."""
    if not snapshot.holds(AFFILIATION_CHANCE):
        return []
    return list(rows_of(engine.collect(snapshot.frame(AFFILIATION_CHANCE, engine).filter(theirs))))


def _by_person(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    held: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        held[str(row.pop("person_id"))].append(row)
    return held


def make_profile(person: Row, identities: list[Row], periods: list[Row], authored: list[Row], known: Known) -> Profile:
    """Return the profile that rows of one person make, without their ``person_id``."""
    days = [AuthoredDay(**row) for row in authored]
    affiliations = [Affiliation(person_id=person["person_id"], **row) for row in periods]
    at = {(row["name"], row["email"]): known.organizations.get(row["organization_id"] or "") for row in identities}
    return Profile(
        person_id=person["person_id"],
        name=printable(person["name"]),
        bot=person["bot"],
        identities=_identities(identities, days, known),
        stays=merge_stays(affiliations, known.organizations),
        answers=_answers(days),
        unknown=() if person["bot"] else _unknown(identities, days, affiliations, known, at),
    )


def _unknown(
    identities: Sequence[Row],
    days: Sequence[AuthoredDay],
    affiliations: Sequence[Affiliation],
    known: Known,
    at: Mapping[tuple[str, str], Organization | None],
) -> tuple[Unknown, ...]:
    """Return why employers are unknown: of somebody erased for that reason alone."""
    if any(row["evidence"] == ERASED for row in identities):
        counted = sum(day.commits for day in days)
        return (Unknown("the person was erased", counted, _first(days), _last(days)),) if counted else ()
    person_id = affiliations[0].person_id if affiliations else ""
    chances = [AffiliationChance(person_id=person_id, **row) for row in known.chances]
    return explain_unknown(days, affiliations, at, known.least, chances)


def _identities(rows: Iterable[Row], days: Iterable[AuthoredDay], known: Known) -> tuple[ProfileIdentity, ...]:
    by_identity = _grouped(days, lambda day: (day.author_name, day.author_email))
    made = (_identity(row, by_identity.get((row["name"], row["email"]), []), known) for row in rows)
    return tuple(sorted(made, key=lambda each: (each.first_on or date.max, each.email, each.name)))


def _identity(row: Row, days: list[AuthoredDay], known: Known) -> ProfileIdentity:
    organization = known.organizations.get(row["organization_id"] or "")
    return ProfileIdentity(
        identity_id=row["identity_id"],
        name=printable(row["name"]),
        email=printable(row["email"]),
        evidence=row["evidence"],
        why=identity_words(row["evidence"]),
        confidence=row["confidence_share"],
        organization_id=row["organization_id"],
        organization=organization.name if organization else None,
        commits=sum(day.commits for day in days),
        first_on=_first(days),
        last_on=_last(days),
        whom=whom_of(row["name"], row["email"]),
        named=whom_of(row["name"], row["email"], alone=True),
    )


def _answers(days: Iterable[AuthoredDay]) -> tuple[Answer, ...]:
    groups = _grouped(days, lambda day: (day.employer, day.employer_kind, day.evidence))
    made = (
        Answer(
            employer,
            kind,
            evidence,
            work_words(evidence),
            min(day.confidence for day in held),
            max(day.confidence for day in held),
            sum(day.commits for day in held),
            _first(held),
            _last(held),
        )
        for (employer, kind, evidence), held in groups.items()
    )
    return tuple(sorted(made, key=lambda each: (each.first_on or date.max, each.employer, each.evidence)))


def _grouped(days: Iterable[AuthoredDay], key: Callable[[AuthoredDay], T]) -> dict[T, list[AuthoredDay]]:
    groups: defaultdict[T, list[AuthoredDay]] = defaultdict(list)
    for day in days:
        groups[key(day)].append(day)
    return groups


def _first(days: Iterable[AuthoredDay]) -> date | None:
    return min((day.happened_on for day in days if day.happened_on), default=None)


def _last(days: Iterable[AuthoredDay]) -> date | None:
    return max((day.happened_on for day in days if day.happened_on), default=None)

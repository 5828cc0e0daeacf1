"""Why the employer of a commit is unknown, told from what is published: its address, its day, and what was seen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from honeyflow.people.affiliations.attribution import OWN_EMAIL
from honeyflow.people.affiliations.inferred import EMAIL_DOMAIN
from honeyflow.people.reads.evidence import is_said, work_words
from honeyflow.people.reads.stays import sure_words
from honeyflow.people.records import UNKNOWN, Affiliation, AffiliationChance, Organization, OrganizationKind

DAY = timedelta(days=1)
SEEN, STATED = "work address", "stated day"


@dataclass(frozen=True)
class AuthoredDay:
    """Commits of one author identity on one day that have the same answer; `happened_on` is None when undated."""

    author_name: str
    author_email: str
    happened_on: date | None
    employer: str
    employer_kind: str
    evidence: str
    confidence: float
    commits: int


@dataclass(frozen=True)
class Unknown:
    """Commits whose employer is unknown for one reason."""

    why: str
    commits: int
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True)
class Sighting:
    """Days on which it is known where somebody worked, both included; `told` says by what."""

    first_on: date
    last_on: date
    organization: str
    told: str


@dataclass(frozen=True)
class _Reason:
    """Why nothing tells: `before` and `after` stand for the months since and until somebody's employer was known.

    `inferred` where the model had a say; then `likeliest` is the organization it thinks likeliest, and `said` what
    others said of it.
    """

    words: str
    before: Sighting | None = None
    after: Sighting | None = None
    likeliest: str | None = None
    said: str = ""
    inferred: bool = False


def explain_unknown(
    days: Sequence[AuthoredDay],
    affiliations: Iterable[Affiliation],
    at: Mapping[tuple[str, str], Organization | None],
    least: float,
    chances: Iterable[AffiliationChance] = (),
) -> tuple[Unknown, ...]:
    """Return one person's commits of unknown employer, by reason and in order of day.

    Parameters
    ----------
    days : sequence of AuthoredDay
        All of the person's.
    affiliations : iterable of Affiliation
    at : mapping
        Organization that an address names, by name and e-mail.
    least : float
        The threshold below which no employer is named.
    chances : iterable of AffiliationChance
        The model's own figures for the months of which it is not sure.
    """
    sightings, known = _sightings(days, affiliations), sorted(chances, key=lambda each: each.valid_from)
    groups: dict[_Reason, list[tuple[AuthoredDay, float]]] = defaultdict(list)
    for day in days:
        if day.employer == UNKNOWN:
            reason = _reason(day, at.get((day.author_name, day.author_email)), sightings, least)
            chance = _chance(day, known) if reason.inferred else None
            if chance is not None:
                reason = replace(reason, likeliest=chance.organization, said=_said(chance.evidence))
            groups[reason].append((day, chance.chance_share if chance else 0.0))
    found = (_unknown(reason, held, least) for reason, held in groups.items())
    return tuple(sorted(found, key=lambda each: (each.first_on or date.max, each.why)))


def _chance(day: AuthoredDay, chances: Sequence[AffiliationChance]) -> AffiliationChance | None:
    inside = (each for each in chances if day.happened_on and each.valid_from <= day.happened_on < each.valid_to)
    return next(inside, None)


def _said(evidence: str) -> str:
    return work_words(evidence) if is_said(evidence) else ""


def _sightings(days: Iterable[AuthoredDay], affiliations: Iterable[Affiliation]) -> list[Sighting]:
    seen = [
        Sighting(
            each.valid_from, each.valid_to - DAY, each.organization, "stated day" if each.stated else "work address"
        )
        for each in affiliations
        if each.stated or each.evidence == EMAIL_DOMAIN
    ]
    own = (day for day in days if day.evidence == OWN_EMAIL)
    seen += [Sighting(d.happened_on, d.happened_on, d.employer, SEEN) for d in own if d.happened_on]
    return sorted(seen, key=lambda each: (each.first_on, each.last_on))


def _reason(day: AuthoredDay, named: Organization | None, sightings: Sequence[Sighting], least: float) -> _Reason:
    if named and named.confidence_share < least:
        return _Reason(
            f"an address at {named.name}, which is no sure employer: {named.confidence_share:.2f}, below {least:.2f}"
        )
    if named and named.kind == OrganizationKind.KEEPER.value:
        return _Reason("the company's own address on a day outside the staff list; many keep it after they left")
    if day.happened_on is None:
        return _Reason("a private address, and the commit has no plausible day")
    if not sightings:
        return _Reason("a private address, and no work address was ever seen nor anything stated", inferred=True)
    earlier = [each for each in sightings if each.last_on < day.happened_on]
    later = [each for each in sightings if each.first_on > day.happened_on]
    before = max(earlier, key=lambda each: each.last_on) if earlier else None
    return _Reason("a private address", before, later[0] if later else None, inferred=True)


def _unknown(reason: _Reason, counted: Sequence[tuple[AuthoredDay, float]], least: float) -> Unknown:
    days = [day for day, _ in counted]
    dated = [day.happened_on for day in days if day.happened_on]
    first, last = min(dated, default=None), max(dated, default=None)
    words = reason.words
    if first and last and (reason.before or reason.after):
        words = f"{words} {_where(reason, first, last)}"
    if reason.said:
        words = f"{words}; {reason.said}"
    if reason.likeliest:
        lowest, highest = min(chance for _, chance in counted), max(chance for _, chance in counted)
        words = f"{words}: {sure_words(lowest, highest)} that it was {reason.likeliest}; {least:.2f} is needed"
    elif reason.before or reason.after:
        words = f"{words}: less than {least:.2f} sure"
    return Unknown(words, sum(day.commits for day in days), first, last)


def _where(reason: _Reason, first: date, last: date) -> str:
    before, after = reason.before, reason.after
    if before and after and before.organization != after.organization:
        return (
            f"between the last {before.told} ({before.organization}) and the first {after.told} ({after.organization})"
        )
    if before and after:
        return f"in {_months(before.last_on, after.first_on)} between two sightings of {before.organization}"
    if before:
        return f"{_span(before.last_on, first, last)} after the last {before.told} ({before.organization})"
    if after:
        return f"{_span(after.first_on, last, first)} before the first {after.told} ({after.organization})"
    return ""


def _span(anchor: date, near: date, far: date) -> str:
    nearest, farthest = abs(_distance(anchor, near)), abs(_distance(anchor, far))
    if nearest == farthest:
        return _months(anchor, near)
    return f"{nearest} to {farthest} months"


def _months(one: date, other: date) -> str:
    count = abs(_distance(one, other))
    if not count:
        return "less than a month"
    return f"{count} month" if count == 1 else f"{count} months"


def _distance(one: date, other: date) -> int:
    """Return whole months from `one` to `other`, days left out."""
    return (other.year - one.year) * 12 + other.month - one.month

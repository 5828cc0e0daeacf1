"""Nouns of the people floor: what was seen of identities, and what was decided about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from honeyflow.site.whom import Whom
from honeyflow.sources.lists.capacity import FOR_A_CLIENT


class OrganizationKind(StrEnum):
    """What an organization is to the keeper."""

    KEEPER = "keeper"
    CUSTOMER = "customer"
    PARTNER = "partner"
    COMPETITOR = "competitor"
    COMPANY = "company"
    UNIVERSITY = "university"
    FOUNDATION = "foundation"
    GOVERNMENT = "government"


UNKNOWN = "unknown"
"""Employer and employer kind where nothing tells."""

INDEPENDENT = "independent"
"""Reserved for people known to work for nobody; nothing states it yet."""


@dataclass(frozen=True)
class SeenIdentity:
    """One name and e-mail pair with what the commits tell about it.

    Parameters
    ----------
    author_count, committer_count, trailer_count : int
        Commits in which it is the author, the committer, or named by a ``…-by`` trailer.
    first_on, last_on : date or None
        First and last UTC day it was seen; None when no commit of it has a plausible date.
    """

    identity_id: str
    name: str
    email: str
    author_count: int = 1
    committer_count: int = 0
    trailer_count: int = 0
    first_on: date | None = None
    last_on: date | None = None

    @property
    def count(self) -> int:
        """Times seen, in any part."""
        return self.author_count + self.committer_count + self.trailer_count


@dataclass(frozen=True)
class MailmapLine:
    """One line of a ``.mailmap``: evidence that names and addresses belong together."""

    repository: str
    line: int
    proper_name: str | None
    proper_email: str | None
    commit_name: str | None
    commit_email: str


@dataclass(frozen=True)
class MatchDecision:
    """What somebody decided of two addresses: that they are one person's (`same`), or that they never are.

    Parameters
    ----------
    name_a, name_b : str
        Of several who use an address, the one of this name alone is meant; empty: all of them.
    """

    line: int
    same: bool
    email_a: str
    email_b: str
    name_a: str = ""
    name_b: str = ""

    @property
    def sides(self) -> tuple[Whom, Whom]:
        """Return whom it is about."""
        return Whom(self.email_a, self.name_a), Whom(self.email_b, self.name_b)


@dataclass(frozen=True)
class Employment:
    """One row of the keeper's staff list; `ended_on` is half-open, None while employed."""

    staff_id: str
    name: str
    emails: tuple[str, ...]
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """Why one identity belongs to one person."""

    person_id: str
    evidence: str
    confidence: float


@dataclass(frozen=True)
class Workplace:
    """What an address names as employer.

    Parameters
    ----------
    organization_id : str
        Main registrable domain, else its name in lower case with hyphens.
    listed : bool
        The site, the customers' list or the curated list names it; else it was read off the domain alone.
    """

    organization_id: str
    name: str
    kind: OrganizationKind
    listed: bool = False


@dataclass(frozen=True)
class Identity:
    """A row of the table ``identity``."""

    identity_id: str
    name: str
    email: str
    person_id: str
    bot: bool
    evidence: str
    confidence_share: float
    organization_id: str | None = None


@dataclass(frozen=True)
class Person:
    """A row of the table ``person``."""

    person_id: str
    name: str
    bot: bool
    identity_count: int


@dataclass(frozen=True)
class MatchReview:
    """A row of the table ``match_review``: two persons who may be one."""

    person_a: str
    person_b: str
    identity_a: str
    identity_b: str
    evidence: str
    shared: str
    probability_share: float


@dataclass(frozen=True)
class Organization:
    """A row of the table ``organization``."""

    organization_id: str
    name: str
    kind: str
    person_count: int
    confidence_share: float
    owner_id: str | None = None
    owner: str | None = None
    owner_kind: str | None = None


@dataclass(frozen=True)
class SeenMonth:
    """One person writing in one month (12 × year + month - 1) from addresses of one organization, or private ones."""

    person_id: str
    organization_id: str | None
    month: int
    first_on: date
    last_on: date


@dataclass(frozen=True)
class Hint:
    """What others said of where somebody works, first in `month` (12 × year + month - 1).

    Parameters
    ----------
    until : int
        Month in which it was last said.
    weight : float
        How many times likelier it is first said of somebody who works there than of anybody else.
    evidence : str
        Who said it: ``named-in-file:press/MAINTAINERS``, ``fork-owner:larder``.
    yearly : float
        The same of its being still said a year later, and each year after that.
    """

    person_id: str
    organization_id: str
    month: int
    until: int
    weight: float
    evidence: str
    yearly: float = 1.0


@dataclass(frozen=True)
class Inferred:
    """A half-open period ``[start, end)`` that addresses tell of one person."""

    person_id: str
    organization_id: str
    start: date
    end: date
    evidence: str
    confidence: float


@dataclass(frozen=True)
class Told:
    """A half-open period that somebody states of one person, None where it is open.

    Parameters
    ----------
    organization_id : str or None
        None when the person works for nobody (`capacity` independent or volunteer), or studies at no named place.
    evidence : str
        Who states it; of a list also the line, and what it means the person by: ``people.csv:line 12 by address``.
    confidence : float
        0-1.
    """

    person_id: str
    organization_id: str | None
    start: date | None
    end: date | None
    capacity: str
    evidence: str
    confidence: float

    @property
    def for_a_client(self) -> bool:
        """Whether it tells for whom the person acts, rather than who employs them."""
        return self.capacity in FOR_A_CLIENT


@dataclass(frozen=True)
class Affiliation:
    """A row of the table ``affiliation``: a half-open period ``[valid_from, valid_to)``."""

    person_id: str
    organization_id: str | None
    organization: str
    organization_kind: str
    valid_from: date
    valid_to: date
    capacity: str
    confidence_share: float
    evidence: str
    stated: bool = False


@dataclass(frozen=True)
class AffiliationChance:
    """A row of the table ``affiliation_chance``: a half-open period ``[valid_from, valid_to)``, too unsure to count."""

    person_id: str
    organization_id: str
    organization: str
    valid_from: date
    valid_to: date
    chance_share: float
    evidence: str


@dataclass(frozen=True)
class WorkMonth:
    """One person's accepted commits for one employer in one project and month."""

    project: str
    month_on: date
    person_id: str
    bot: bool
    employer: str
    employer_kind: str
    party: str
    commit_count: int
    first_on: date
    last_on: date
    capacity: str = "employee"


@dataclass(frozen=True)
class PeopleChange:
    """A row of the table ``people_change``."""

    kind: str
    person_id: str
    before: str
    after: str
    count: int

    @property
    def words(self) -> str:
        """Return the change in plain words."""
        if self.kind == "joined":
            return f"{self.before} persons are one now ({self.count:,} identities moved)"
        if self.kind == "parted":
            return f"one person is {self.after} now ({self.count:,} identities moved)"
        return f"{self.count:,} commits count for {self.after}, before for {self.before}"


Organizations = Mapping[str, Organization]
"""Organizations by identifier."""

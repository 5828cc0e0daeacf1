"""Stays: periods of a person at one organization, those made one that differ only in their evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from honeyflow.people.affiliations.weighing import DAY, EARLIEST
from honeyflow.people.reads.evidence import work_words
from honeyflow.people.records import Affiliation, Organization


@dataclass(frozen=True)
class PeriodRow:
    """One row of the table ``affiliation``: the evidence of a stay, or of a part of it; half-open."""

    valid_from: date
    valid_to: date
    confidence: float
    evidence: str
    why: str

    @property
    def from_words(self) -> str:
        """First day, or that none is stated."""
        return from_words(self.valid_from)

    @property
    def last_on(self) -> date:
        """Last day."""
        return self.valid_to - DAY


@dataclass(frozen=True)
class Stay:
    """A person at one organization without a gap, in one capacity; half-open ``[valid_from, valid_to)``.

    Parameters
    ----------
    organization_id : str or None
        None for who works for nobody.
    owner : str or None
        Whose the organization is today; None when it belongs to nobody else.
    stated : bool
        Somebody states it; else it is inferred.
    rows : tuple of PeriodRow
        The evidence, in order of day.
    """

    organization_id: str | None
    organization: str
    kind: str
    owner: str | None
    valid_from: date
    valid_to: date
    capacity: str
    stated: bool
    least_confidence: float
    most_confidence: float
    rows: tuple[PeriodRow, ...]

    @property
    def sure(self) -> str:
        """How sure it is, the least and the most."""
        return sure_words(self.least_confidence, self.most_confidence)

    @property
    def from_words(self) -> str:
        """First day, or that none is stated."""
        return from_words(self.valid_from)

    @property
    def last_on(self) -> date:
        """Last day."""
        return self.valid_to - DAY


def from_words(day: date) -> str:
    """Return a first day, or that none is stated."""
    return "the beginning" if day == EARLIEST else day.isoformat()


def sure_words(least: float, most: float) -> str:
    """Return two confidences as a range, or one when they read the same."""
    lower, upper = f"{least:.2f}", f"{most:.2f}"
    return upper if lower == upper else f"{lower} to {upper}"


def merge_stays(
    affiliations: Iterable[Affiliation], organizations: dict[str, Organization] | None = None
) -> tuple[Stay, ...]:
    """Return periods of one person in order of day, those that touch and differ only in their evidence made one."""
    runs: list[list[Affiliation]] = []
    for each in sorted(affiliations, key=lambda period: period.valid_from):
        if runs and _alike(runs[-1][-1], each) and runs[-1][-1].valid_to >= each.valid_from:
            runs[-1].append(each)
        else:
            runs.append([each])
    return tuple(_stay(run, organizations or {}) for run in runs)


def _alike(one: Affiliation, other: Affiliation) -> bool:
    def told(period: Affiliation) -> tuple[object, ...]:
        return period.organization_id, period.organization, period.stated, period.capacity

    return told(one) == told(other)


def _stay(run: Sequence[Affiliation], organizations: dict[str, Organization]) -> Stay:
    first = run[0]
    organization = organizations.get(first.organization_id or "")
    return Stay(
        organization_id=first.organization_id,
        organization=first.organization,
        kind=first.organization_kind,
        owner=organization.owner if organization else None,
        valid_from=first.valid_from,
        valid_to=run[-1].valid_to,
        capacity=first.capacity,
        stated=first.stated,
        least_confidence=min(each.confidence_share for each in run),
        most_confidence=max(each.confidence_share for each in run),
        rows=tuple(
            PeriodRow(each.valid_from, each.valid_to, each.confidence_share, each.evidence, work_words(each.evidence))
            for each in run
        ),
    )

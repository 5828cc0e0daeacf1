"""Nouns of the story: people with their jobs and the ways they sign."""

from dataclasses import dataclass, field
from datetime import date

from honeyflow.demo.names import Culture, Name
from honeyflow.demo.organizations import KEEPER, Organization


@dataclass(frozen=True)
class Voice:
    """One name and address, used in ``[since, until)`` with a weight among those of the day."""

    name: str | bytes
    email: str
    since: date
    until: date
    weight: float


@dataclass(frozen=True)
class Job:
    """One stretch of a life, ``[start, end)``; no organization: on one's own account."""

    organization: Organization | None
    start: date
    end: date


@dataclass(eq=False)
class Person:
    """Somebody who contributes.

    Parameters
    ----------
    energy : float
        Weight among those active in a month.
    joined, left : date
        Active in ``[joined, left)``.
    home : int
        Place of the project they care about most in the list of projects.
    role : str
        On the company's payroll; empty for those who never were.
    """

    key: str
    name: Name
    culture: Culture
    craft: str
    energy: float
    joined: date
    left: date
    home: int
    jobs: list[Job]
    role: str = ""
    once: bool = False
    bot: bool = False
    voices: list[Voice] = field(default_factory=list)

    def employer(self, day: date) -> Organization | None:
        """Return whom the person works for on `day`."""
        return next((job.organization for job in self.jobs if job.start <= day < job.end), None)

    def on_staff(self, day: date) -> bool:
        """Tell whether the person is on the company's payroll on `day`."""
        return self.employer(day) is KEEPER

    def moves(self, day: date, organization: Organization | None) -> None:
        """End the job held on `day` and begin another, held for good until the next move."""
        self.jobs = [Job(job.organization, job.start, min(job.end, day)) for job in self.jobs if job.start < day]
        self.jobs.append(Job(organization, day, date.max))

"""Findings: problems in data, as values with their evidence. Runs go on; nothing is dropped silently."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters to the figures shown."""

    NOTE = "note"
    WARNING = "warning"
    SERIOUS = "serious"


@dataclass(frozen=True, order=True)
class Evidence:
    """Where a fact came from: the source (a file, a repository) and the place in it (a line, a commit)."""

    source: str
    locator: str = ""

    def __str__(self) -> str:
        return f"{self.source}:{self.locator}" if self.locator else self.source


@dataclass(frozen=True, order=True)
class Finding:
    """One problem in the data.

    Parameters
    ----------
    rule : str
        Stable name of the check, kebab-case, e.g. ``invoice-duplicate``.
    evidence : Evidence
        Where it is.
    seen, expected, done : str
        What was there; what should have been; what Honeyflow did with the row.
    severity : Severity
        Note: nothing lost. Warning: some figure is weaker. Serious: something is missing from the figures.
    """

    rule: str
    evidence: Evidence
    seen: str
    expected: str
    done: str
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        return f"{self.evidence} · saw {self.seen} · expected {self.expected} · {self.done}"

"""What was wrong with one file, as findings: the first of each kind one by one, the rest by number."""

from collections import Counter

from honeyflow.kernel.finding import Evidence, Finding, Severity

NAMED = 20
"""Findings of one rule and file given one by one; one more counts the rest."""

_SHOWN = 60


class Trouble:
    """Gathers the findings of one file.

    Parameters
    ----------
    source : str
        The file's name.
    confidential : bool
        Never show a value of the file (wages): places and columns are enough to find it.
    """

    def __init__(self, source: str, *, confidential: bool = False) -> None:
        self.source = source
        self._confidential = confidential
        self._found: list[Finding] = []
        self._count: Counter[str] = Counter()
        self._last: dict[str, Finding] = {}

    def add(
        self, rule: str, place: str, seen: str, expected: str, done: str, severity: Severity = Severity.WARNING
    ) -> None:
        """Record one problem at `place` (``row 12``; empty for the whole file)."""
        finding = Finding(rule, Evidence(self.source, place), seen, expected, done, severity)
        self._count[rule] += 1
        self._last[rule] = finding
        if self._count[rule] <= NAMED:
            self._found.append(finding)

    def shown(self, value: str) -> str:
        """Return `value` fit to be quoted in a finding: short, one line, and nothing of a confidential file."""
        if self._confidential:
            return "a value (not shown)"
        return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")

    def findings(self) -> tuple[Finding, ...]:
        """Return all of them, in the order found."""
        return (*self._found, *(self._rest(rule) for rule, count in self._count.items() if count > NAMED))

    def _rest(self, rule: str) -> Finding:
        last = self._last[rule]
        seen = f"{self._count[rule] - NAMED:,} more of the same kind; the last at {last.evidence.locator}"
        return Finding(rule, Evidence(self.source, "and more"), seen, last.expected, last.done, last.severity)


class Troubles:
    """One `Trouble` for each file or system, made when first asked for."""

    def __init__(self) -> None:
        self._by_source: dict[str, Trouble] = {}

    def of(self, source: str) -> Trouble:
        """Return the trouble of one file or system."""
        return self._by_source.setdefault(source, Trouble(source))

    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, source by source."""
        return tuple(finding for each in self._by_source.values() for finding in each.findings())

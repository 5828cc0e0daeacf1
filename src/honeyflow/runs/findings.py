"""The finding table: what every floor found, in one order, without doubles."""

from collections.abc import Iterable
from dataclasses import dataclass

from honeyflow.kernel.finding import Finding


@dataclass(frozen=True, order=True)
class FindingRow:
    """A row of ``finding``."""

    rule: str
    source: str
    locator: str
    seen: str
    severity: str
    expected: str
    done: str


def finding_rows(findings: Iterable[Finding]) -> list[FindingRow]:
    """Return the distinct findings as rows, sorted by rule and place."""
    return sorted(
        {
            FindingRow(f.rule, f.evidence.source, f.evidence.locator, f.seen, f.severity.value, f.expected, f.done)
            for f in findings
        }
    )

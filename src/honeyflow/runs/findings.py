"""The finding table: what every floor found, in one order, without doubles."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from honeyflow.kernel.finding import Evidence, Finding
from honeyflow.site.erased.tombstones import Tombstones


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


def without_erased(findings: Iterable[Finding], erased: Tombstones) -> list[Finding]:
    """Return the findings, those that quote an input rid of people who were erased."""
    if not erased:
        return list(findings)
    return [
        replace(
            each,
            evidence=Evidence(erased.scrub(each.evidence.source), erased.scrub(each.evidence.locator)),
            seen=erased.scrub(each.seen),
        )
        for each in findings
    ]

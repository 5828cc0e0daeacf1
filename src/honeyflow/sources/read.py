"""Published reads of the sources floor: the findings of the current snapshot."""

from dataclasses import dataclass

import narwhals as nw

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.sources.tables import FINDING
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot

_WEIGHT = {Severity.SERIOUS: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True)
class FindingCount:
    """How often one rule found something."""

    rule: str
    severity: Severity
    count: int


def read_finding_counts(snapshot: Snapshot, engine: Engine) -> tuple[FindingCount, ...]:
    """Return one row per rule and severity, the weightiest first, then the most frequent."""
    frame = snapshot.frame(FINDING, engine).group_by("rule", "severity").agg(count=nw.len())
    counts = [
        FindingCount(str(row["rule"]), Severity(str(row["severity"])), int(str(row["count"])))
        for row in rows_of(engine.collect(frame))
    ]
    return tuple(sorted(counts, key=lambda count: (_WEIGHT[count.severity], -count.count, count.rule)))


def read_findings(
    snapshot: Snapshot,
    engine: Engine,
    *,
    severity: Severity | None = None,
    rule: str | None = None,
    offset: int = 0,
    limit: int = 100,
) -> tuple[int, tuple[Finding, ...]]:
    """Return how many findings there are, and `limit` of them: the weightiest first, then by rule and place."""
    rows = rows_of(engine.collect(snapshot.frame(FINDING, engine)))
    found = [_finding(row) for row in rows if rule in (None, row["rule"]) and severity in (None, row["severity"])]
    found.sort(key=lambda finding: (_WEIGHT[finding.severity], finding))
    return len(found), tuple(found[offset : offset + limit])


def _finding(row: dict[str, object]) -> Finding:
    return Finding(
        rule=str(row["rule"]),
        evidence=Evidence(str(row["source"]), str(row["locator"])),
        seen=str(row["seen"]),
        expected=str(row["expected"]),
        done=str(row["done"]),
        severity=Severity(str(row["severity"])),
    )

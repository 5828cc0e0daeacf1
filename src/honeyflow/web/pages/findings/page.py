"""What was wrong in the data, with its place, and what was done about it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import Http404

from honeyflow.kernel.access import Right
from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.sources.read import read_finding_counts, read_findings
from honeyflow.web.access import shown_text
from honeyflow.web.links import page_link
from honeyflow.web.paging import Paging, offset_of
from honeyflow.web.records import Group, Page, Visit

LIMIT = 50


def show_findings(visit: Visit) -> dict[str, Any]:
    """Return counts by rule and the findings themselves, narrowed by severity or rule."""
    severity, rule = _severity(visit.query.get("severity", "")), visit.query.get("rule") or None
    counts = visit.published.ask(read_finding_counts)
    offset = offset_of(visit.query)
    total, rows = visit.published.ask(read_findings, severity=severity, rule=rule, offset=offset, limit=LIMIT)
    kept = {**({"severity": severity.value} if severity else {}), **({"rule": rule} if rule else {})}
    shown = shown_text(visit.published)
    by_severity = {s: sum(c.count for c in counts if c.severity is s) for s in reversed(Severity)}
    return {
        "counts": counts,
        "severities": [(s.value, n, s is severity) for s, n in by_severity.items()],
        "all_count": sum(by_severity.values()),
        "rule": rule,
        "severity": severity,
        "rows": [_shown(row, shown) for row in rows],
        "paging": Paging(total, offset, LIMIT, lambda at: page_link("findings", visit.choice, **kept, **at)),
    }


def _shown(finding: Finding, shown: Callable[[str], str]) -> Finding:
    """Return a finding without names and addresses of people: a row's contents may hold them."""
    place = Evidence(shown(finding.evidence.source), shown(finding.evidence.locator))
    seen, expected, done = shown(finding.seen), shown(finding.expected), shown(finding.done)
    return replace(finding, evidence=place, seen=seen, expected=expected, done=done)


def _severity(asked: str) -> Severity | None:
    if asked and asked not in set(Severity):
        raise Http404(f"severity {asked!r}: expected one of {', '.join(Severity)}")
    return Severity(asked) if asked else None


page = Page(
    name="findings",
    title="Findings",
    path="findings/",
    order=42,
    group=Group.BOOKS,
    question="What is wrong or doubtful in the data, and what was done about it?",
    view=show_findings,
    right=Right.SEE_FINDINGS,
    picks=False,
)

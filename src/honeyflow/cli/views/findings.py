"""Findings in the terminal."""

from rich.console import Console
from rich.markup import escape

from honeyflow.cli.records import Asked, View
from honeyflow.cli.tabular import table
from honeyflow.kernel.finding import Finding
from honeyflow.sources.read import read_findings

EVERY = 1_000_000


def read(asked: Asked) -> tuple[Finding, ...]:
    """Read all findings, the weightiest first."""
    _, found = read_findings(asked.snapshot, asked.engine, limit=EVERY)
    return found


def render(findings: tuple[Finding, ...], console: Console) -> None:
    """Print one row per finding."""
    if not findings:
        console.print("No finding: every row read was sound.")
        return
    shown = table(f"{len(findings)} findings", "severity", "rule", "where", "seen", "expected", "done")
    for each in findings:
        texts = (each.severity.value, each.rule, str(each.evidence), each.seen, each.expected, each.done)
        shown.add_row(*(escape(text) for text in texts))
    console.print(shown)


view = View(
    name="findings", question="What was wrong in the data, and what was done about it?", read=read, render=render
)

"""Findings in the terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from honeyflow.cli.records import Asked, View
from honeyflow.kernel.access import Right
from honeyflow.kernel.finding import Finding, Severity
from honeyflow.sources.read import read_findings

EVERY = 1_000_000
_COLOURS = {Severity.SERIOUS: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def read(asked: Asked) -> tuple[Finding, ...]:
    """Read all findings, the weightiest first."""
    _, found = read_findings(asked.snapshot, asked.engine, limit=EVERY)
    return found


def render(findings: tuple[Finding, ...], console: Console) -> None:
    """Print the findings of each rule together: what was expected and done once, then each place."""
    if not findings:
        console.print("No finding: every row read was sound.")
        return
    console.print(f"[bold]{len(findings):,} {'finding' if len(findings) == 1 else 'findings'}[/]")
    together: dict[tuple[Severity, str, str, str], list[Finding]] = {}
    for each in findings:
        together.setdefault((each.severity, each.rule, each.expected, each.done), []).append(each)
    for (severity, rule, expected, done), same in together.items():
        colour = _COLOURS[severity]
        console.print(f"\n[bold {colour}]{severity.value}[/]  [bold]{escape(rule)}[/]  ({len(same)})")
        console.print(_grid((("expected", expected), ("done", done))))
        console.print(_grid((str(each.evidence), each.seen) for each in same))


def _grid(rows: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for name, text in rows:
        grid.add_row("", escape(name), escape(text))
    return grid


view = View(
    name="findings",
    question="What was wrong in the data, and what was done about it?",
    right=Right.SEE_FINDINGS,
    read=read,
    render=render,
)
